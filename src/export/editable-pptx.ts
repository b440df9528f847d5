import pptxgenjs from 'pptxgenjs'
import type { DrawnBox, DrawnCell, DrawnParagraph, DrawnRun, DrawnSlide } from './drawn-slide.js'

/** Its types are of its CommonJS file, and Node loads the other. */
const Presentation = pptxgenjs as unknown as typeof pptxgenjs.default

type Slide = ReturnType<InstanceType<typeof pptxgenjs.default>['addSlide']>
type Kind<K extends DrawnBox['kind']> = Extract<DrawnBox, { readonly kind: K }>

/** CSS pixels to inches, in which PptxGenJS places things, and to points, in which it sets type. */
const inches = (pixels: number): number => Math.round((pixels / 96) * 1e6) / 1e6
const points = (pixels: number): number => Math.round(pixels * 0.75 * 10) / 10

const place = ({ x, y, w, h }: DrawnBox) => ({
  x: inches(x),
  y: inches(y),
  w: inches(w),
  h: inches(h),
})

const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u

export interface PptxDeck {
  readonly slides: readonly DrawnSlide[]
  readonly notes: readonly string[]
  /** BCP 47. */
  readonly lang: string
}

/** A presentation whose text, lists, tables and pictures can be edited, each where it was drawn. */
export async function editablePptx({ slides, notes, lang }: PptxDeck): Promise<Uint8Array> {
  const pptx = new Presentation()
  const { width = 1280, height = 720 } = slides[0] ?? {}
  pptx.defineLayout({ name: 'deck', width: inches(width), height: inches(height) })
  pptx.layout = 'deck'
  for (const [i, drawn] of slides.entries()) {
    const headed = titleOf(drawn)
    const slide = pptx.addSlide()
    slide.background = drawn.backdrop ? { data: drawn.backdrop } : { color: drawn.ground }
    for (const [at, box] of drawn.boxes.entries())
      addBox(slide, box, {
        lang,
        width: inches(drawn.width),
        name: `${box.kind} ${at + 1}`,
        isTitle: box === headed,
      })
    if (drawn.number) slide.slideNumber = numberOptions(drawn.number)
    const note = notes[i]
    if (note) slide.addNotes(note)
  }
  return (await pptx.write({ outputType: 'uint8array' })) as Uint8Array
}

/** What an outline calls a slide: its heading, else the words that it begins with. */
function titleOf({ boxes }: DrawnSlide): DrawnBox | undefined {
  const texts = boxes.filter((box) => box.kind === 'text')
  const headed = texts.find(({ role }) => role === 'title')
  return headed ?? texts.find(({ role, fill }) => role === 'body' && !fill)
}

/** Whether a text stands on one line: what draws it elsewhere may have wider letters. */
function isLine({ paragraphs, padding, h }: Kind<'text'>): boolean {
  const [only, ...others] = paragraphs
  if (!only || others.length > 0) return false
  return h - padding[0] - padding[2] < 1.7 * only.leading
}

/** The name of the shape that is its slide's title. */
export const TITLE = 'Title'

interface Around {
  readonly lang: string
  /** Of the slide, in inches. */
  readonly width: number
  readonly name: string
  readonly isTitle: boolean
}

function addBox(slide: Slide, box: DrawnBox, around: Around): void {
  switch (box.kind) {
    case 'text':
      addText(slide, box, around)
      break
    case 'table':
      addTable(slide, box, around)
      break
    case 'picture':
      slide.addImage({ ...place(box), data: box.data, altText: box.alt, objectName: around.name })
  }
}

function addText(slide: Slide, box: Kind<'text'>, around: Around): void {
  const [top, right, bottom, left] = box.padding.map(points)
  const runs = box.paragraphs.flatMap((one) => paragraphRuns(one, around))
  const where = place(box)
  slide.addText(runs, {
    ...where,
    // What draws a title elsewhere may have wider letters.
    ...(around.isTitle && isLine(box) && { w: Math.max(where.w, around.width - 2 * where.x) }),
    // PptxGenJS has the sides in this order, whatever it says of them.
    margin: [left ?? 0, right ?? 0, bottom ?? 0, top ?? 0],
    valign: 'top',
    wrap: !isLine(box),
    isTextBox: true,
    objectName: around.isTitle ? TITLE : around.name,
    ...(box.fill && { fill: { color: box.fill } }),
  })
}

type TextRuns = Exclude<Parameters<Slide['addText']>[0], string>

/**
 * PptxGenJS begins a paragraph at each run with a bullet, ends one at each `breakLine`, and has the
 * properties of a paragraph from each of its runs: the first counts.
 */
function paragraphRuns(paragraph: DrawnParagraph, { lang }: Around): TextRuns {
  const { runs, align, leading, above } = paragraph
  const lines = { align, lineSpacing: points(leading), paraSpaceBefore: points(above) }
  const item = paragraph.level === undefined ? {} : itemOptions(paragraph)
  return runs.map((run, i) => ({
    text: run.text,
    options: {
      ...lines,
      ...(i === 0 && item),
      ...runOptions(run, lang),
      ...(run.breaks && { softBreakBefore: true }),
      ...(i === runs.length - 1 && { breakLine: true }),
    },
  }))
}

function itemOptions({ level = 0, start, runs }: DrawnParagraph) {
  const indent = points(1.1 * (runs[0]?.size ?? 32))
  const mark =
    start === undefined
      ? { characterCode: '2013', indent }
      : ({ type: 'number', numberStartAt: start, indent } as const)
  return { bullet: mark, ...(level > 0 && { indentLevel: level }) }
}

function runOptions(run: DrawnRun, lang: string) {
  const { color, face, size, bold = false, italic = false, strike, raised, link } = run
  return {
    color,
    bold,
    italic,
    fontFace: face,
    fontSize: points(size),
    lang: WIDE.test(run.text) || !/^(zh|ja|ko)\b/.test(lang) ? lang : 'en-US',
    ...(strike && { strike: 'sngStrike' as const }),
    ...(raised === 'super' && { superscript: true }),
    ...(raised === 'sub' && { subscript: true }),
    ...(link && { hyperlink: { url: link } }),
  }
}

function addTable(slide: Slide, box: Kind<'table'>, around: Around): void {
  const rows = box.rows.map((row) => row.map((cell) => tableCell(cell, around)))
  slide.addTable(rows, {
    ...place(box),
    colW: box.widths.map(inches),
    rowH: box.heights.map(inches),
    objectName: around.name,
  })
}

function tableCell({ paragraph, padding, fill, rule }: DrawnCell, around: Around) {
  // Words that just fit here are not to be broken by what draws them wider.
  const [left = 0, right = 0] = padding.map((pixels) => inches(pixels))
  const none = { type: 'none' } as const
  const line = rule ? ({ type: 'solid', color: rule.color, pt: points(rule.width) } as const) : none
  return {
    text: paragraphRuns({ ...paragraph, above: 0 }, around),
    options: {
      align: paragraph.align,
      valign: 'middle' as const,
      border: [none, none, line, none] as [typeof none, typeof none, typeof line, typeof none],
      margin: [0, right / 4, 0, left] as [number, number, number, number],
      ...(fill && { fill: { color: fill } }),
    },
  }
}

function numberOptions(number: NonNullable<DrawnSlide['number']>) {
  const { x, y, w, h, color, size, face } = number
  const where = { x: inches(x), y: inches(y), w: inches(w), h: inches(h) }
  return { ...where, color, fontFace: face, fontSize: points(size), align: 'right' as const }
}
