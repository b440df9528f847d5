import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const main = resolve(import.meta.dirname, '../lib/cli/main.js')
let dir = ''

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'notedeck-cli-'))
  await mkdir(join(dir, 'other'))
  await writeFile(join(dir, 'good.md'), '# Good\n\nA note. **Its point is short.**\n')
  await writeFile(join(dir, 'other/GOOD.markdown'), '# Another\n')
  await writeFile(join(dir, 'bad.md'), '---\ntitle: a: b\n---\n# Bad\n')
  await writeFile(join(dir, 'picture.md'), '# Picture\n\n![a cat](cat.png)\n')
})

afterAll(() => rm(dir, { recursive: true }))

interface Ran {
  readonly status: number
  readonly out: string
  readonly err: string
}

/** Runs the compiled command in the folder of notes. */
function notedeck(...args: string[]): Promise<Ran> {
  return new Promise((done) => {
    const child = execFile(process.execPath, [main, ...args], { cwd: dir }, (_, out, err) => {
      done({ status: child.exitCode ?? -1, out, err })
    })
  })
}

describe('wrong usage', () => {
  it.each([
    [[], 'expected `build`, `check`, `preview` or `theme`, got nothing'],
    [['bild', 'good.md'], 'expected `build`, `check`, `preview` or `theme`, got `bild`'],
    [['build'], 'expected a note, got none'],
    [['build', '--bogus', 'good.md'], 'got `--bogus`: `notedeck help` lists them'],
    [['build', '--densty', 'full', 'good.md'], 'got `--densty`: did you mean --density?'],
    [['build', '--format', 'docx', 'good.md'], 'expected --format to be of html, pdf, pptx, '],
    [['check', '--density', 'x', 'good.md'], 'expected --density to be of terse, balanced, full'],
    [['build', '--theme', 'nope', 'good.md'], 'found none at `nope`'],
    [['check', '--out', 'x', 'good.md'], 'got `--out`: it is one of `build`'],
    [['build', 'good.md', 'other/GOOD.markdown'], 'which share the name `GOOD`'],
    [['build', '--slides', '.', 'good.md'], 'got `good.md`, a note'],
  ])('%j exits with 2 and says %s', async (args, said) => {
    const { status, out, err } = await notedeck(...args)
    expect(err).toContain(said)
    expect(err).toContain('See `notedeck --help`.')
    expect([status, out]).toEqual([2, ''])
  })

  it('leaves the note as it was', async () => {
    expect(await readFile(join(dir, 'good.md'), 'utf8')).toMatch(/^# Good/)
  })
})

describe('what is asked of the command itself', () => {
  it.each(['--help', '-h', 'help'])('%s', async (option) => {
    const { status, out } = await notedeck(option)
    expect([status, out]).toEqual([0, expect.stringContaining('notedeck build NOTE…')])
  })

  it('--help of a command', async () => {
    expect(await notedeck('build', '--help')).toMatchObject({ status: 0, err: '' })
  })

  it('--version', async () => {
    expect((await notedeck('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('check', () => {
  it('goes on after a note that fails, and exits with 1', async () => {
    const { status, out, err } = await notedeck('check', 'bad.md', 'none.md', 'good.md')
    expect(err).toContain('bad.md:2:8: error front-matter-syntax: ')
    expect(err).toContain('2 | title: a: b\n  |        ^')
    expect(err).toContain('none.md: error note-unreadable: ')
    expect(out).toMatch(
      /^good\.md: \d+ slides?, about 1 min\n {2}how full \(slide:line\)\n(?: +(?:\d+:\d+ +\d+% *)+\n)+$/,
    )
    expect(status).toBe(1)
  })

  it('prints one object a note, one a line, and nothing else with --json', async () => {
    const { status, out } = await notedeck('check', '--json', 'picture.md', 'none.md')
    const [first, second, ...rest] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(Object.keys(first)).toEqual([
      'note',
      'slides',
      'ledger',
      'seconds',
      'diagnostics',
      'outputs',
    ])
    expect(first).toMatchObject({
      note: 'picture.md',
      ledger: { lost: 0 },
      diagnostics: [{ code: 'picture-missing', severity: 'warning', line: 3 }],
      outputs: [],
    })
    expect(second).toMatchObject({ note: 'none.md', slides: [], ledger: { blocks: 0 } })
    expect([rest, status]).toEqual([[], 1])
  })

  it('makes errors of warnings with --strict', async () => {
    expect(await notedeck('check', 'picture.md')).toMatchObject({ status: 0 })
    const { status, err } = await notedeck('check', '--strict', 'picture.md')
    expect([status, err]).toEqual([1, expect.stringContaining(': error picture-missing: ')])
  })

  it('writes nothing', async () => {
    expect((await readdir(dir)).sort()).toEqual(['bad.md', 'good.md', 'other', 'picture.md'])
  })
})
