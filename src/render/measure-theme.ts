import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { cacheDir } from '../load/cache-dir.js'
import { PICTURE } from '../load/foreign-theme.js'
import type { ThemeFile, ThemeSizes } from '../load/theme.js'
import { checkScript } from './check-page.js'
import { renderDeck } from './render.js'
import { probeDeck } from './theme-probe.js'

const DEADLINE_MS = 60_000

/**
 * What a browser measures of a theme that states no type scale, by our custom properties; kept by
 * the hash of the theme, so that it is measured once. Rejects with a RenderFault where no browser is.
 */
export async function measureTheme(theme: ThemeFile, browser?: string): Promise<ThemeSizes> {
  const key = createHash('sha256').update(theme.css).update(checkScript).digest('hex').slice(0, 32)
  const file = path.join(cacheDir(), 'themes', `${key}.json`)
  const known = await read(file)
  if (known) return known
  const markdown = probeDeck(theme.name)
  const { check } = await renderDeck({
    markdown,
    themeCss: theme.css,
    fontText: markdown,
    lang: 'en',
    formats: ['pdf'],
    pdfNotes: false,
    metadata: {
      title: theme.name,
      authors: [],
      lang: 'en',
      keywords: [],
      slides: [],
      formulas: [],
    },
    out: { pdf: '' },
    browser,
    deadlineMs: DEADLINE_MS,
    // Nothing of it is to be kept.
    accepts: () => false,
  })
  if (!check?.sizes) throw new Error('Expected the browser to measure the theme.')
  const sizes = { ...check.sizes, 'least-figure': PICTURE, 'least-diagram': PICTURE }
  await keep(file, sizes)
  return sizes
}

async function read(file: string): Promise<ThemeSizes | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as ThemeSizes
  } catch {
    return undefined
  }
}

/** Where nothing can be kept, the theme is measured each time. */
async function keep(file: string, sizes: ThemeSizes): Promise<void> {
  const own = `${file}.${process.pid}`
  try {
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(own, JSON.stringify(sizes))
    await rename(own, file)
  } catch {}
}
