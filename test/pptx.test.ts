import { readFile, rm } from 'node:fs/promises'
import { join, posix } from 'node:path'
import validate from '@ooxml-tools/validate'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formulaText } from '../src/export/formula-text.js'
import { openProject, PNG, type Project } from './support/project.js'

const DOT = `data:image/png;base64,${Buffer.from(PNG).toString('base64')}`

/** A deck of Marp's own in a theme of ours, so that each slide is what it is. */
const DECK = `---
marp: true
theme: notedeck
lang: en
paginate: true
math: katex
---

<!-- _class: title -->

# Cats & <Dogs>

- Ann
- 2024

---

<!-- _class: section -->

# Naps

*2*

---

<!-- _class: agenda -->

## Agenda

1. Mornings *6 min*
2. **Evenings** *9 min*

---

<!-- _class: timeline -->

## Years

- 1979
  - a first nap
- 2000
  - a second one, of \`nap()\` and **more**

---

<!-- _class: comparison -->

## Cats and dogs

- Cats
  - sleep
- Dogs
  - run

---

<!-- _class: code -->

## Code

\`\`\`ts {2} showLineNumbers
const cat = 1
const dog = 2
\`\`\`

---

<!-- _class: bullets -->

## Points

- one [link](https://example.org/a?b=1&c=2)
- two, with $E = mc^2$
  - under two

Said \`here\`.

<!-- What is said of $\\alpha$. -->

---

<!-- _class: table -->

## Table

| Who | Sleeps |
| --- | ---: |
| cat | 16 |

---

<!-- _class: figure -->

![A dot](${DOT})
`

let room: Project
beforeAll(async () => {
  room = await openProject({ 'all.md': DECK })
  const ran = await room.notedeck('build all.md --format pptx,pptx-editable'.split(' '))
  expect(ran.err).toBe('')
})
afterAll(() => rm(room.dir, { recursive: true }))

const bytes = async (path: string) => new Uint8Array(await readFile(join(room.dir, path)))
const partsOf = async (path: string) => unzipSync(await bytes(path))

type Parts = Readonly<Record<string, Uint8Array>>

const textOf = (parts: Parts, name: string) => strFromU8(parts[name] ?? new Uint8Array())

/** What stands at a number of slide, without white space between elements. */
const slide = async (number: number, path = 'dist/all.editable.pptx') =>
  textOf(await partsOf(path), `ppt/slides/slide${number}.xml`).replace(/>\s+</g, '><')

/** The shapes of a slide: the name of each, where it is in EMU, and its XML. */
const shapesOf = (xml: string) =>
  [...xml.matchAll(/<p:(sp|pic|graphicFrame)>[\s\S]*?<\/p:\1>/g)].map(([whole]) => {
    const [, name = ''] = /<p:cNvPr id="\d+" name="([^"]*)"/.exec(whole) ?? []
    const [, x, y] = /<a:off x="(-?\d+)" y="(-?\d+)"\/>/.exec(whole) ?? []
    const [, w, h] = /<a:ext cx="(\d+)" cy="(\d+)"\/>/.exec(whole) ?? []
    return { name, x: Number(x), y: Number(y), w: Number(w), h: Number(h), xml: whole }
  })

/** Relationships whose target is not there, and parts without a type of content. */
function danglingIn(parts: Parts): readonly string[] {
  const names = Object.keys(parts).filter((name) => !name.endsWith('/'))
  const rels = names.filter((name) => name.endsWith('.rels'))
  const missing = rels.flatMap((name) => {
    const folder = posix.dirname(posix.dirname(name))
    const all = [...textOf(parts, name).matchAll(/<Relationship\b[^>]*>/g)].map(([one]) => one)
    return all
      .filter((one) => !/TargetMode="External"/.test(one))
      .map((one) => /Target="([^"]*)"/.exec(one)?.[1] ?? '')
      .map((to) => (to.startsWith('/') ? to.slice(1) : posix.join(folder, to)))
      .filter((to) => !names.includes(to))
  })
  const types = textOf(parts, '[Content_Types].xml')
  const typed = (name: string) =>
    types.includes(`PartName="/${name}"`) || types.includes(`Extension="${name.split('.').at(-1)}"`)
  const named = [...types.matchAll(/PartName="\/([^"]*)"/g)].map(([, name]) => name ?? '')
  return [
    ...missing,
    ...names.filter((name) => name !== '[Content_Types].xml' && !typed(name)),
    ...named.filter((name) => !names.includes(name)),
  ]
}

/** Numbers that two shapes of one part have. */
const twiceIn = (parts: Parts): readonly string[] =>
  Object.keys(parts)
    .filter((name) =>
      /^ppt\/(slides|notesSlides|slideLayouts|slideMasters)\/[^/]*\.xml$/.test(name),
    )
    .filter((name) => {
      const ids = [...textOf(parts, name).matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id)
      return new Set(ids).size < ids.length
    })

describe.each(['dist/all.pptx', 'dist/all.editable.pptx'])('%s', (path) => {
  it('is valid by the Open XML SDK, part by part', { timeout: 60_000 }, async () => {
    expect(await validate(await bytes(path), 'pptx', 'Microsoft365')).toEqual([])
    const parts = await partsOf(path)
    const name = 'ppt/slides/slide1.xml'
    const broken = textOf(parts, name).replace('<a:lstStyle', '<a:pPr/><a:lstStyle')
    const other = zipSync({ ...parts, [name]: strToU8(broken) })
    expect(await validate(other, 'pptx', 'Microsoft365')).not.toEqual([])
  })

  it('has all that it names, a type for each part, and a number of its own for each shape', async () => {
    const parts = await partsOf(path)
    expect(danglingIn(parts)).toEqual([])
    expect(twiceIn(parts)).toEqual([])
    const { 'ppt/presentation.xml': _, ...without } = parts
    expect(danglingIn(without)).toContain('ppt/presentation.xml')
  })

  it('has a title on each slide, in a place of its layout', async () => {
    const parts = await partsOf(path)
    const titled = (name: string) => textOf(parts, name).includes('<p:ph type="title"/>')
    const all = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `ppt/slides/slide${number}.xml`)
    expect(all.filter((name) => !titled(name))).toEqual([])
    expect(titled('ppt/slideLayouts/slideLayout1.xml')).toBe(true)
    expect(titled('ppt/slideMasters/slideMaster1.xml')).toBe(true)
  })
})

describe('speaker notes', () => {
  it('have formulas as one reads them in plain text', async () => {
    const note =
      '# A talk\n\n## Part\n\nLoad is $\\alpha = n/m$, cost $\\frac{1}{1-\\alpha}$ & $\\log_2 x_1^2 < 3$.\n'
    await room.write({ 'load.md': note })
    await room.notedeck('build load.md --format pptx,pptx-editable,pdf'.split(' '))
    for (const path of ['dist/load.pptx', 'dist/load.editable.pptx']) {
      const notes = textOf(await partsOf(path), 'ppt/notesSlides/notesSlide2.xml')
      expect(notes).toContain('Load is α = n/m, cost 1/(1 − α) &amp; log₂ x₁² &lt; 3.')
    }
    const pdf = await getDocument({ data: await bytes('dist/load.pdf'), verbosity: 0 }).promise
    const [said] = await (await pdf.getPage(2)).getAnnotations()
    expect(said?.contentsObj.str).toContain('Load is α = n/m, cost 1/(1 − α) & log₂ x₁² < 3.')
    expect(await room.read('slides/load.md')).toContain('cost \\frac{1}{1-\\alpha} ')
  })

  it.each([
    ['e^{-n(n-1)/2m}', 'e^(−n(n − 1)/2m)'],
    ['\\sum_{i=0}^{n} 2^i', '∑ᵢ₌₀ⁿ2ⁱ'],
    ['\\sqrt{n+1} \\to \\hat x', '√(n + 1) → x̂'],
    ['\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}', '(a, b; c, d)'],
    ['\\nosuchthing', '\\nosuchthing'],
  ])('%s reads %s', (tex, text) => {
    expect(formulaText(tex)).toBe(text)
  })
})

describe('the presentation to edit', () => {
  it('has the rule of a cover, and what a list sets in a row as one text', async () => {
    const shapes = shapesOf(await slide(1))
    expect(shapes.map(({ name }) => name)).toEqual(['shape 1', 'Title', 'text 3'])
    expect(shapes[0]).toMatchObject({ x: 72 * 9525, w: 88 * 9525, h: 4 * 9525 })
    expect(shapes[0]?.xml).toContain('<a:srgbClr val="B5361C"/>')
    expect(shapes[2]?.xml).toMatch(/<a:t>Ann<.*<a:t> {2}\| {2}<.*<a:t>2024</)
  })

  it('gives a text the room beside it, to the theme’s edge', async () => {
    const title = shapesOf(await slide(7)).find(({ name }) => name === 'Title')
    expect(title).toMatchObject({ x: 72 * 9525, w: (1280 - 2 * 72) * 9525 })
    expect(title?.xml).toContain('wrap="square"')
    expect(await slide(7)).not.toMatch(/Autofit|AutoFit/)
  })

  it('lets a numeral at the edge grow to the left, and a title stand before it', async () => {
    const [numeral, title] = shapesOf(await slide(2)).filter(({ xml }) => xml.includes('<a:t>'))
    expect(numeral?.xml).toMatch(/algn="r".*<a:t>2</)
    expect((numeral?.x ?? 0) + (numeral?.w ?? 0)).toBeCloseTo((1280 - 72) * 9525, -4)
    expect(title?.w).toBe((1280 - 2 * 72) * 9525)
  })

  it('has what stands beside an item in a column of its own', async () => {
    for (const [number, first, second] of [
      [3, 'Mornings', '6 min'],
      [4, '1979', 'a first nap'],
    ] as const) {
      const xml = await slide(number)
      expect(xml).toMatch(
        new RegExp(
          `<a:tc><a:txBody>(?:(?!</a:tc>).)*<a:t>${first}<(?:(?!<a:tc>).)*</a:tc><a:tc>(?:(?!</a:tc>).)*<a:t>${second}<`,
          's',
        ),
      )
      const low = shapesOf(xml).filter(({ y, h }) => y + h > 720 * 9525)
      expect(low).toEqual([])
    }
    expect(await slide(3)).toMatch(/<a:buClr><a:srgbClr val="5D6067"\/><\/a:buClr>.*startAt="1"/s)
    const dots = shapesOf(await slide(4)).filter(({ xml }) => xml.includes('prst="ellipse"'))
    expect(dots).toHaveLength(2)
  })

  it('has the rules over what is compared, with a text for each', async () => {
    const shapes = shapesOf(await slide(5)).filter(({ name }) => name !== 'Title')
    const [rule, cats, other, dogs] = shapes
    expect([rule?.h, other?.h]).toEqual([3 * 9525, 3 * 9525])
    expect([cats?.xml, dogs?.xml].map((xml) => xml?.match(/<a:t>[^<]*/g))).toEqual([
      ['<a:t>Cats', '<a:t>sleep'],
      ['<a:t>Dogs', '<a:t>run'],
    ])
    expect(cats?.xml).toMatch(/<a:spcBef><a:spcPts val="[1-9]\d*"/)
  })

  it('has code on its ground, with numbers, bands and a face of one width', async () => {
    const code = shapesOf(await slide(6)).find(({ xml }) => xml.includes('const'))
    expect(code?.xml).toMatch(/prst="roundRect".*?<a:srgbClr val="1D2026"\/>/s)
    expect(code?.xml).toMatch(/<a:t> 1 {2}<\/a:t>.*<a:t> 2 {2}<\/a:t>/s)
    const bands = [...(code?.xml ?? '').matchAll(/<a:highlight><a:srgbClr val="3A302D"\/>/g)]
    expect(bands.length).toBeGreaterThan(0)
    expect(code?.xml).toContain('<a:latin typeface="JetBrains Mono" pitchFamily="49"')
  })

  it('says what its pictures show, and which row of a table is its head', async () => {
    expect(await slide(9)).toMatch(/<p:pic><p:nvPicPr><p:cNvPr [^>]*descr="A dot"/)
    expect(await slide(8)).toContain('<a:tblPr firstRow="1"/>')
    expect(await slide(3)).toContain('<a:tblPr/>')
  })

  it('has a mark for each level of a list, and grounds behind words', async () => {
    const xml = await slide(7)
    expect(xml).toMatch(/val="B5361C".*<a:t>one .*lvl="1".*val="A9A59B".*<a:t>under two</s)
    expect(xml).toMatch(/<a:highlight>(?:(?!<\/a:r>).)*<a:t>here</s)
  })
})
