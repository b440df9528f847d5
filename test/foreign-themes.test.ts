import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadTheme } from '../src/load/theme.js'
import { project } from './support/project.js'

const points = [1, 2, 3, 4, 5, 6].map((i) => `- 第${i}点：控制循环自己收敛`)
const NOTE = `# 一讲\n\n## 六件事\n\n${points.join('\n')}\n`
const rows = [1, 2, 3, 4, 5, 6, 7].map((i) => `| 第${i}行 | ${i} | ${i} |`)
const TABLE = `# 一讲\n\n## 七行\n\n| 名 | 甲 | 乙 |\n| --- | --- | --- |\n${rows.join('\n')}\n`
const layouts = (out: string): readonly string[] =>
  JSON.parse(out).slides.map(({ layout }: { layout: string }) => layout)

let cache: string
beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'notedeck-cache-'))
})
afterAll(() => rm(cache, { recursive: true, force: true }))

describe("Marp's own themes", () => {
  it.each(['default', 'gaia', 'uncover'])(
    '%s is known by its name, and its faces are embedded',
    async (name) => {
      const { theme } = await loadTheme(name)
      expect(theme?.name).toBe(name)
      expect(theme?.css).toMatch(/font-family:\s*[^;]*Noto Sans SC/)
      expect(theme?.css).not.toMatch(/@auto-scaling/)
    },
  )

  it('is measured in a browser once, and then known without one', async () => {
    const env = { XDG_CACHE_HOME: cache }
    const own = await project({ 'note.md': TABLE })
    const built = await own.notedeck(['build', 'note.md', '--theme', 'gaia', '--json'], env)
    expect(built.status).toBe(0)
    const [kept] = await readdir(join(cache, 'notedeck', 'themes'))
    expect(kept).toMatch(/^[0-9a-f]{32}\.json$/)
    expect(JSON.parse(built.out).diagnostics).toEqual([])
    // Seven rows in 35 px, as gaia has them, are more than a slide holds; in ours they are one.
    expect(layouts(built.out)).toEqual(['title', 'table', 'table'])
    expect(layouts((await own.notedeck(['check', 'note.md', '--json'], env)).out)).toHaveLength(2)
    const checked = await own.notedeck(['check', 'note.md', '--theme', 'gaia', '--json'], {
      ...env,
      CHROME_PATH: '/nowhere',
    })
    expect(JSON.parse(checked.out).slides).toEqual(JSON.parse(built.out).slides)
  })
})

describe('a theme that lies', () => {
  it('is found out in the browser, and the slides are planned again by what it measured', async () => {
    const { theme } = await loadTheme('notedeck')
    const css = `${theme?.css.replace('@theme notedeck', '@theme liar')}\nsection.bullets li { font-size: 52px }\n`
    const own = await project({ 'note.md': NOTE, 'liar.css': css })
    const { status, out } = await own.notedeck([
      'build',
      'note.md',
      '--theme',
      'liar.css',
      '--json',
    ])
    expect(status).toBe(0)
    const { diagnostics } = JSON.parse(out)
    expect(
      diagnostics.map(({ code, line }: { code: string; line: number }) => [code, line]),
    ).toEqual([['slide-replanned', 5]])
    const honest = await own.notedeck(['check', 'note.md', '--json'])
    expect(layouts(honest.out)).toEqual(['title', 'bullets'])
    expect(layouts(out)).toEqual(['title', 'bullets', 'bullets'])
  })
})
