import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Slide } from '../src/compose/slide.js'
import { type Conversion, convert } from '../src/convert.js'
import { FACES } from '../src/fit/faces/face.js'
import { contentHeight, fullness } from '../src/fit/fit.js'
import { leastWidth, textWidth } from '../src/fit/lines.js'
import { readScale } from '../src/fit/theme.js'
import { prose } from '../src/parse/prose.js'

const css = readFileSync(resolve(import.meta.dirname, '../themes/notedeck.css'), 'utf8')
const theme = { name: 'notedeck', css }
const made = (body: string): Conversion => convert(`# 一讲\n\n${body}\n`, { theme })
const many = (count: number, make: (i: number) => string, between = '\n') =>
  Array.from({ length: count }, (_, i) => make(i + 1)).join(between)
/** The slides after the title's. */
const slidesOf = (body: string) => made(body).deck.slides.slice(1)
const codeLine = (i: number) => [``, `function step${i}() {`, `  go(${i})`, '}'][i % 4] as string
const code = (lines: number) => `\`\`\`js\n${many(lines, codeLine)}\n\`\`\``
const codesOf = (slides: readonly Slide[]) =>
  slides.flatMap(({ body }) =>
    body.flatMap((piece) =>
      piece.kind === 'code'
        ? [piece.block.value.split('\n').slice(piece.lines.start, piece.lines.end)]
        : [],
    ),
  )

it('ends the lines of a Chinese title at its phrases, where no line more is needed', () => {
  const classOf = (title: string) =>
    slidesOf(`## ${title}\n\n- 一点\n- 两点`)[0]?.modifiers.includes('phrased')
  expect(classOf('读和写，还有空间的三种放大，你最多只能同时优化其中的两种')).toBe(true)
  expect(classOf('读和写，还有空间')).toBe(false)
  expect(classOf('读和写还有空间的三种放大里面你最多只能同时优化其中的任意两种')).toBe(false)
  expect(classOf('写，读和写还有空间的三种放大里面你最多只能同时优化其中的两种放大')).toBe(false)
  const [cover] = convert('# 读书笔记：写得快，到底是谁在还债呢\n\n一句。', { theme }).deck.slides
  expect(cover?.modifiers).toEqual(['phrased'])
})

describe('a slide that is too full', () => {
  it('is divided into balanced parts, code at its blank lines', () => {
    const parts = codesOf(slidesOf(`## 代码\n\n${code(35)}`))
    expect(parts.map((lines) => lines.length)).toEqual([11, 11, 11])
    for (const lines of parts) expect([lines[0], lines.at(-1)]).not.toContain('')
  })

  const firstLines = (source: string): readonly (string | undefined)[] =>
    codesOf(slidesOf(`## 代码\n\n\`\`\`\n${source}\n\`\`\``)).map(([line]) => line?.trim())

  it('parts code between its functions, though its parts are less even', () => {
    const method = (name: string, lines: number) =>
      `    int ${name}(int at) {\n\n${many(lines, (i) => `        step(${i});`, '\n\n')}\n    }`
    const source = `class Shelf {\n\n${method('first', 4)}\n\n\n${method('second', 1)}\n}`
    expect(firstLines(source)).toEqual(['class Shelf {', 'int second(int at) {'])
  })

  it('parts code by its indentation, and comments from nothing that they speak of', () => {
    const body = many(5, (i) => `    total = total + row${i}\n`)
    const source = `# Adds up.\ndef first(row):\n\n${body}\n\n# Counts.\ndef second(row):\n${body}`
    expect(firstLines(source)).toEqual(['# Adds up.', '# Counts.'])
  })

  it('begins no part of code with what closes a block, nor after what opens one', () => {
    const loop = (i: number) => `for (int i = 0; i < ${i}; i++) {\n\n  go(i);\n}`
    for (let count = 4; count < 12; count++)
      for (const line of firstLines(many(count, loop))) expect(line).toMatch(/^for/)
  })

  it('is set smaller where a listing would take more than five slides', () => {
    const listing = (lines: number) => `\`\`\`js\n${many(lines, (i) => `go(${i})`)}\n\`\`\``
    const slides = slidesOf(`## 代码\n\n${listing(100)}`)
    expect(slides.map(({ modifiers }) => modifiers)).toEqual(Array(6).fill(['compact']))
    expect(slidesOf(`## 代码\n\n${listing(60)}`)[0]?.modifiers).toEqual([])
  })

  it('keeps its title, numbered, on parts that have room for it', () => {
    const items = many(9, (i) => `- **第${i}件**，要先做好`)
    const slides = slidesOf(`## 清单\n\n${items}`)
    expect(slides.map(({ title, titleLabel }) => [title?.text, titleLabel])).toEqual([
      ['清单', undefined],
      ['清单', '(2/2)'],
    ])
  })

  it('takes the compact step where that saves a slide that would be nearly empty', () => {
    const [one, ...others] = slidesOf(`## 代码\n\n${code(15)}`)
    expect([one?.modifiers, others.length]).toEqual([['compact'], 0])
    expect(slidesOf(`## 代码\n\n${code(22)}`).map(({ modifiers }) => modifiers)).toEqual([[], []])
  })

  it('keeps a lead-in with what it leads into', () => {
    const slides = slidesOf(`## 代码\n\n先看这一段，**它是整个调度的心脏**：\n\n${code(30)}`)
    for (const { body } of slides) expect(body.at(-1)?.kind).toBe('code')
  })

  it('goes on counting, and repeats the head of a table', () => {
    const steps = slidesOf(`## 步骤\n\n${many(9, (i) => `${i}. 第${i}步，先做这件事情`)}`)
    const starts = steps.flatMap(({ body }) =>
      body.map((piece) => (piece.kind === 'points' ? [piece.start, piece.items.length] : [])),
    )
    expect(starts).toEqual([
      [1, 4],
      [5, 5],
    ])
    const { markdown } = made(
      `## 表\n\n| 名 | 值 |\n| --- | --- |\n${many(20, (i) => `| 第${i}行 | ${i} |`)}`,
    )
    const heads = markdown.match(/^\| 名/gm) ?? []
    expect(heads.length).toBeGreaterThan(1)
  })

  it('is no list that fits, though it takes a little long to say', () => {
    const said = '这一条要慢慢讲清楚它的来历与取舍，还有后来的教训。'.repeat(3)
    const slides = slidesOf(`## 清单\n\n${many(5, (i) => `- **第${i}条**：${said}`)}`)
    expect(slides.map(({ seconds }) => seconds > 120)).toEqual([true])
  })

  it('is no list of four points that are a line long each', () => {
    const said = '这一条要说的是它从哪里来，为了什么而来，以及它后来又变成了什么'
    const lists = (count: number) => slidesOf(`## 清单\n\n${many(count, (i) => `- ${said}${i}`)}`)
    expect([4, 5].map((count) => lists(count).length)).toEqual([1, 2])
  })

  it('is a list that takes more than four minutes to say, its words with the part that shows it', () => {
    const said = '这一条要慢慢讲清楚它的来历与取舍，还有后来的教训。'.repeat(4)
    const slides = slidesOf(`## 清单\n\n${many(5, (i) => `- **第${i}条**：${said}`)}`)
    expect(slides.length).toBeGreaterThan(1)
    for (const { seconds } of slides) expect(seconds).toBeLessThanOrEqual(121)
    const last = slides.at(-1)
    expect(last?.notes.map(({ text }) => text).join('')).toContain('第5条')
    expect(slides[0]?.notes.map(({ text }) => text).join('')).not.toContain('第5条')
  })
})

it('is set smaller where its number would stand on a formula', () => {
  const sum = many(10, (i) => `x_{${i}}`, ' + ')
  const modifiersOf = (name: string) =>
    slidesOf(`## 式\n\n$$\n\\begin{${name}}\na &= ${sum}\n\\end{${name}}\n$$`)[0]?.modifiers
  expect(modifiersOf('align')).toEqual(['math-28'])
  expect(modifiersOf('align*')).toEqual([])
})

it('keeps a word that leads from formula to formula with the next, however tall that is', () => {
  for (let count = 6; count < 26; count++) {
    const rows = many(count, (i) => `x_{${i}} &= \\frac{a+${i}}{b}`, ' \\\\\n')
    const tall = `$$\n\\begin{aligned}\n${rows}\n\\end{aligned}\n$$`
    const slides = slidesOf(`## 推导\n\n又\n\n${tall}\n\n所以\n\n$$\na = b\n$$`)
    expect(slides.map(({ body }) => body.at(-1)?.kind)).not.toContain('line')
  }
})

describe('what no slide holds', () => {
  const inPart = ({ diagnostics }: Conversion) =>
    diagnostics.filter(({ code }) => code === 'shown-in-part').map(({ severity }) => severity)

  it('is a line of code at the floor, cut, with the whole in the notes and a warning', () => {
    const line = 'a=b+c;'.repeat(700)
    const one = made(`## 一行\n\n\`\`\`js\n${line}\n\`\`\``)
    const [slide] = one.deck.slides.slice(1)
    expect(slide?.modifiers).toEqual(['fine'])
    expect(codesOf([slide as Slide])[0]?.[0]).toMatch(/^(?:a=b\+c;)+.{0,6} …$/)
    expect(slide?.notes.map(({ text }) => text)).toContain(line)
    expect([inPart(one), slide?.inPart?.length]).toEqual([['warning'], 1])
  })

  it('is an array of which the first rows and columns stand', () => {
    const row = many(24, (i) => `a_{${i}}`, ' & ')
    const one = made(
      `## 矩阵\n\n$$\n\\begin{bmatrix}\n${many(24, () => row, ' \\\\\n')}\n\\end{bmatrix}\n$$`,
    )
    const [math] = one.deck.slides.slice(1).flatMap(({ body }) => body)
    expect(math?.kind === 'math' && math.block.value).toMatch(/a_\{3\} .*\\cdots[\s\S]*\\vdots/)
    expect(inPart(one)).toEqual(['warning'])
  })

  it('is a derivation that goes on, whole', () => {
    const one = made(
      `## 推导\n\n$$\n\\begin{aligned}\n${many(14, (i) => `x_${i} &= \\frac{a}{${i}}`, ' \\\\\n')}\n\\end{aligned}\n$$`,
    )
    const parts = one.deck.slides
      .slice(1)
      .flatMap(({ body }) =>
        body.flatMap((piece) => (piece.kind === 'math' ? [piece.block.value] : [])),
      )
    expect(parts.map((tex) => tex.split('&=').length - 1)).toEqual([5, 4, 5])
    expect(inPart(one)).toEqual([])
  })

  it('is never the case of what fits', () => {
    expect(inPart(made(`## 代码\n\n${code(60)}`))).toEqual([])
  })
})

describe('covers', () => {
  const scale = readScale(css, 'zh')

  it('are set smaller where their words are long, and then stand apart', () => {
    const titled = (title: string) => convert(`# ${title}\n\n正文。`, { theme }).deck.slides
    expect(titled('容器'.repeat(9))[0]?.modifiers).toEqual([])
    expect(titled('容器'.repeat(60))[0]?.modifiers).toEqual(['long'])
    const [first] = titled('容器'.repeat(160))
    expect(first?.layout).toBe('statement')
    for (const slide of titled('容器'.repeat(160)))
      expect(fullness(slide, scale)).toBeLessThan(1.01)
  })

  it('have a height, as all slides do', () => {
    const [title] = made('正文。').deck.slides
    expect(contentHeight(title as Slide, scale)).toBeCloseTo(72 * 1.25 + 28 + 4)
  })
})

describe('how wide a text is', () => {
  const said = (text: string) => prose([{ type: 'text', value: text, offsets: [] }])
  const type = { size: 100, face: FACES.inter, codeScale: 0.9, codePad: 6 }
  const zh = { ...type, script: 'zh' as const }
  const wide = (text: string) => textWidth(said(text), { ...type, latin: true })

  it('is no less than its marks untrimmed, but for one that it begins with', () => {
    expect(leastWidth(said('书「书」'), zh)).toBe(300)
    expect(leastWidth(said('「书」'), zh)).toBe(250)
    expect(textWidth(said('「书」'), zh)).toBe(250)
  })

  it('lets a line end before a wide opening mark', () =>
    expect(leastWidth(said('Namespace（甲）'), zh)).toBe(textWidth(said('Namespace'), zh)))

  it('is that of the language that it is marked as', () => {
    const comma = wide('a,') - wide('a')
    expect(wide('命名空间,') - wide('命名空间')).toBeCloseTo(comma + 12.5, 1)
    expect(wide('one two three 间,') - wide('one two three 间')).toBeCloseTo(comma, 1)
  })
})
