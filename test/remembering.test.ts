import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { convert } from '../src/convert.js'
import { fullness } from '../src/fit/fit.js'
import { readScale } from '../src/fit/theme.js'
import { readNote } from '../src/load/read-note.js'
import { parse } from '../src/parse/parse.js'
import { sameBearings } from '../src/preview/bearings.js'
import { sectionParser } from '../src/preview/parse-sections.js'
import { firstOffset, type Placed, place } from '../src/preview/placing.js'
import { relocated } from '../src/preview/relocated.js'
import { sectionStarts } from '../src/preview/section-starts.js'
import { reportOf } from '../src/report.js'
import { RUNS } from './support/arbitrary-note.js'
import { edited, history } from './support/edits.js'
import { noteOf } from './support/preview-room.js'

const noteFrom = (text: string) => {
  const { note } = readNote(text, 'a.md')
  if (!note) throw new Error('expected a note')
  return note
}

/** What a build makes of a note whose document is at hand, at the note's own offsets. */
function built(text: string, parser = sectionParser()) {
  const note = noteFrom(text)
  const { document, bearings } = parser.parse(note)
  const { deck, markdown, ledger, diagnostics, report } = convert(note)
  const inNote = <T>(value: T): T => relocated(value, bearings.inNote)
  const scale = readScale('', deck.lang)
  const told = reportOf(inNote(deck), ledger, note, (slide) => fullness(slide, scale))
  return {
    blocks: inNote(document.blocks),
    diagnostics: inNote(diagnostics),
    deck: inNote(deck),
    report: {
      ...told,
      slides: told.slides.map((one, i) => ({ ...one, fullness: report.slides[i]?.fullness })),
    },
    markdown,
    ledger,
  }
}

test('what is known of a note changes nothing of what is built of it after any edits', () => {
  fc.assert(
    fc.property(history, ([first, edits]) => {
      const parser = sectionParser()
      let text = first
      built(text, parser)
      for (const one of edits) {
        text = edited(text, one)
        const note = noteFrom(text)
        const { blocks } = parse(note)
        const whole = { ...convert(note), blocks }
        const known = built(text, parser)
        // Comparing by Vitest alone takes most of the time.
        if (!isDeepStrictEqual(known, whole)) expect(known).toEqual(whole)
      }
    }),
    { ...RUNS, numRuns: Math.ceil(RUNS.numRuns / 6) },
  )
})

const piece = fc.constantFrom(
  ...[
    '$$',
    '$$x$$',
    '$$ x',
    'x $$',
    '$$\nx\n$$',
    '$$\nx $$',
    '  $$',
    '    $$',
    '- $$',
    '> $$',
    '$$$',
  ],
  ...[
    '```',
    '  ```js',
    '> ```',
    '<div>',
    '</div>',
    '<details>',
    '<br',
    '<b',
    '<pre>',
    '<!-- a -->',
  ],
  ...['<!--\n\n-->', '::: tip T', ':::', 'id:: x', '{% raw %}', '{% highlight js %}', '{: .c}'],
  ...[
    '{% endhighlight %}',
    '{{< toc >}}',
    'a ^block',
    '[toc]',
    'a[^1]',
    '[^1]: b',
    '[a]: b',
    '[a]',
  ],
  ...['- a', '1. a', '    code', '`a', 'b`', '**x', '$x$', '| a |\n| - |', '---', 'text', '# in'],
)
const pieces = fc.array(fc.tuple(piece, fc.constantFrom('\n', '\n\n')), { maxLength: 4 })
const sections = fc.array(pieces, { minLength: 2, maxLength: 4 })

test('a note parsed by sections is the note parsed whole', () => {
  let apart = 0
  fc.assert(
    fc.property(sections, (all) => {
      const text = all.map((one) => `# s\n\n${one.flat().join('')}`).join('\n\n')
      const { document, bearings } = sectionParser().parse(noteFrom(text))
      if (bearings !== sameBearings) apart += 1
      const { blocks, diagnostics } = parse(noteFrom(text))
      const known = relocated([document.blocks, document.diagnostics], bearings.inNote)
      if (!isDeepStrictEqual(known, [blocks, diagnostics]))
        expect(known).toEqual([blocks, diagnostics])
    }),
    { ...RUNS, numRuns: RUNS.numRuns * 10 },
  )
  expect(apart).toBeGreaterThan(RUNS.numRuns)
})

test('only the section that changed is parsed and composed', () => {
  const parser = sectionParser()
  const text = noteOf(30)
  const deckOf = (of: string) => {
    const note = noteFrom(of)
    return { blocks: parser.parse(note).document.blocks, slides: convert(note).deck.slides }
  }
  const before = deckOf(text)
  const after = deckOf(
    `A line before.\n\n${text.replace('second of 7', 'second of seven, and more')}`,
  )
  const blocks = after.blocks.filter((one) => !before.blocks.includes(one))
  expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'heading', 'paragraph', 'list'])
  const kept = after.slides.filter((one) => before.slides.includes(one))
  expect(kept.length).toBeGreaterThanOrEqual(before.slides.length - 2)
})

test('sections keep their places, in order and apart, through any edits', () => {
  const words = fc.array(fc.constantFrom('a', 'bb', 'ccc', 'dddd', 'eeeee', 'f'.repeat(40)))
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (versions) => {
      let known: readonly Placed[] = []
      for (const texts of versions) {
        const present = new Set(known)
        const now = place(texts, known, present, (text, at) => ({ text, at }))
        expect(now.map(({ text }) => text)).toEqual(texts)
        let free = firstOffset
        for (const { text, at } of now) {
          expect(at).toBeGreaterThan(free - 1)
          free = at + text.length + 1
        }
        known = now
      }
    }),
  )
})

test('sections written one after another seldom take the place of others', () => {
  let known: readonly Placed[] = ['a', 'z'].map((text, i) => ({
    text,
    at: firstOffset + i * 2 ** 42,
  }))
  let made = 0
  for (let i = 0; i < 200; i += 1) {
    const texts = known.map(({ text }) => text).toSpliced(-1, 0, `new ${i}`)
    known = place(texts, known, new Set(known), (text, at) => {
      made += 1
      return { text, at }
    })
  }
  expect(made).toBeLessThan(800)
})

test('sections are told apart by lines where nothing reaches from one into another', () => {
  const lines = noteOf(4).replace('## Part 3', 'p\n\n```sh\n\n## no heading $$\n```\n\n## Part 3')
  expect(sectionStarts(lines).length).toBe(4)
  expect(sectionStarts(`${lines}\n[a]: b`)).toEqual([])
})
