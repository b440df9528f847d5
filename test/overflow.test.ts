import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wildNote } from '../bench/fit-notes.js'
import { convert } from '../src/convert.js'
import type { Note } from '../src/load/note.js'
import { readNote } from '../src/load/read-note.js'
import { findBrowser } from '../src/render/browser.js'
import { checkScript, type PageCheck } from '../src/render/check-page.js'
import Engine from '../src/render/engine.js'
import { fontFaces } from '../src/render/fonts.js'
import { hasShared, ownNotes, SHARED, sharedNotes } from './support/notes-at-hand.js'

/** How many generated notes are looked at: `npm run test:full` looks at 1,000. */
const WILD = Number(process.env.WILD_NOTES || 24)
const full = Boolean(process.env.WILD_NOTES)
const shipped = ['notedeck', 'folio', 'poster']
const themes = (full ? shipped : shipped.slice(0, 1)).map((name) => {
  const css = readFileSync(resolve(import.meta.dirname, `../themes/${name}.css`), 'utf8')
  return { name, css }
})

let browser: Browser
let page: Page

beforeAll(async () => {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = ['--font-render-hinting=none', ...root]
  browser = await puppeteer.launch({ executablePath: await findBrowser(), headless: 'shell', args })
  page = await browser.newPage()
  await page.setViewport({ width: 1280, height: 720 })
})
afterAll(() => browser?.close())

async function check(markdown: string, css: string, lang: string): Promise<PageCheck> {
  const faces = await fontFaces(markdown, { lang })
  const engine = new Engine({ fontCss: faces.css })
  engine.themeSet.add(css)
  const deck = engine.render(markdown)
  await page.setContent(`<!doctype html><style>${deck.css}</style>${deck.html}`)
  await page.evaluate('document.body.getBoundingClientRect(), document.fonts.ready.then(() => {})')
  return (await page.evaluate(checkScript)) as PageCheck
}

type Theme = (typeof themes)[number]

async function overfullOf(note: Note, theme: Theme): Promise<readonly unknown[]> {
  if (note.meta.marp) return []
  const { deck, markdown } = convert(note, { theme })
  const { faults } = await check(markdown, theme.css, note.meta.lang ?? deck.lang)
  // How small a diagram's words may be is the diagram's own matter.
  const found = faults.filter(
    ({ kind, slide }) => kind !== 'small' || deck.slides[slide]?.layout !== 'diagram',
  )
  return found.map((fault) => ({ ...fault, layout: deck.slides[fault.slide]?.layout }))
}

const [theme] = themes as [Theme, ...Theme[]]
const slide = (body: string, layout = 'bullets') =>
  `---\nmarp: true\ntheme: ${theme.name}\nlang: en\npaginate: true\n---\n\n<!-- _class: ${layout} -->\n\n${body}\n`

describe('the check can fail', () => {
  const long = Array.from({ length: 16 }, (_, i) => `- point ${i}`).join('\n')
  it.each([
    ['a list longer than the slide', slide(`# T\n\n${long}`), 'outside'],
    ['code over the page number', slide(`\`\`\`\n${'x\n'.repeat(30)}\`\`\``, 'code'), 'overlap'],
    [
      'a formula wider than the slide',
      slide(`$$\n\\underbrace{${'x+'.repeat(90)}y}\n$$`, 'math'),
      'outside',
    ],
    [
      'a table of many columns',
      slide(`|${'column|'.repeat(24)}\n|${'-|'.repeat(24)}\n|${'columns|'.repeat(24)}`, 'table'),
      'outside',
    ],
    [
      'what a container clips',
      slide('<style scoped>section ul { height: 40px; overflow: hidden }</style>\n\n- a\n- b\n- c'),
      'clipped',
    ],
    [
      'text that is too small',
      slide('<style scoped>section ul { font-size: 20px }</style>\n\n- a'),
      'small',
    ],
    [
      'text that is drawn too small',
      slide('<style scoped>section ul { transform: scale(0.5) }</style>\n\n- a'),
      'small',
    ],
  ])('%s', async (_, markdown, kind) => {
    const { faults } = await check(markdown, theme.css, 'en')
    expect(faults.map((fault) => fault.kind)).toContain(kind)
  })

  it('passes a slide that fits', async () => {
    const { faults } = await check(slide('# T\n\n- a\n- b'), theme.css, 'en')
    expect(faults).toEqual([])
  })
})

describe.each(themes)('nothing overflows under $name', (one) => {
  it.each(ownNotes)('$name', async ({ note }) => {
    expect(await overfullOf(note, one)).toEqual([])
  })

  it.runIf(full && hasShared).each(sharedNotes)(`${SHARED}: $name`, async ({ note }) => {
    expect(await overfullOf(note, one)).toEqual([])
  })

  it.each(Array.from({ length: WILD }, (_, seed) => seed))('generated note %i', async (seed) => {
    const { note } = readNote(wildNote(seed), `wild-${seed}.md`)
    if (!note) throw new Error('Expected a note.')
    expect(await overfullOf(note, one)).toEqual([])
  })
})
