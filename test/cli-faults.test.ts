import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { project } from './support/project.js'

const main = resolve(import.meta.dirname, '../lib/cli/main.js')

it.each(['--out', '--slides'])('%s may not name a file, nor a folder in one', async (option) => {
  const { notedeck, files } = await project({ 'a.md': '# A\n\nWords.', taken: '' })
  const before = await files()
  for (const folder of ['taken', 'taken/within']) {
    const { status, err } = await notedeck(['build', 'a.md', '--format', 'html', option, folder])
    expect([status, err]).toEqual([2, expect.stringContaining(`expected a folder for ${option}`)])
  }
  expect(await files()).toEqual(before)
})

it('what the file system refuses is said as that', async () => {
  const { notedeck, dir } = await project({ 'a.md': '# A\n\nWords.' })
  await mkdir(join(dir, 'slides/a.md'), { recursive: true })
  const { status, err } = await notedeck(['build', 'a.md', '--format', 'html'])
  expect([status, err]).toEqual([1, expect.stringContaining('output-unwritable')])
})

it('an error that is found late, or a folder in the way, keeps every file back', async () => {
  const old = { 'dist/a.html': 'OLD', 'slides/a.md': 'OLD', 'dist/a.notes.md/x': '' }
  const { notedeck, read } = await project({ 'a.md': '# A\n\nHello \u0625 there.\n', ...old })
  const strict = await notedeck(['build', 'a.md', '--format', 'html', '--strict'])
  expect([strict.status, strict.err]).toEqual([1, expect.stringContaining('character-undrawn')])
  const taken = await notedeck(['build', 'a.md', '--format', 'html,notes'])
  expect([taken.status, taken.err]).toEqual([1, expect.stringContaining('output-refused')])
  expect([await read('dist/a.html'), await read('slides/a.md')]).toEqual(['OLD', 'OLD'])
})

it("a deck of Marp's own with a theme that nobody has is warned of", async () => {
  const deck = (theme: string) => `---\nmarp: true\ntheme: ${theme}\n---\n\n# A\n\nWords.\n`
  const { notedeck } = await project({
    'bad.md': deck('nosuch'),
    'file.md': deck('../evil.css'),
    'gaia.md': deck('gaia'),
    'ours.md': deck('folio'),
  })
  const check = async (name: string) => (await notedeck(['check', name])).err
  expect(await check('bad.md')).toMatch(/bad\.md:3:1: warning theme-unknown: .*`nosuch`/)
  expect(await check('file.md')).toContain('theme-unknown')
  expect(await check('gaia.md')).toBe('')
  expect(await check('ours.md')).toBe('')
})

it('Ctrl-C ends it at once while a huge note is composed, and leaves nothing behind', async () => {
  const huge = `${'*a _b '.repeat(4000)}${'_ c* '.repeat(4000)}`
  const { dir } = await project({ 'a.md': huge, 'tmp/keep': '' })
  const child = spawn(process.execPath, [main, 'build', 'a.md', '--format', 'html'], {
    cwd: dir,
    env: { ...process.env, TMPDIR: join(dir, 'tmp') },
    stdio: 'ignore',
  })
  await new Promise((wait) => setTimeout(wait, 5000))
  expect(child.exitCode).toBeNull()
  child.kill('SIGINT')
  const start = performance.now()
  const [, signal] = await once(child, 'exit')
  expect(signal).toBe('SIGINT')
  expect(performance.now() - start).toBeLessThan(2000)
  await expect.poll(() => readdir(join(dir, 'tmp')), { timeout: 15_000 }).toEqual(['keep'])
}, 60_000)
