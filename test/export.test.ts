import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { convert } from '../src/convert.js'
import { fileName } from '../src/export/format.js'
import { findWithheld, withheldRuns } from '../src/export/withheld.js'
import { readNote } from '../src/load/read-note.js'
import { readableTexts } from '../src/render/readable-text.js'
import { openProject, PNG, type Project, type Ran } from './support/project.js'

/** A note of which slides show a part, with all the metadata that one can give. */
const NOTE = `---
title: 两件事
author: [甲, Bea]
date: 2024-03-05 10:00
lang: zh-CN
tags: [猫, naps]
description: 一段说明
canonicalUrl: https://example.org/two
---

# 第一件

**猫一天要睡十六个小时。**谁也不知道[为什么](https://example.org/why)，可是 \`nap()\` 从不返回。

- **早上**：吃过饭以后，在窗台上找一块有太阳的地方，把四只脚都收到身子底下，睡到太阳走开为止，谁叫也不理。
- **下午**：换到沙发背上去，那里比窗台高一些，可以看见门口，这样有人回来的时候不用起身就知道是谁。
- **夜里**：人睡了以后它醒过来，在走廊里来回跑，把白天省下来的力气一次用完，见 [记录](https://example.org/log)。

# 第二件

狗是另外一回事，这里只说一句话。

| 谁 | 睡 |
| --- | ---: |
| 猫 | 16 |

$$
E = mc^2
$$
`

const MARP = `---
marp: true
title: Mine
---

# One

<!-- say **this** -->

---

## Two
`

const DOT = `data:image/png;base64,${Buffer.from(PNG).toString('base64')}`
const WALL = `---
marp: true
---

![bg right:40%](${DOT})

# Beside a picture

---

## On plain ground
`

let room: Project
let built: Ran
beforeAll(async () => {
  room = await openProject({ 'two.md': NOTE, 'mine.md': MARP })
  const quiet = 'build two.md --no-notes --format pdf,handout --paper letter --out letter'
  await room.notedeck(quiet.split(' '))
  built = await room.notedeck([
    'build',
    'two.md',
    '--json',
    '--format',
    'html,pdf,png,notes,pptx,pptx-editable,handout',
  ])
})
afterAll(() => rm(room.dir, { recursive: true }))

const bytes = async (path: string) => new Uint8Array(await readFile(join(room.dir, path)))
const openPdf = async (path: string) =>
  getDocument({ data: await bytes(path), verbosity: 0 }).promise

type Pdf = Awaited<ReturnType<typeof openPdf>>

/** What stands on each page, without the white space that lines break at. */
async function pagesOf(pdf: Pdf): Promise<readonly string[]> {
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, (_, i) => pdf.getPage(i + 1)),
  )
  const contents = await Promise.all(pages.map((page) => page.getTextContent()))
  return contents.map(({ items }) =>
    items
      .map((item) => ('str' in item ? item.str : ''))
      .join('')
      .replace(/\s+/g, ''),
  )
}

interface Placed {
  readonly text: string
  readonly page: number
  /** Millimetres from the left and from the top. */
  readonly x: number
  readonly y: number
}

/** Where each run of a PDF's text begins. */
async function placedIn(pdf: Pdf): Promise<readonly Placed[]> {
  const numbers = Array.from({ length: pdf.numPages }, (_, i) => i + 1)
  const all = await Promise.all(
    numbers.map(async (page) => {
      const drawn = await pdf.getPage(page)
      const [, , , top = 0] = drawn.view
      const mm = (points: number) => (points / 72) * 25.4
      return (await drawn.getTextContent()).items.flatMap((item) =>
        'str' in item && item.str.trim()
          ? [{ text: item.str, page, x: mm(item.transform[4]), y: mm(top - item.transform[5]) }]
          : [],
      )
    }),
  )
  return all.flat()
}

/** How many notes the second page has. */
async function notesIn(path: string): Promise<number> {
  const annotations = await (await (await openPdf(path)).getPage(2)).getAnnotations()
  return annotations.filter(({ subtype }) => subtype === 'Text').length
}

/** The parts of a presentation that are text. */
async function partsOf(path: string): Promise<Readonly<Record<string, string>>> {
  const parts = Object.entries(unzipSync(await bytes(path)))
  return Object.fromEntries(
    parts
      .filter(([name]) => /\.(xml|rels)$/.test(name))
      .map(([name, part]) => [name, strFromU8(part)]),
  )
}

describe('formats', () => {
  it('each is made alone or with others, and named by the note', () => {
    expect(built.err).toBe('')
    expect(JSON.parse(built.out).outputs).toEqual([
      'slides/two.md',
      'dist/two.html',
      'dist/two.pdf',
      'dist/two.slides/001.png',
      'dist/two.slides/002.png',
      'dist/two.slides/003.png',
      'dist/two.notes.md',
      'dist/two.pptx',
      'dist/two.editable.pptx',
      'dist/two.handout.pdf',
    ])
  })

  it('the talk is a script: when each slide comes up, for how long, and what is said', async () => {
    expect(await room.read('dist/two.notes.md')).toBe(`---
title: 两件事
author:
  - 甲
  - Bea
date: 2024-03-05
lang: zh-CN
keywords:
  - 猫
  - naps
description: 一段说明
url: https://example.org/two
---

# 两件事

甲 · Bea · 2024-03-05 · 3 页 · 2 分钟

## 1 · 两件事

\`0:00\` · 0:10

## 2 · 第一件

\`0:10\` · 0:53

**猫一天要睡十六个小时**。谁也不知道[为什么](https://example.org/why)，可是 \`nap()\` 从不返回。

- **早上**：吃过饭以后，在窗台上找一块有太阳的地方，把四只脚都收到身子底下，睡到太阳走开为止，谁叫也不理。
- **下午**：换到沙发背上去，那里比窗台高一些，可以看见门口，这样有人回来的时候不用起身就知道是谁。
- **夜里**：人睡了以后它醒过来，在走廊里来回跑，把白天省下来的力气一次用完，见 [记录](https://example.org/log)。

## 3 · 第二件

\`1:03\` · 0:35

狗是另外一回事，这里只说一句话。

*\\[表格]*

*\\[公式]*
`)
  })

  it('a script needs no browser, and reads the notes of a deck of Marp’s own', async () => {
    const ran = await room.notedeck(['build', 'mine.md', '--format', 'notes', '--browser', 'none'])
    expect([ran.status, ran.err]).toEqual([0, ''])
    expect(await room.read('dist/mine.notes.md')).toContain(
      '## 1 · One\n\n`0:00` · 0:20\n\nsay **this**\n\n## 2 · Two\n',
    )
  })

  it('pictures of slides that are gone are removed, and nothing else is', async () => {
    await room.write({ 'dist/mine.slides/003.png': 'stale', 'dist/mine.slides/me.png': 'mine' })
    const { out } = await room.notedeck(['build', 'mine.md', '--format', 'png'])
    expect(out).toContain('  dist/mine.slides/001.png … 002.png\n')
    const names = Object.keys(await room.files()).filter((path) => path.includes('mine.slides'))
    expect(names).toEqual(['001.png', '002.png', 'me.png'].map((one) => `dist/mine.slides/${one}`))
  })

  it('two outputs that would share a file are refused', async () => {
    await room.write({ 'mine.notes.md': MARP })
    const notes = ['mine.md', 'mine.notes.md']
    const { status, err } = await room.notedeck([
      'build',
      ...notes,
      '--slides',
      'dist',
      '--format',
      'notes',
    ])
    await room.remove('mine.notes.md')
    expect([status, err]).toEqual([2, expect.stringContaining('`dist/mine.notes.md`')])
  })
})

describe('metadata', () => {
  it('stands in the head of the HTML', async () => {
    const html = await room.read('dist/two.html')
    const [head = ''] = html.split('<style', 1)
    expect(html).toMatch(/^<!DOCTYPE html><html lang="zh-CN">/)
    expect(head).toContain('<title>两件事</title>')
    expect(head).toContain('<meta name="author" content="甲, Bea">')
    expect(head).toContain('<meta name="description" content="一段说明">')
    expect(head).toContain('<meta name="keywords" content="猫,naps">')
    expect(head).toContain('<meta name="dcterms.date" content="2024-03-05">')
    expect(head).toContain('<link rel="canonical" href="https://example.org/two">')
  })

  it.each(['dist/two.pdf', 'dist/two.handout.pdf'])('stands in %s, twice', async (path) => {
    const { info, metadata } = await (await openPdf(path)).getMetadata()
    expect(info).toMatchObject({
      Title: '两件事',
      Author: '甲, Bea',
      Subject: '一段说明',
      Keywords: '猫, naps',
      Language: 'zh-CN',
      CreationDate: 'D:20240305000000Z',
    })
    expect(metadata.get('dc:title')).toBe('两件事')
    expect(metadata.get('dc:creator')).toEqual(['甲', 'Bea'])
    expect(metadata.get('dc:subject')).toEqual(['猫', 'naps'])
    expect(metadata.get('dc:identifier')).toBe('https://example.org/two')
  })

  it('stands in the core properties of a presentation', async () => {
    const { 'docProps/core.xml': core } = await partsOf('dist/two.pptx')
    expect(core).toContain('<dc:creator>甲, Bea</dc:creator>')
    expect(core).toContain('<dc:identifier>https://example.org/two</dc:identifier>')
    expect(core).toContain('<cp:keywords>猫, naps</cp:keywords><dc:language>zh-CN</dc:language>')
    expect(core).toContain(
      '<dcterms:created xsi:type="dcterms:W3CDTF">2024-03-05</dcterms:created>',
    )
  })
})

describe('the handout', () => {
  it('has every slide and, beside it, what was said, lists whole and links as links', async () => {
    const pdf = await openPdf('dist/two.handout.pdf')
    const text = (await pagesOf(pdf)).join('')
    expect(text).toContain('吃过饭以后，在窗台上找一块有太阳的地方，把四只脚都收到身子底下')
    expect(text).toContain('狗是另外一回事，这里只说一句话。')
    // On the slide, and in what was said.
    expect(text.split('猫一天要睡十六个小时')).toHaveLength(3)
    expect(text).toMatch(/^1\/1两件事1?两件事一段说明.*第一件.*第二件.*链接1/)
    const annotations = await (await pdf.getPage(1)).getAnnotations()
    expect(annotations.map(({ url }) => url)).toContain('https://example.org/why')
    expect((await pdf.getMarkInfo())?.Marked).toBe(true)
  })

  it('fills its pages: five slides on one, a short text beside a large one, a long one goes on', async () => {
    const code = '```js\nnap()\n```\n'
    const long = 'One sentence that is said and not shown, as long as it needs to be. '.repeat(60)
    const quiet = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'].map((one) => `# ${one}\n`)
    const talk = [`# Small\n\n${code}\n<!-- shortly said -->\n`, `# Large\n\n<!-- ${long} -->\n`]
    const deck = (slides: readonly string[]) =>
      `---\nmarp: true\ntheme: notedeck\n---\n\n${slides.join('\n---\n\n')}`
    await room.write({
      'full.md': deck([...quiet.slice(0, 5), `# Six\n\n<!-- said -->\n`]),
      'talk.md': deck(talk),
    })
    await room.notedeck('build full.md talk.md --format handout'.split(' '))
    const full = await placedIn(await openPdf('dist/full.handout.pdf'))
    expect(
      full
        .filter(({ text, y }) => y < 275 && /^(One|Two|Three|Four|Five|Six)$/.test(text))
        .map(({ page }) => page),
    ).toEqual([1, 1, 1, 1, 1, 2])
    const said = await placedIn(await openPdf('dist/talk.handout.pdf'))
    const at = (word: string) => said.find(({ text }) => text.includes(word))
    expect(at('shortly')?.x).toBeGreaterThan(11 + 9 + 116)
    expect(at('shortly')?.y).toBeLessThan(at('nap')?.y ?? 0)
    const lines = said.filter(({ text }) => /sentence|shown|needs/.test(text))
    expect([...new Set(lines.map(({ page }) => page))]).toEqual([1, 2])
    expect(lines[0]?.x).toBeGreaterThan(11 + 9 + 80)
    expect(lines.filter(({ page, y }) => page === 1 && y > 240).length).toBeGreaterThan(0)
    expect(
      lines
        .map(({ text }) => text)
        .join(' ')
        .match(/sentence/g),
    ).toHaveLength(60)
  })

  it('brings its fonts, and is of the paper that was asked for', async () => {
    const pdf = await openPdf('dist/two.handout.pdf')
    expect((await pdf.getPage(1)).view.map(Math.round)).toEqual([0, 0, 595, 842])
    const letter = await (await openPdf('letter/two.handout.pdf')).getPage(1)
    expect(letter.view.map(Math.round)).toEqual([0, 0, 612, 792])
    const source = Buffer.from(await bytes('dist/two.handout.pdf')).toString('latin1')
    expect(source).not.toMatch(/DejaVu|Nimbus|Liberation/)
  })
})

describe('without notes', () => {
  const formats = ['html', 'pdf', 'pptx', 'pptx-editable', 'handout'] as const

  it('no output has them with --public, the deck’s Markdown included', async () => {
    const into = '--out public --slides public'
    const two = await room.notedeck(`build two.md --public --format ${formats} ${into}`.split(' '))
    const mine = await room.notedeck(`build mine.md --public --format html ${into}`.split(' '))
    expect([two, mine].map(({ status, err }) => [status, err])).toEqual([
      [0, ''],
      [0, ''],
    ])
    expect(await room.read('public/two.md')).not.toMatch(
      /狗是另外一回事，这里只说一句话。|<!--\s*〔/,
    )
    expect(await room.read('public/mine.md')).toBe(MARP.replace('<!-- say **this** -->', ''))
    expect(await notesIn('public/two.pdf')).toBe(0)
    const parts = await partsOf('public/two.pptx')
    expect(parts['ppt/notesSlides/notesSlide2.xml']).not.toContain('谁也不知道')
    expect((await pagesOf(await openPdf('public/two.handout.pdf'))).join('')).not.toContain('谁叫')
  })

  it.each(formats)('what proves it finds them in %s, where they are', async (format) => {
    const { note } = readNote(NOTE, 'two.md')
    if (!note) throw new Error('Expected a note.')
    const withheld = withheldRuns(convert(note).deck, note)
    const search = async (folder: string) => {
      const texts = await readableTexts(format, await bytes(fileName(`${folder}/two`, format)))
      return texts.map((text) => findWithheld(text, withheld)).filter(Boolean)
    }
    expect(await search('dist')).not.toEqual([])
    expect(await search('public')).toEqual([])
  })

  it('a script of what may not be published is refused', async () => {
    const { status, err } = await room.notedeck('build two.md --public --format notes'.split(' '))
    expect([status, err]).toEqual([2, expect.stringContaining('no format `notes` with --public')])
  })

  it('the PDF has no annotations with --no-notes', async () => {
    expect([await notesIn('dist/two.pdf'), await notesIn('letter/two.pdf')]).toEqual([1, 0])
  })
})

describe.each(['dist/two.pptx', 'dist/two.editable.pptx'])('the presentation %s', (path) => {
  it('names no part that is not there, and has each slide with its notes', async () => {
    const parts = await partsOf(path)
    const all = Object.keys(unzipSync(await bytes(path)))
    const named = [...(parts['[Content_Types].xml'] ?? '').matchAll(/PartName="\/([^"]*)"/g)]
    expect(named.map(([, name]) => name).filter((name) => !all.includes(name ?? ''))).toEqual([])
    expect(all.filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))).toHaveLength(3)
    const notes = parts['ppt/notesSlides/notesSlide2.xml'] ?? ''
    expect(notes).toContain('<a:t>猫一天要睡十六个小时。谁也不知道为什么')
    expect(notes).toContain('lang="zh-CN"')
    expect(notes).not.toMatch(/<a:t>[^<]*\n/)
  })

  it('has its lists in the order of the schema', async () => {
    const { 'ppt/presentation.xml': xml = '' } = await partsOf(path)
    const order = [
      ...xml.matchAll(/<p:(sldMasterIdLst|notesMasterIdLst|sldIdLst|sldSz|notesSz)\b/g),
    ]
    expect(order.map(([, name]) => name)).toEqual([
      'sldMasterIdLst',
      'notesMasterIdLst',
      'sldIdLst',
      'sldSz',
      'notesSz',
    ])
  })
})

it('a picture of a slide has a title for who hears it', async () => {
  const { 'ppt/slides/slide2.xml': xml = '' } = await partsOf('dist/two.pptx')
  expect(xml).toMatch(/<p:ph type="title"\/>.*<a:off x="0" y="-\d+"\/>.*<a:t>第一件<\/a:t>/s)
})

describe('the presentation to edit', () => {
  const slide = async (number: number) => {
    const parts = await partsOf('dist/two.editable.pptx')
    return parts[`ppt/slides/slide${number}.xml`] ?? ''
  }

  it('has titles, lists and links as text, marked by language, in the theme’s faces', async () => {
    const xml = await slide(2)
    expect(xml).toMatch(/<p:ph type="title"\/>.*?<a:t>第一件<\/a:t>/s)
    expect(xml).toMatch(/<a:tbl>.*<a:t>早上<\/a:t>.*<a:t>吃过饭以后/s)
    expect(xml).toMatch(/lang="zh-CN"[^>]*>(?:(?!<\/a:r>).)*typeface="Noto Sans SC".*?<a:t>早上/s)
    expect(await slide(1)).toMatch(/lang="en-US"(?:(?!<\/a:r>).)*<a:t>Bea<\/a:t>/s)
    const { 'ppt/slides/_rels/slide2.xml.rels': rels } = await partsOf('dist/two.editable.pptx')
    expect(rels).toContain('Target="https://example.org/log" TargetMode="External"')
  })

  it('has tables as tables, and formulas as pictures with what they say', async () => {
    const all = (await slide(3)) + (await slide(4))
    expect(all).toMatch(/<a:tbl>.*<a:t>猫<\/a:t>.*<a:t>16<\/a:t>/s)
    expect(all).toMatch(/<p:pic>\s*<p:nvPicPr><p:cNvPr [^>]*descr="E = mc\^2"/)
  })

  it('has the properties of a paragraph where the schema has them: first', async () => {
    const parts = await partsOf('dist/two.editable.pptx')
    const misplaced = Object.values(parts).flatMap((xml) => xml.match(/(?<!<a:p>)<a:pPr\b/g) ?? [])
    expect(misplaced).toEqual([])
  })

  it('has what stands behind a slide of Marp’s own as one picture', async () => {
    await room.write({ 'wall.md': WALL })
    await room.notedeck('build wall.md --format pptx-editable'.split(' '))
    const parts = await partsOf('dist/wall.editable.pptx')
    expect(parts['ppt/presentation.xml']).toContain('<p:sldSz cx="12192000" cy="6858000"')
    expect(parts['ppt/slides/slide1.xml']).toMatch(/<p:bg>.*<a:blip r:embed=.*<\/p:bg>/s)
    expect(parts['ppt/slides/slide2.xml']).toMatch(/<p:bg><p:bgPr><a:solidFill>/)
  })

  it('and its like are the same bytes again', async () => {
    const formats = ['pdf', 'pptx-editable', 'handout'] as const
    await room.notedeck(`build two.md --format ${formats} --out again`.split(' '))
    for (const format of formats) {
      const [once, again] = [fileName('dist/two', format), fileName('again/two', format)]
      expect(Buffer.from(await bytes(again)).equals(Buffer.from(await bytes(once)))).toBe(true)
    }
  })
})
