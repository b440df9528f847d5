import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openProject, PNG, type Project, project, type Ran } from './support/project.js'

const CATS =
  '# 猫\n\n**猫会睡觉。**它们一天睡十六个小时，醒来就吃，吃完再睡。\n\n![一只猫](pictures/cat.png)\n\n- 吃\n- 睡\n'
const DOGS =
  '# Dogs\n\n**Dogs run.** They run all day, and when they stop they sleep.\n\n```sh\nrun --fast\n```\n'
const NOTES = { 'notes/cats.md': CATS, 'notes/dogs.md': DOGS, 'notes/pictures/cat.png': PNG }
const BUILD = ['build', '--format', 'html', 'notes/cats.md', 'notes/dogs.md'] as const

const outputsOf = (files: Readonly<Record<string, string>>, name = '') =>
  Object.fromEntries(
    Object.entries(files).filter(
      ([path]) => /^(?:slides|dist)\//.test(path) && path.includes(name),
    ),
  )

let built: Project
let first: Ran
beforeAll(async () => {
  built = await openProject(NOTES)
  first = await built.notedeck(BUILD)
})
afterAll(() => rm(built.dir, { recursive: true, force: true }))

it('a check of a deck of Marp’s own does not say how full it is', async () => {
  const { dir, notedeck } = await project({ 'marp.md': '---\nmarp: true\n---\n\n# A\n\n- one\n' })
  expect((await notedeck(['check', 'marp.md'])).out).toBe('marp.md: 1 slide, about 1 min\n')
  await rm(dir, { recursive: true, force: true })
})

describe('a project of two notes', () => {
  it('has a deck, its pictures and HTML of each, and nothing else', async () => {
    const { status, out, err } = first
    const { files } = built
    expect([status, err]).toEqual([0, ''])
    expect(out.replace(/\d+ slides?, about \d+ min/g, 'N')).toBe(
      'notes/cats.md: N\n  slides/cats.md\n  dist/cats.html\n' +
        'notes/dogs.md: N\n  slides/dogs.md\n  dist/dogs.html\n',
    )
    expect(Object.keys(await files())).toEqual([
      'dist/cats.html',
      'dist/dogs.html',
      'notes/cats.md',
      'notes/dogs.md',
      'notes/pictures/cat.png',
      expect.stringMatching(/^slides\/cats\.assets\/[0-9a-f]{10}-cat\.png$/),
      'slides/cats.md',
      'slides/dogs.md',
    ])
  })

  it('gives the same bytes for a note that did not change, and new ones for one that did', async () => {
    const { notedeck, files, write } = await project({}, built)
    const before = await files()
    await write({ 'notes/dogs.md': DOGS.replace('Dogs run.', 'Dogs bark.') })
    expect((await notedeck(BUILD)).status).toBe(0)
    const after = await files()
    expect(outputsOf(after, 'cats')).toEqual(outputsOf(before, 'cats'))
    expect(after['slides/dogs.md']).not.toBe(before['slides/dogs.md'])
    expect(Buffer.from(after['slides/dogs.md'] ?? '', 'base64').toString()).toContain('Dogs bark')
    expect(Buffer.from(after['dist/dogs.html'] ?? '', 'base64').toString()).toContain('Dogs bark')
  })

  it('has a placeholder for a picture that is gone, and a warning that names its line', async () => {
    const { notedeck, files, read, remove } = await project({}, built)
    const [before = ''] = Object.keys(await files()).filter((path) => path.includes('.assets/'))
    await remove('notes/pictures/cat.png')
    const { status, err } = await notedeck(BUILD)
    expect(status).toBe(0)
    expect(err).toMatch(/^notes\/cats\.md:5:1: warning picture-missing: .+\n5 \| !\[一只猫\]/)
    const [after = '', ...others] = Object.keys(await files()).filter((path) =>
      path.includes('.assets/'),
    )
    expect([after.endsWith('.svg'), others]).toEqual([true, []])
    expect(after).not.toBe(before)
    const deck = await read('slides/cats.md')
    expect(deck).toContain(`![一只猫](${after.replace('slides/', '')})`)
    expect(deck).toContain('*一只猫*')
    expect(await read('dist/cats.html')).toContain('data:image/svg+xml;base64,')
  })

  it('keeps the earlier outputs of a note that is broken, builds the other, and exits with 1', async () => {
    const { notedeck, files, write } = await project({}, built)
    const before = await files()
    const broken = `---\ntitle: a: b\n---\n${CATS}`
    await write({ 'notes/cats.md': broken, 'notes/dogs.md': `${DOGS}\nMore to say of dogs.\n` })
    const { status, out, err } = await notedeck(BUILD)
    expect([status, out]).toEqual([1, expect.stringMatching(/^notes\/dogs\.md: /)])
    expect(err).toMatch(/^notes\/cats\.md:2:8: error front-matter-syntax: /)
    const after = await files()
    expect(outputsOf(after, 'cats')).toEqual(outputsOf(before, 'cats'))
    expect(after['slides/dogs.md']).not.toBe(before['slides/dogs.md'])
  })

  it('keeps them too where a note is gone', async () => {
    const { notedeck, files, remove } = await project({}, built)
    const before = await files()
    await remove('notes/cats.md')
    expect((await notedeck(BUILD)).status).toBe(1)
    expect(outputsOf(await files())).toEqual(outputsOf(before))
  })

  it('writes nothing with --strict where there is a warning, and says that it is an error', async () => {
    const { notedeck, files, remove } = await project(NOTES)
    await remove('notes/pictures/cat.png')
    const { status, out, err } = await notedeck([...BUILD, '--strict'])
    expect(status).toBe(1)
    expect(err).toContain('notes/cats.md:5:1: error picture-missing: ')
    expect(out).not.toContain('cats')
    expect(Object.keys(outputsOf(await files()))).toEqual(['dist/dogs.html', 'slides/dogs.md'])
  })

  it('becomes PDF too, with --out and --slides', async () => {
    const { notedeck, files } = await project(NOTES)
    const args = ['build', '--format', 'html,pdf', '--out', 'o', '--slides', 's', 'notes/dogs.md']
    const { status, err } = await notedeck(args)
    expect([status, err]).toEqual([0, ''])
    const all = await files()
    expect(Object.keys(all).filter((path) => !path.startsWith('notes/'))).toEqual([
      'o/dogs.html',
      'o/dogs.pdf',
      's/dogs.md',
    ])
    expect(Buffer.from(all['o/dogs.pdf'] ?? '', 'base64').toString('latin1')).toMatch(/^%PDF-/)
  })
})

describe('--json', () => {
  it('prints an object a note, of exactly this shape, whose offsets are those of the note', async () => {
    const { notedeck } = await project(NOTES)
    const { status, out } = await notedeck([...BUILD, 'notes/none.md', '--json'])
    expect(status).toBe(1)
    const lines = out.split('\n')
    expect([lines.length, lines.at(-1)]).toEqual([4, ''])
    const [cats, dogs, none] = lines.slice(0, 3).map((line) => JSON.parse(line))
    const count = expect.any(Number)
    const range = { start: count, end: count }
    const slide = {
      id: expect.stringMatching(/^[\w.-]+$/),
      title: expect.any(String),
      layout: expect.any(String),
      lines: [count, count],
      shown: expect.any(Array),
      spoken: expect.any(Array),
      seconds: count,
      fullness: count,
    }
    expect(cats).toStrictEqual({
      note: 'notes/cats.md',
      slides: expect.any(Array),
      ledger: { blocks: 3, shown: 2, spoken: 0, both: 1, skipped: 0, lost: 0 },
      seconds: count,
      diagnostics: [],
      outputs: ['slides/cats.md', 'dist/cats.html'],
    })
    for (const one of [...cats.slides, ...dogs.slides]) {
      expect(one).toStrictEqual(slide)
      for (const shown of one.shown)
        expect(shown).toStrictEqual({ ...range, kind: expect.any(String), by: expect.any(String) })
      for (const spoken of one.spoken) expect(spoken).toStrictEqual(range)
    }
    const cuts = (all: { start: number; end: number }[]) =>
      all.map(({ start, end }) => CATS.slice(start, end))
    const shown = cats.slides.flatMap((one: typeof slide & { shown: [] }) => cuts(one.shown))
    expect(shown).toEqual(expect.arrayContaining(['猫', '吃', '睡', '![一只猫](pictures/cat.png)']))
    expect(shown.some((text: string) => text.startsWith('猫会睡觉'))).toBe(true)
    const spoken = cats.slides.flatMap((one: typeof slide & { spoken: [] }) => cuts(one.spoken))
    expect(spoken).toEqual(['猫会睡觉。**它们一天睡十六个小时，醒来就吃，吃完再睡。'])
    const fault = { code: 'note-unreadable', severity: 'error', line: 1, column: 1 }
    expect(none).toStrictEqual({
      note: 'notes/none.md',
      slides: [],
      ledger: { blocks: 0, shown: 0, spoken: 0, both: 0, skipped: 0, lost: 0 },
      seconds: 0,
      diagnostics: [{ ...fault, message: expect.stringMatching(/^expected /i) }],
      outputs: [],
    })
  })
})

describe('exit status', () => {
  it.each([
    [0, ['check', 'notes/dogs.md']],
    [0, ['build', '--format', 'html', 'notes/dogs.md']],
    [1, ['check', 'notes/none.md']],
    [1, ['build', '--format', 'html', 'notes']],
    [2, ['build', '--format', 'jpeg', 'notes/dogs.md']],
    [2, ['build', '--out']],
    [2, []],
  ])('is %i for %j', async (status, args) => {
    const { notedeck } = await project(NOTES)
    expect((await notedeck(args)).status).toBe(status)
  })
})
