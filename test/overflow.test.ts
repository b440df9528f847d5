import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wildNote } from '../bench/fit-notes.js'
import { openBrowser, openPage, showDeck } from '../bench/fit-page.js'
import { convert } from '../src/convert.js'
import { drawn } from '../src/fit/diagram.js'
import type { Note } from '../src/load/note.js'
import { readNote } from '../src/load/read-note.js'
import type { PageCheck } from '../src/render/check-page.js'
import { hasShared, ownNotes, SHARED, sharedNotes } from './support/notes-at-hand.js'

/**
 * `npm run test:full` looks at all: 1,000 generated notes and those that people wrote, each under
 * every theme and at both sizes. `WILD_FROM` and `WILD_NOTES` name a share of them.
 */
const full = Boolean(process.env.WILD_NOTES)
const WILD = Number(process.env.WILD_NOTES || 24)
const FROM = Number(process.env.WILD_FROM || 0)
/** Notes that share a page, and the faces in it. */
const BATCH = full ? 20 : 6

const themes = ['notedeck', 'folio', 'poster'].map((name) => {
  const css = readFileSync(resolve(import.meta.dirname, `../themes/${name}.css`), 'utf8')
  return { name, css }
})
type Theme = (typeof themes)[number]
const sizes = ['16:9', '4:3'] as const
const faces = ['light', 'dark'] as const

/** A way to draw a deck: in CI each note is drawn in one of them, in turn. */
interface Look {
  readonly theme: Theme
  readonly size: (typeof sizes)[number]
  readonly face: (typeof faces)[number]
}
const looks = themes.flatMap((theme) =>
  sizes.flatMap((size) => faces.map((face): Look => ({ theme, size, face }))),
)

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

async function check(markdown: string, theme: Theme, lang: string): Promise<PageCheck> {
  const page: Page = await openPage(browser, markdown, lang, theme)
  try {
    return (await showDeck(page, markdown, theme)) as PageCheck
  } finally {
    await page.close()
  }
}

interface Sample {
  readonly name: string
  readonly note: Note
}

function drawnAs({ name, note }: Sample, { theme, size, face }: Look) {
  const directives = { ...note.meta.directives, size, ...(face === 'dark' && { class: 'dark' }) }
  const own = { ...note, meta: { ...note.meta, directives } }
  const { deck, markdown } = convert(own, { theme, draw: drawn })
  return { name, deck, markdown, lang: note.meta.lang ?? deck.lang }
}

/** What is wrong with the slides of some notes; notes of one language share a page. */
async function faultsOf(samples: readonly Sample[], look: Look): Promise<readonly unknown[]> {
  const decks = samples.filter(({ note }) => !note.meta.marp).map((one) => drawnAs(one, look))
  const found: unknown[] = []
  for (const lang of new Set(decks.map((deck) => deck.lang))) {
    const own = decks.filter((deck) => deck.lang === lang)
    const text = own.map(({ markdown }) => markdown).join('\n')
    const page: Page = await openPage(browser, text, lang, look.theme)
    for (const { name, deck, markdown } of own) {
      const { faults } = (await showDeck(page, markdown, look.theme)) as PageCheck
      const told = faults.map((one) => ({ ...one, layout: deck.slides[one.slide]?.layout }))
      found.push(...told.map((one) => ({ name, ...one })))
    }
    await page.close()
  }
  return found
}

const batchesOf = (all: readonly Sample[]): readonly (readonly Sample[])[] =>
  Array.from({ length: Math.ceil(all.length / BATCH) }, (_, i) =>
    all.slice(i * BATCH, (i + 1) * BATCH),
  )

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
      'a formula that is too small',
      slide('<style scoped>section p { font-size: 16px !important }</style>\n\n$$\nx\n$$', 'math'),
      'small',
    ],
    [
      'one word wider than the slide',
      slide(`<style scoped>section p { overflow-wrap: normal }</style>\n\n${'word'.repeat(60)}`),
      'outside',
    ],
    [
      'a picture over the edge',
      slide(
        '<style scoped>section img { max-height: none !important; height: 900px; flex: none !important }</style>\n\n![](data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI5MDAiIGhlaWdodD0iOTAwIi8+)',
        'figure',
      ),
      'outside',
    ],
    ['a running head that is cut', slide(`<!-- _header: ${'head '.repeat(80)} -->\n\n- a`), 'foot'],
    [
      'text that is drawn too small',
      slide('<style scoped>section ul { transform: scale(0.5) }</style>\n\n- a'),
      'small',
    ],
  ])('%s', async (_, markdown, kind) => {
    const { faults } = await check(markdown, theme, 'en')
    expect(faults.map((fault) => fault.kind)).toContain(kind)
  })

  it('passes code whose spaces hang over the end of its line', async () => {
    const line = `${'x'.repeat(60)}${' '.repeat(60)}y`
    const { faults } = await check(slide(`\`\`\`\n${line}\n\`\`\``, 'code'), theme, 'en')
    expect(faults).toEqual([])
  })

  it('passes the space between scripts that hangs over the end of a line', async () => {
    const place = 'align-self: flex-end; width: 113px; max-width: none'
    const words = `<style scoped>section p { ${place} }</style>\n\n中文中文**ab**`
    const { faults } = await check(slide(words), theme, 'zh-CN')
    expect(faults).toEqual([])
  })

  it('passes a slide that fits', async () => {
    const { faults } = await check(slide('# T\n\n- a\n- b'), theme, 'en')
    expect(faults).toEqual([])
  })
})

const wild = Array.from({ length: WILD }, (_, i): Sample => {
  const name = `wild-${FROM + i}.md`
  const { note } = readNote(wildNote(FROM + i), name)
  if (!note) throw new Error('Expected a note.')
  return { name, note }
})

/** Each batch with the looks that it is drawn in: all of them, or the next one. */
const tasksOf = (samples: readonly Sample[], all: readonly Look[]) =>
  batchesOf(samples).flatMap((batch, i) => {
    const name = `${batch[0]?.name} and ${batch.length - 1} more`
    const own = full ? all : [all[(5 * i) % all.length] as Look]
    return own.map((look) => ({ look, batch, name, as: Object.values(look).slice(1).join(' ') }))
  })
// Dark differs in colours alone, which themes.test.ts holds: generated notes are drawn in light.
const light = looks.filter(({ face }) => face === 'light')

describe('nothing overflows', () => {
  const task = '$name: $look.theme.name $as'
  it.each(tasksOf(ownNotes, looks))(task, async ({ batch, look }) => {
    expect(await faultsOf(batch, look)).toEqual([])
  })

  it.runIf(full && FROM === 0 && hasShared).each(tasksOf(sharedNotes, looks))(
    `${SHARED}: ${task}`,
    async ({ batch, look }) => {
      expect(await faultsOf(batch, look)).toEqual([])
    },
  )

  it.each(tasksOf(wild, light))(task, async ({ batch, look }) => {
    expect(await faultsOf(batch, look)).toEqual([])
  })
})
