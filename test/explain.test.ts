import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explanation } from '../src/cli/explanation.js'
import { explain, type Finding } from '../src/compose/explain.js'
import { chooseOptions } from '../src/compose/options.js'
import { REASONS } from '../src/compose/reasons.js'
import { RULES } from '../src/compose/rules.js'
import { convert } from '../src/convert.js'
import { rangeOfLine } from '../src/diagnostic-position.js'
import type { Note } from '../src/load/note.js'
import { readNote } from '../src/load/read-note.js'
import { outline } from '../src/outline/outline.js'
import { parse } from '../src/parse/parse.js'
import { ownNotes, sharedNotes } from './support/notes-at-hand.js'

const NOTE = `# 缓存

## 为什么

数据离得越近，读得越快。**缓存拿空间换时间。**所以它总有过期的一天。

- 命中
- 未命中

<!-- deck: skip -->

这一段还没写完。

<!-- deck: say -->

这一段只说给听众听。

## 参考

这里列出读过的书。
`

function noteOf(source: string): Note {
  const { note } = readNote(source, 'note.md')
  if (!note) throw new Error('Expected a note.')
  return note
}

function findingsAt(note: Note, line: number): readonly Finding[] {
  const range = rangeOfLine(note.text, line)
  if (!range) throw new Error(`Expected a line ${line}.`)
  const tree = outline(parse(note).blocks)
  return explain(range, {
    tree,
    deck: convert(note).deck,
    options: chooseOptions(note, {}).options,
  })
}

function explained(line: number): readonly string[] {
  const findings = findingsAt(noteOf(NOTE), line)
  return explanation({ line, least: { alone: 2.2, beside: 2.8 }, findings }, 'note.md', NOTE)
}

describe('what is said of a line', () => {
  it('prose: where it is shown and said, and what spoke for each sentence', () => {
    expect(explained(5)).toEqual([
      'note.md:5',
      expect.stringMatching(
        /^ {2}slide \d+ \(.*\) shows “缓存拿空间换时间” by bold-sentence: its author set it in bold$/,
      ),
      expect.stringMatching(/^ {2}slide \d+ says it, with line 5$/),
      expect.stringMatching(
        /^ {2}“数据离得越近，读得越快。” scores \d\.\d, not shown: .*first-of-paragraph \+1\.9/,
      ),
      expect.stringMatching(
        /^ {2}“缓存拿空间换时间。” scores 1\d\.\d, shown: bold-sentence \+8\.0/,
      ),
      expect.stringMatching(
        /^ {2}“所以它总有过期的一天。” scores .*, not shown: .*connective −0\.3/,
      ),
      '  a slide shows the best sentence of a paragraph while it has room, from 2.2 up, beside code from 2.8; with code, a table or a picture only of the paragraphs next to it',
    ])
  })

  it('a list is shown and not said again', () => {
    expect(explained(7)).toEqual([
      'note.md:7',
      expect.stringMatching(
        /^ {2}slide \d+ \(bullets\) shows “命中” by list-item: lists are shown/,
      ),
    ])
  })

  it.each([
    [12, 'it is left out, with line 12: its author said to skip it'],
    [16, 'it is said and not shown: its author said to only say it'],
    [20, 'it is said and not shown: it stands under a heading of what a talk leaves to the reader'],
    [4, 'nothing of this line is shown or spoken'],
  ])('line %i: %s', (line, said) => {
    expect(explained(line)).toContain(`  ${said}`)
  })

  it('a heading is a title', () => {
    expect(explained(3)[1]).toMatch(/shows “为什么” by title: it names what the slide is about$/)
  })

  it('a line that two sentences share explains both, of a line that wraps each', () => {
    const note = noteOf('# A\n\nThe first thing is here. The second\nthing is there.\n')
    const sentences = [3, 4].map((line) =>
      findingsAt(note, line).flatMap((one) =>
        one.finding === 'sentence' ? [note.text.slice(one.start, one.end)] : [],
      ),
    )
    expect(sentences).toEqual([
      ['The first thing is here.', 'The second\nthing is there.'],
      ['The second\nthing is there.'],
    ])
  })

  it('what the note holds cannot command the terminal', () => {
    const text = '# A\n\nOne \u001b[31mred\u001b[0m thing.\n'
    const findings = findingsAt(noteOf(text), 3)
    const least = { alone: 0, beside: 0 }
    expect(explanation({ line: 3, least, findings }, 'a\u001b.md', text).join('')).not.toContain(
      '\u001b',
    )
  })
})

describe('reasons', () => {
  it('every rule has one', () => {
    expect(RULES.map(({ name }) => REASONS[name])).toEqual(RULES.map(({ why }) => why))
  })

  it.each([...ownNotes, ...sharedNotes])('whatever $name shows has one', ({ note }) => {
    const { slides } = convert(note).report
    const shown = new Set(slides.flatMap((slide) => slide.shown.map(({ by }) => by)))
    expect([...shown].filter((by) => !Object.hasOwn(REASONS, by))).toEqual([])
  })

  it.each(ownNotes)(
    'the score of each sentence in $name is what its rules add up to',
    ({ note }) => {
      const tree = outline(parse(note).blocks)
      const whole = { start: 0, end: note.text.length }
      const findings = explain(whole, {
        tree,
        deck: convert(note).deck,
        options: chooseOptions(note, {}).options,
      })
      const sentences = findings.filter((one) => one.finding === 'sentence')
      const sums = sentences.map(({ rules }) => rules.reduce((sum, { gain }) => sum + gain, 0))
      expect(sentences.length).toBeGreaterThan(50)
      expect(sums).toEqual(sentences.map(({ score, rules }) => (rules.length > 0 ? score : 0)))
    },
  )
})

describe('notedeck check --explain', () => {
  let dir = ''
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'notedeck-explain-'))
    await writeFile(join(dir, 'note.md'), NOTE)
    await writeFile(join(dir, 'marp.md'), '---\nmarp: true\n---\n\n# A deck\n\nof Marp’s own\n')
  })
  afterAll(() => rm(dir, { recursive: true }))

  function check(...args: string[]): Promise<{ status: number; out: string; err: string }> {
    const main = resolve(import.meta.dirname, '../lib/cli/main.js')
    return new Promise((done) => {
      const child = execFile(
        process.execPath,
        [main, 'check', ...args],
        { cwd: dir },
        (_, out, err) => done({ status: child.exitCode ?? -1, out, err }),
      )
    })
  }

  it('prints the explanation in place of the summary', async () => {
    const { status, out } = await check('note.md', '--explain', '5')
    expect(out).toMatch(/^note\.md:5\n {2}slide \d+ \(/)
    expect([status, out.includes('about')]).toEqual([0, false])
  })

  it('adds an array to the object of --json', async () => {
    const { out } = await check('note.md', '--explain', '5', '--json')
    const { explain: findings } = JSON.parse(out)
    expect(findings.map((one: Finding) => one.finding)).toEqual([
      'shown',
      'spoken',
      'sentence',
      'sentence',
      'sentence',
    ])
    expect(findings[0]).toMatchObject({ by: 'bold-sentence', why: 'its author set it in bold' })
  })

  it('weighs no sentence of a deck that was not composed', async () => {
    const { out } = await check('marp.md', '--explain', '7', '--json')
    const { explain: findings } = JSON.parse(out)
    expect(findings.map((one: Finding) => one.finding)).toEqual(['shown'])
  })

  it.each([
    [['note.md', '--explain', '0'], 'expected --explain to be a line number, from 1, got `0`'],
    [['note.md', '--explain', 'x'], 'expected --explain to be a line number, from 1, got `x`'],
    [['note.md', '--explain', '99'], 'to be a line of `note.md`, from 1 to 21, got `99`'],
    [['note.md', 'marp.md', '--explain', '1'], 'expected one note with --explain, got 2'],
  ])('%j is wrong usage', async (args, said) => {
    const { status, out, err } = await check(...args)
    expect(err).toContain(said)
    expect([status, out]).toEqual([2, ''])
  })
})
