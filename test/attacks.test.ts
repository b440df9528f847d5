import { describe, expect, it } from 'vitest'
import { convert } from '../src/convert.js'
import { readNote } from '../src/load/read-note.js'
import { wordsOf } from '../src/parse/block.js'
import { parse } from '../src/parse/parse.js'

const codesOf = (note: string) => [...new Set(convert(note).diagnostics.map(({ code }) => code))]

const nestedLists = (levels: number) =>
  Array.from({ length: levels }, (_, i) => `${'  '.repeat(i)}- item ${i}`).join('\n')

/** Milliseconds that a note takes. */
const time = (note: string) => {
  const start = performance.now()
  convert(note)
  return performance.now() - start
}

describe('what stands within itself without end is read as far as anybody would', () => {
  it.each([
    ['300 lists', nestedLists(300)],
    ['2,000 quotes', `${'> '.repeat(2000)}word`],
    ['10,000 emphases', `${'*'.repeat(5000)}word${'*'.repeat(5000)}`],
  ])('%s: works, and is said', (_, note) => {
    expect(codesOf(`# T\n\n${note}`)).toEqual(['nesting-too-deep'])
    const { markdown, ledger } = convert(`# T\n\n${note}`)
    expect(markdown).toContain(note.includes('item') ? 'item 299' : 'word')
    expect(ledger.lost).toBe(0)
  })

  it('2,000 tags leave their words', () => {
    expect(convert(`# T\n\n${'<div>'.repeat(2000)}word`).markdown).toContain('word')
  })

  it.each([
    ['superscripts', 'x^{'],
    ['accents', '\\vec{'],
    ['strokes', '\\cancel{'],
    ['boxes', '\\boxed{'],
  ])('a formula of 1,000 %s is a fault of its line', (_, open) => {
    const formula = `${open.repeat(1000)}x${'}'.repeat(1000)}`
    const before = '# T\n\nOn $\\gdef\\R{x}\\R$.\n\n'
    const { diagnostics } = convert(`${before}$$\n${formula}\n$$\n\nAnd $${formula}$ too.`)
    const faults = diagnostics.filter(({ code }) => code === 'math-undrawn')
    expect(faults.map(({ message }) => message)).toEqual([
      expect.stringContaining('too deeply nested'),
      expect.stringContaining('too deeply nested'),
    ])
    expect(faults[0]?.range.start).toBe(before.length + '$$\n'.length)
  })

  it('fractions as deep as somebody writes them are drawn', () => {
    const formula = `${'1+\\frac{1}{'.repeat(10)}x${'}'.repeat(10)}`
    expect(codesOf(`# T\n\n$$\n${formula}\n$$`)).toEqual([])
  })

  it('emphasis of two kinds in turn is a diagnostic', () => {
    const note = `${'*a _b '.repeat(800)}${'_ c* '.repeat(800)}`
    expect(['nesting-too-deep', undefined]).toContain(
      codesOf(note).find((code) => /deep/.test(code)),
    )
  })

  it.each(['a: &a [*a]', 'title: &a [*a]', 'author: &a {name: *a}', 'header: &a {b: *a}'])(
    'front matter %s is a diagnostic',
    (line) => {
      const note = `---\n${line}\n---\n# T\n\nWords.`
      const loaded = readNote(note, 'n.md')
      expect(loaded.diagnostics.map(({ code }) => code)).toEqual(['front-matter-syntax'])
      expect(() => convert(note)).not.toThrow()
    },
  )

  it('a rule, a blank to fill in and code are left alone', () => {
    const code = `${' '.repeat(130)}- x ${'*'.repeat(120)}y`
    const note = `# T\n\nName: ${'_'.repeat(40)}\n\n${'*'.repeat(200)}\n\n\`\`\`text\n${code}\n\`\`\``
    expect(codesOf(note)).toEqual([])
    expect(convert(note).markdown).toContain(code)
  })
})

describe('twice as much takes less than four times as long', () => {
  it.each([
    ['lines of unclosed comments', (n: number) => '<!--\n'.repeat(1000 * n)],
    ['unclosed comments on a line', (n: number) => 'a <!-- '.repeat(700 * n)],
    ['a long title', (n: number) => `---\ntitle: ${'长 long '.repeat(1500 * n)}\n---\n# x\n\ny`],
    ['a long line of spaces', (n: number) => `# T\n\na${' '.repeat(20_000 * n)}b`],
  ])('%s', (_, make) => {
    time(make(1))
    const once = Math.max(40, Math.min(time(make(1)), time(make(1))))
    const more = Math.min(time(make(4)), time(make(4)))
    expect(more).toBeLessThan(16 * once)
  })
})

it.each(['\u200b\u200b\n\n\u200d\ufeff\n', '# \u200b\n\n\u2060', '\u3164', '&#x200b;'])(
  '%j is an empty note',
  (note) => expect(codesOf(note)).toEqual(['note-empty']),
)

describe('every character stands where the prose says', () => {
  it.each([
    'See www.example.org and a@b.example here.',
    '（https://a.example/b）后面 foo_a@b.example *c@d.example*',
    '- www.a.example\n  http://b.example',
    '| a@b.example |\n|-|\n| www.x.example |',
    'It costs $5\nand then $10 more.',
    'It costs $5\r\nand then $10 more.',
    '> It costs $5\n> and then $10 more.',
    '1 $ 2\n3 $ 4',
  ])('%j', (text) => {
    const { note } = readNote(text, 'n.md')
    for (const prose of note ? parse(note).blocks.flatMap(wordsOf) : [])
      for (const [i, unit] of [...prose.text].entries())
        if (unit.trim()) expect([i, text[prose.offsets[i] ?? -1]]).toEqual([i, unit])
  })
})
