import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const main = resolve(import.meta.dirname, '../lib/cli/main.js')
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==',
  'base64',
)
const NOTE = '# 猫\n\n**猫会睡觉。**它们一天睡十六个小时。\n\n![一只猫](猫(1).png)\n'
let dir = ''

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'notedeck-build-'))
  await mkdir(join(dir, 'notes'))
  await writeFile(join(dir, 'notes/猫 笔记.md'), NOTE)
  await writeFile(join(dir, 'notes/猫(1).png'), PNG)
})

afterAll(() => rm(dir, { recursive: true }))

function notedeck(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  return new Promise((done) => {
    const child = execFile(process.execPath, [main, ...args], { cwd: dir }, (_, out, err) => {
      done({ status: child.exitCode ?? -1, out, err })
    })
  })
}

const read = (path: string) => readFile(join(dir, path), 'utf8')

describe('build', () => {
  it('writes the deck, its pictures, HTML and PDF, and says where they are', async () => {
    const { status, out, err } = await notedeck('build', 'notes/猫 笔记.md')
    expect([status, err]).toEqual([0, ''])
    expect(out.split('\n').slice(1)).toEqual([
      '  slides/猫 笔记.md',
      '  dist/猫 笔记.html',
      '  dist/猫 笔记.pdf',
      '',
    ])
    const [picture, ...others] = await readdir(join(dir, 'slides/猫 笔记.assets'))
    expect([picture, others]).toEqual([expect.stringMatching(/^[0-9a-f]{10}-1\.png$/), []])
    expect(await read('slides/猫 笔记.md')).toContain(
      `](${encodeURIComponent('猫 笔记')}.assets/${picture})`,
    )
    expect(await read('dist/猫 笔记.html')).toContain('data:image/png;base64,')
    expect((await read('dist/猫 笔记.pdf')).slice(0, 5)).toBe('%PDF-')
  })

  it('gives the same bytes again, and leaves no drafts', async () => {
    const paths = ['slides/猫 笔记.md', 'dist/猫 笔记.html']
    const before = await Promise.all(paths.map(read))
    const { status, out } = await notedeck(
      'build',
      '--json',
      '--format',
      'html',
      'notes/猫 笔记.md',
    )
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ ledger: { lost: 0 }, outputs: paths, diagnostics: [] })
    expect(await Promise.all(paths.map(read))).toEqual(before)
    expect((await readdir(dir, { recursive: true })).filter((name) => /\/\./.test(name))).toEqual(
      [],
    )
  })

  it('replaces nothing where the note has an error, and builds the others', async () => {
    const before = await stat(join(dir, 'slides/猫 笔记.md'))
    await writeFile(join(dir, 'notes/猫 笔记.md'), `---\ntitle: a: b\n---\n${NOTE}`)
    await writeFile(join(dir, 'notes/other.markdown'), '# Other\n\nWords.\n')
    const notes = ['notes/猫 笔记.md', 'notes/other.markdown']
    const { status, out } = await notedeck('build', '--format', 'html', ...notes)
    expect(status).toBe(1)
    expect(out).toContain('  dist/other.html\n')
    expect((await stat(join(dir, 'slides/猫 笔记.md'))).mtimeMs).toBe(before.mtimeMs)
  })

  it('drops the pictures that a deck no longer shows, and only its own', async () => {
    await writeFile(join(dir, 'slides/猫 笔记.assets/mine.txt'), 'kept')
    await writeFile(join(dir, 'notes/猫 笔记.md'), NOTE.replace(/^!.*$/m, ''))
    expect((await notedeck('build', '--format', 'html', 'notes/猫 笔记.md')).status).toBe(0)
    expect(await readdir(join(dir, 'slides/猫 笔记.assets'))).toEqual(['mine.txt'])
  })

  it('fails with a remedy where the browser named is none', async () => {
    const { status, err } = await notedeck('build', '--browser', 'nowhere', 'notes/other.markdown')
    expect([status, err]).toEqual([1, expect.stringContaining('error browser-unusable: ')])
  })
})
