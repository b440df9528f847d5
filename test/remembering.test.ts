import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { convert } from '../src/convert.js'
import { fullness } from '../src/fit/fit.js'
import { readScale } from '../src/fit/theme.js'
import { readNote } from '../src/load/read-note.js'
import { concatenated, counted, flatMapped, inRuns, mapped } from '../src/memoized.js'
import { wordsOf } from '../src/parse/block.js'
import { parse } from '../src/parse/parse.js'
import { sameBearings } from '../src/preview/bearings.js'
import { sectionParser } from '../src/preview/parse-sections.js'
import { firstOffset, type Placed, place } from '../src/preview/placing.js'
import { relocated } from '../src/preview/relocated.js'
import { sectionCutter, sectionStarts } from '../src/preview/section-starts.js'
import { reportOf } from '../src/report.js'
import { sharedEnds } from '../src/shared-ends.js'
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
    { ...RUNS, numRuns: Math.ceil(RUNS.numRuns / 6), endOnFailure: true },
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
    '[a]: http://b',
    '[a]',
  ],
  ...[
    '[a]: http://c',
    '> [a\n> d]: <b&amp;\\>> "t\n> u"',
    '[ A  d]',
    '> [x][a\n> d]',
    '- [^1]: c',
    '[^n]: d\n\n    e',
  ],
  ...[
    '![i][a]',
    '[😀]: b',
    '[😀]',
    '[a\\]]: b',
    '[y][a\\]]',
    '`[a]: b`',
    '    [a]: b',
    '$\\gdef\\R{x}$',
    '$\\R$',
  ],
  ...['/// tip | T', '///', '=== "A"\n\n    x', '#+BEGIN_NOTE', '#+END_NOTE', '```{note} T\nx'],
  ...['```{figure} a.png\n:name: x\n```', '<div>\n## H', '<div>\n```', 'import a from "b"'],
  ...['export const a = {\nb', '{/* a', '*/}', '$$ {#eq}', '\\begin{align}\nx = 1', '\\end{align}'],
  ...['\\[ x = 1', '\\]', '# H {#a}', '(a)=', 'a<br>- b', '--------', '==x', 'y=='],
  ...['- a', '1. a', '    code', '`a', 'b`', '**x', '$x$', '| a |\n| - |', '---', 'text', '# in'],
  ...[
    ': d',
    '    ```',
    '   ```',
    '\t~~~',
    '- ```',
    '$$a\nb$$',
    '$$ {#a}',
    ':label:`x`',
    '字',
    '**b**',
  ],
)
const pieces = fc.array(fc.tuple(piece, fc.constantFrom('\n', '\n\n')), { maxLength: 4 })
const sections = fc.array(pieces, { minLength: 2, maxLength: 4 })

test('a note parsed by sections, and after changes of them, is the note parsed whole', () => {
  let apart = 0
  const versions = fc.array(fc.nat(3), { minLength: 1, maxLength: 4 })
  const end = fc.constantFrom('\n', '\r\n')
  fc.assert(
    fc.property(sections, versions, end, (all, order, newline) => {
      const parser = sectionParser()
      const parts = all.map((one) => `# s\n\n${one.flat().join('')}`)
      // The note, then without one section, then without another.
      for (const gone of [-1, ...order]) {
        const lines = parts.filter((_, i) => i !== gone).join('\n\n')
        const text = lines.replaceAll('\n', newline)
        const { document, bearings } = parser.parse(noteFrom(text))
        if (bearings !== sameBearings) apart += 1
        const { blocks, diagnostics } = parse(noteFrom(text))
        const known = relocated([document.blocks, document.diagnostics], bearings.inNote)
        if (!isDeepStrictEqual(known, [blocks, diagnostics]))
          expect(known).toEqual([blocks, diagnostics])
      }
    }),
    { ...RUNS, numRuns: RUNS.numRuns * 10 },
  )
  expect(apart).toBeGreaterThan(RUNS.numRuns)
})

test('a body that changes is cut into sections as one that is read whole', () => {
  let kept = 0
  const change = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(12), pieces)
  fc.assert(
    fc.property(
      fc.array(pieces, { minLength: 3, maxLength: 12 }),
      fc.array(change, { maxLength: 6 }),
      (all, edits) => {
        const cut = sectionCutter()
        let body = all.map((one) => `# s\n\n${one.flat().join('')}`).join('\n\n')
        cut(body)
        for (const [place, gone, words] of edits) {
          const at = Math.floor(place * body.length)
          const before = sectionStarts(body).map((start, i, starts) =>
            body.slice(start, starts[i + 1]),
          )
          body = body.slice(0, at) + words.flat().join('') + body.slice(at + gone)
          const { starts, front, back } = cut(body)
          expect(starts).toEqual(sectionStarts(body))
          const after = starts.map((start, i) => body.slice(start, starts[i + 1]))
          expect(after.slice(0, front)).toEqual(before.slice(0, front))
          expect(after.slice(after.length - back)).toEqual(before.slice(before.length - back))
          kept += front + back
        }
      },
    ),
    { ...RUNS, numRuns: RUNS.numRuns * 20 },
  )
  expect(kept).toBeGreaterThan(RUNS.numRuns)
})

test('of two definitions the first holds, wherever they stand', () => {
  const text = '# s\n\n[a]: http://b.c\n\n# t\n\n[a]: http://d.e\n\n[a]'
  const parser = sectionParser()
  const documentOf = (of: string) => parser.parse(noteFrom(of)).document
  expect(JSON.stringify(documentOf(text).blocks)).toContain('http://b.c')
  expect(JSON.stringify(documentOf(text.replace('//b', '//f')).blocks)).toContain('http://f.c')
  expect(JSON.stringify(documentOf(text.replace('[a]', '[b]')).blocks)).toContain('http://d.e')
})

test('of a note that cites, the part that changed is parsed, and those that cite what changed', () => {
  const parser = sectionParser()
  const changed = (text: string, before: readonly unknown[]) => {
    const { blocks } = parser.parse(noteFrom(text)).document
    const fresh = blocks.filter((one) => !before.includes(one))
    return { blocks, fresh: fresh.flatMap((one) => wordsOf(one).map((words) => words.text)) }
  }
  const text = [
    '# A\n\nsee [x]',
    '# B\n\nsee [y]',
    '# C\n\nno',
    '# D\n\nd\n\n[x]: http://x.y',
  ].join('\n\n')
  const { blocks } = changed(text, [])
  expect(changed(text.replace('no', 'none'), blocks).fresh).toEqual(['none'])
  const moved = text.replace('x.y', 'x.z')
  const after = changed(moved, blocks)
  expect(after.fresh).toEqual(['see x', 'd'])
  expect(changed(`${moved}\n[y]: http://y.y`, after.blocks).fresh).toEqual(['see y', 'd'])
})

test('only the paragraph that changed is parsed, and only its slide is made anew', () => {
  const parser = sectionParser()
  const deckOf = (of: string) => {
    const note = noteFrom(of)
    return { blocks: parser.parse(note).document.blocks, slides: convert(note).deck.slides }
  }
  const changed = (text: string, edited: string) => {
    const before = deckOf(text)
    const after = deckOf(edited)
    const blocks = after.blocks.filter((one) => !before.blocks.includes(one))
    const slides = after.slides.filter((one) => !before.slides.includes(one))
    return { kinds: blocks.map(({ kind }) => kind).join(' '), slides: slides.length }
  }
  const text = noteOf(30)
  const edited = text.replace('second of 7', 'second of seven, and more')
  expect(changed(text, `A line before.\n\n${edited}`).kinds).toBe('paragraph paragraph list')
  // One section of many paragraphs, which neither a fence within an item nor a formula holds together.
  const long = Array.from(
    { length: 40 },
    (_, i) =>
      `Paragraph ${i} says what is **of some weight for number ${i}**. It goes on for a while.`,
  )
  const under = `# Long\n\n${long.join('\n\n')}\n\n1. a\n\n    ~~~js\n    # b\n    ~~~\n\n$$a = b$$\n`
  const again = changed(under, under.replace('number 7*', 'number 70*'))
  expect(again).toEqual({ kinds: 'paragraph', slides: 1 })
  // Where a note is parsed whole, what comes out as before is the same all the same.
  expect(
    changed(`${under}\n<!--\n-->`, `${under.replace('number 7*', 'number 70*')}\n<!--\n-->`),
  ).toEqual(again)
})

test('of lists side by side, what begins and ends them as before is kept', () => {
  const list = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 })
  fc.assert(
    fc.property(fc.array(fc.tuple(list, fc.nat(2))), (versions) => {
      const join = mapped(
        ([one, two]: [string, readonly string[]], end: number) => `${one}${two}${end}`,
      )
      for (const [ones, end] of versions) {
        const twos = ones.map((one) => [one, one])
        expect(join([ones, twos], end)).toEqual(ones.map((one) => `${one}${one},${one}${end}`))
      }
    }),
  )
  const computed: string[] = []
  const tell = mapped(([one]: [string], _end: { readonly x: number }) => computed.push(one))
  tell([['a', 'b', 'c', 'd']], { x: 1 })
  tell([['a', 'n', 'e', 'w', 'd']], { x: 1 })
  expect(computed.splice(0).join('')).toBe('abcdnew')
  tell([['a', 'd']], { x: 2 })
  expect(computed.join('')).toBe('ad')
})

test('a list that changes is cut, counted and joined as one that is seen for the first time', () => {
  const list = fc.array(fc.constantFrom('#', 'a', 'b'), { maxLength: 8 })
  fc.assert(
    fc.property(fc.array(list), (versions) => {
      const cut = inRuns((one: string) => one === '#')
      const count = counted((one: string) => one)
      const twice = flatMapped(([one]: [string]) => (one === 'a' ? [] : [one, one]))
      for (const all of versions) {
        expect(cut(all)).toEqual(inRuns((one: string) => one === '#')(all))
        expect(cut(all).flat()).toEqual(all)
        expect(cut(all).every((run) => run.lastIndexOf('#') <= 0)).toBe(true)
        expect(twice([all])).toEqual(all.flatMap((one) => (one === 'a' ? [] : [one, one])))
        const counts = count(all)
        for (const key of ['#', 'a', 'b'])
          expect(counts.get(key) ?? 0).toBe(all.filter((one) => one === key).length)
      }
    }),
  )
  const cut = inRuns((one: string) => one === '#')
  const [first, , third] = cut(['#', 'a', '#', 'b', '#', 'c'])
  const after = cut(['#', 'a', '#', 'new', 'b', '#', 'c'])
  expect(after[0]).toBe(first)
  expect(after[1]).toEqual(['#', 'new', 'b'])
  expect(after[2]).toBe(third)
})

test('lists that come of lists are known by what they came of, and tables of tables stay right', () => {
  const letters = fc.array(fc.constantFrom('#', 'a', 'b', ''), { maxLength: 8 })
  fc.assert(
    fc.property(fc.array(fc.tuple(letters, letters), { minLength: 2 }), (versions) => {
      const letter = ([one]: [string]): readonly string[] => (one === '' ? [] : [one, `${one}!`])
      const doubled = flatMapped(letter)
      const [joined, outer] = [concatenated<string>(), concatenated<string>()]
      const cut = inRuns((one: string) => one === '#')
      const sized = mapped(([run]: [readonly string[]]) => run.join(''))
      const told = mapped(([one, other]: [string, string]) => one + other)
      for (const [some, others] of versions) {
        const plain = some.concat(others)
        const all = joined(some, others)
        expect(all).toEqual(plain)
        expect(joined([...some], [...others])).toBe(all)
        const twice = doubled([all])
        expect(twice).toEqual(plain.flatMap((one) => letter([one])))
        const last = outer(['#'], twice, others)
        expect(last).toEqual(['#', ...plain.flatMap((one) => letter([one])), ...others])
        expect(told([last, last])).toEqual(last.map((one) => one + one))
        expect(sized([cut(last)]).join('')).toBe(last.join(''))
      }
    }),
  )
})

test('what a text that changes begins and ends with is that of the whole', () => {
  const letters = fc.array(fc.constantFrom('中', 'x', ' ', '\n', '한', 'ひ', '𠀀'), {
    maxLength: 7,
  })
  fc.assert(
    fc.property(fc.array(letters), (versions) => {
      let before = ''
      for (const version of versions) {
        const text = version.join('')
        const [head, tail] = sharedEnds(before, text)
        expect(before.slice(0, head)).toBe(text.slice(0, head))
        expect(before.slice(before.length - tail)).toBe(text.slice(text.length - tail))
        expect(head + tail).toBeLessThanOrEqual(Math.min(before.length, text.length))
        const isNext = (at: number, other: number) => before[at] === text[other]
        const isAll = head + tail === Math.min(before.length, text.length)
        expect(isAll || !isNext(head, head)).toBe(true)
        expect(isAll || !isNext(before.length - tail - 1, text.length - tail - 1)).toBe(true)
        before = text
      }
    }),
    { ...RUNS, numRuns: RUNS.numRuns * 10 },
  )
})

test('sections keep their places, in order and apart, through any edits', () => {
  const words = fc.array(fc.constantFrom('a', 'bb', 'ccc', 'dddd', 'eeeee', 'f'.repeat(40)))
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (versions) => {
      let known: readonly Placed[] = []
      for (const texts of versions) {
        const present = new Set(known)
        const now = place(texts, known, present, (text, at) => ({ text, at })) ?? []
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
    const make = (text: string, at: number) => {
      made += 1
      return { text, at }
    }
    known = place(texts, known, new Set(known), make) ?? []
  }
  expect(made).toBeLessThan(800)
})

test('sections are told apart by lines where nothing reaches from one into another', () => {
  const startsIn = (text: string) => sectionStarts(text).map((at) => text.slice(at, at + 6))
  const lines =
    '# a\n\np\n\n```sh\n\n## no $$\n\nq\n```\n\n- i\n\n      ~~~\n      x\n      ~~~\n\n$$a$$\n\n# b'
  expect(startsIn(lines)).toEqual(['# a\n\np', 'p\n\n```', '# b'])
  expect(sectionStarts(lines.replaceAll('\n', '\r\n')).length).toBe(3)
  expect(sectionStarts(`${lines}\n<!--`)).toEqual([])
  // What a container or a term's definition holds is left together.
  expect(startsIn('# a\n\np\n\n::: tip\n\nq\n\n:::\n\n# b\n\nr')).toEqual([
    '# a\n\np',
    '# b\n\nr',
    'r',
  ])
  expect(startsIn('# a\n\np\n\nt\n\n: d\n\nu\n\n: d')).toEqual(['# a\n\np'])
})
