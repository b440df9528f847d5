import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RenderJob, renderDeck } from '../lib/render/render.js'
import { offlineValue } from '../src/load/offline-value.js'

const themeCss = `/* @theme plain */
section{width:1280px;height:720px;font-family:Inter,'Noto Sans SC','Noto Emoji';font-size:32px}
pre{background:#16181d;color:#e6e8ee} code{font-family:'JetBrains Mono','Noto Sans SC'}`

const markdown = `---
marp: true
theme: plain
lang: zh-CN
---

# 内存区域

程序计数器是**线程私有**的。😀 $a^2$

<!-- 备注：第一页要说的话。 -->

---

## 代码

\`\`\`java
int x = 1; // 注释
\`\`\`

![](data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=)
`

let dir: string
let temporary: string
const { TMPDIR } = process.env
beforeAll(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'render-test-'))
  temporary = path.join(dir, 'temporary')
  await mkdir(temporary)
  process.env.TMPDIR = temporary
})
afterAll(async () => {
  if (TMPDIR === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = TMPDIR
  await rm(dir, { recursive: true, force: true })
})

const jobIn = (name: string, job: Partial<RenderJob> = {}): RenderJob => ({
  markdown,
  themeCss,
  fontText: markdown,
  lang: 'zh-CN',
  formats: ['html', 'pdf'],
  pdfNotes: true,
  metadata: {
    title: '内存区域',
    authors: [],
    lang: 'zh-CN',
    keywords: [],
    slides: [],
    formulas: [],
  },
  out: { html: path.join(dir, name, 'deck.html'), pdf: path.join(dir, name, 'deck.pdf') },
  deadlineMs: 60_000,
  ...job,
})

const rooms = () => readdir(temporary)

/** Sessions that a rendering of this file led; each stands for Marp CLI and its browser. */
const sessions = new Set<string>()

/** Command lines of the processes that live in those sessions. */
const processes = async (): Promise<string[]> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const read = (pid: string, what: string) =>
    readFile(`/proc/${pid}/${what}`, 'utf8').catch(() => '')
  const found = await Promise.all(
    pids.map(async (pid) => {
      const [stat, environ, line] = await Promise.all(
        ['stat', 'environ', 'cmdline'].map((what) => read(pid, what)),
      )
      const session = stat?.slice(stat.lastIndexOf(')')).split(' ')[4] ?? ''
      if (environ?.includes(`TMPDIR=${path.join(temporary, 'notedeck-')}`)) sessions.add(session)
      return { session, line: line ?? '' }
    }),
  )
  return found.filter(({ session, line }) => line && sessions.has(session)).map(({ line }) => line)
}

const testOnLinux = test.runIf(process.platform === 'linux')

test('a Chinese deck becomes a PDF with its text, its notes and its outline', async () => {
  const job = jobIn('pdf')
  const { missing } = await renderDeck(job)
  expect(missing).toEqual([])
  const data = new Uint8Array(await readFile(job.out.pdf ?? ''))
  const pdf = await getDocument({ data, verbosity: 0 }).promise
  expect(pdf.numPages).toBe(2)
  const page = await pdf.getPage(1)
  const { items } = await page.getTextContent()
  const text = items.map((item) => ('str' in item ? item.str : '')).join('')
  expect(text).toContain('程序计数器是线程私有的')
  const notes = (await page.getAnnotations()).map(({ contentsObj }) => contentsObj?.str)
  expect(notes).toContain('备注：第一页要说的话。')
  const outline = await pdf.getOutline()
  expect(
    outline.map(({ title, items: below }) => [title, below.map((item) => item.title)]),
  ).toEqual([['内存区域', ['代码']]])
})

test('the HTML needs nothing but itself, and is the same bytes again', async () => {
  const once = jobIn('once', { formats: ['html'] })
  const again = jobIn('again', { formats: ['html'] })
  await Promise.all([renderDeck(once), renderDeck(again)])
  const html = await readFile(once.out.html ?? '', 'utf8')
  expect(html).toBe(await readFile(again.out.html ?? '', 'utf8'))
  expect(html).toMatch(/^<!DOCTYPE html><html lang="zh-CN">/)
  expect(html).toContain('<title>内存区域</title>')
  expect(html).toContain("default-src 'none'")
  expect(html).not.toMatch(/(?:src|href)="?https?:|url\(["']?https?:|@import/)
  expect(html).not.toContain(os.tmpdir())
})

testOnLinux('nothing stays behind a deadline: no process, no directory, no file', async () => {
  const job = jobIn('late', { deadlineMs: 250 })
  await expect(renderDeck(job)).rejects.toMatchObject({ code: 'deadline-passed' })
  expect(await rooms()).toEqual([])
  expect(await processes()).toEqual([])
  await expect(readdir(path.join(dir, 'late'))).rejects.toThrow()
})

testOnLinux('nothing stays behind when the browser is at work and the user stops', async () => {
  const stop = new AbortController()
  const job = jobIn('stopped', { signal: stop.signal })
  const rendering = expect(renderDeck(job)).rejects.toMatchObject({ code: 'aborted' })
  while (!(await processes()).some((line) => line.includes('--type=renderer'))) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  // A browser in a process group of its own would outlive us, and one with a network could ask.
  expect((await processes()).join()).toContain('--host-resolver-rules=MAP * ~NOTFOUND')
  stop.abort()
  await rendering
  expect(await processes()).toEqual([])
  expect(await rooms()).toEqual([])
})

test('files of an earlier rendering stay when a later one fails', async () => {
  const job = jobIn('kept', { browser: '/bin/false' })
  await renderDeck({ ...job, formats: ['html'] })
  const html = job.out.html ?? ''
  await writeFile(html, 'earlier')
  await expect(renderDeck(job)).rejects.toMatchObject({ code: 'render-failed' })
  expect(await readFile(html, 'utf8')).toBe('earlier')
  expect(await readdir(path.dirname(html))).toEqual(['deck.html'])
})

test('a browser that is named and is not there is said to be', async () => {
  await expect(renderDeck(jobIn('none', { browser: '/no/browser' }))).rejects.toMatchObject({
    code: 'browser-unusable',
    message: expect.stringContaining('`/no/browser`'),
  })
})

test.each([
  ['url(http://a/b)', 'none'],
  ['url("//a/b") no-repeat, red', 'none no-repeat, red'],
  ['url(data:image/png;base64,AA==)', 'url(data:image/png;base64,AA==)'],
  ['url(#id)', 'url(#id)'],
  ['image-set("http://a" 1x)', 'none'],
  ['\\75 rl(http://a/b)', 'none'],
  ['"\\201C"', '"\\201C"'],
])('a CSS value fetches nothing: %s', (value, offline) => {
  expect(offlineValue(value)).toBe(offline)
})
