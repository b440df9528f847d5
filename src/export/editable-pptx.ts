import pptxgenjs from 'pptxgenjs'
import type {
  DrawnBox,
  DrawnCell,
  DrawnParagraph,
  DrawnRun,
  DrawnSlide,
  DrawnText,
  Rule,
} from './drawn-slide.js'
import { isAtEdge, roomFor } from './room.js'

/** Its types are of its CommonJS file, and Node loads the other. */
const Presentation = pptxgenjs as unknown as typeof pptxgenjs.default

type Slide = ReturnType<InstanceType<typeof pptxgenjs.default>['addSlide']>
type Kind<K extends DrawnBox['kind']> = Extract<DrawnBox, { readonly kind: K }>

/** CSS pixels to inches, in which PptxGenJS places things, and to points, in which it sets type. */
const inches = (pixels: number): number => Math.round((pixels / 96) * 1e6) / 1e6
const points = (pixels: number): number => Math.round(pixels * 0.75 * 10) / 10

const place = ({ x, y, w, h }: Pick<DrawnBox, 'x' | 'y' | 'w' | 'h'>) => ({
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
  const face = textsOf(slides).flatMap(({ runs }) => runs)[0]?.face
  if (face) pptx.theme = { headFontFace: face, bodyFontFace: face }
  for (const [i, drawn] of slides.entries()) {
    const headed = titleOf(drawn)
    const slide = pptx.addSlide()
    slide.background = drawn.backdrop ? { data: drawn.backdrop } : { color: drawn.ground }
    for (const [at, box] of drawn.boxes.entries()) {
      const name = box === headed ? TITLE : `${box.kind} ${at + 1}`
      addBox(slide, box, { lang, drawn, name })
    }
    if (drawn.number) slide.slideNumber = numberOptions(drawn.number)
    const note = notes[i]
    if (note) slide.addNotes(note)
  }
  return (await pptx.write({ outputType: 'uint8array' })) as Uint8Array
}

/** What an outline calls a slide: its heading, else the words that it begins with. */
export function titleOf({ boxes }: DrawnSlide): DrawnText | undefined {
  const texts = boxes.filter((box) => box.kind === 'text')
  const headed = texts.find(({ role }) => role === 'title')
  return headed ?? texts.find(({ role, fill }) => role === 'body' && !fill)
}

/** All paragraphs of a deck, as they follow each other. */
function textsOf(slides: readonly DrawnSlide[]): readonly DrawnParagraph[] {
  return slides.flatMap(({ boxes }) => boxes.flatMap(paragraphsOf))
}

/** The paragraphs of a box, as they follow each other. */
export function paragraphsOf(box: DrawnBox): readonly DrawnParagraph[] {
  if (box.kind === 'text') return box.paragraphs
  if (box.kind !== 'table') return []
  return box.rows.flatMap((row) => row.flatMap(({ paragraphs }) => paragraphs))
}

/** The name of the shape that is its slide's title. */
export const TITLE = 'Title'

interface Around {
  readonly lang: string
  readonly drawn: DrawnSlide
  readonly name: string
}

function addBox(slide: Slide, box: DrawnBox, around: Around): void {
  switch (box.kind) {
    case 'text':
      addText(slide, box, around)
      break
    case 'table':
      addTable(slide, box, around)
      break
    case 'shape':
      addShape(slide, box, around)
      break
    case 'picture':
      slide.addImage({ ...place(box), data: box.data, altText: box.alt, objectName: around.name })
  }
}

function addShape(slide: Slide, box: Kind<'shape'>, { name }: Around): void {
  slide.addShape(box.form, {
    ...place(box),
    objectName: name,
    ...(box.form === 'roundRect' && { rectRadius: inches(box.radius) }),
    ...(box.fill && { fill: { color: box.fill } }),
    ...(box.line && { line: { color: box.line.color, width: points(box.line.width) } }),
  })
}

function addText(slide: Slide, box: DrawnText, around: Around): void {
  const { drawn, name } = around
  const atEdge = isAtEdge(box, drawn)
  const set = atEdge ? aligned(box, 'right') : box
  const [top, right, bottom, left] = set.padding.map(points)
  slide.addText(
    set.paragraphs.flatMap((one) => paragraphRuns(one, around)),
    {
      ...place(set.fill ? set : roomFor(set, drawn)),
      // PptxGenJS has the sides in this order, whatever it says of them.
      margin: [left ?? 0, right ?? 0, bottom ?? 0, top ?? 0],
      // A title that takes a line more elsewhere grows to where nothing stands.
      valign: set.role === 'title' ? 'bottom' : 'top',
      // A ground that is as wide as its line stays so.
      wrap: !(set.fill && isLine(set)),
      isTextBox: true,
      objectName: name,
      shape: set.form,
      ...(set.form === 'roundRect' && { rectRadius: inches(set.radius) }),
      ...(set.fill && { fill: { color: set.fill } }),
    },
  )
}

function aligned(box: DrawnText, align: DrawnParagraph['align']): DrawnText {
  return { ...box, paragraphs: box.paragraphs.map((one) => ({ ...one, align })) }
}

function isLine({ paragraphs, padding, h }: DrawnText): boolean {
  const [only, ...others] = paragraphs
  if (!only || others.length > 0) return false
  return h - padding[0] - padding[2] < 1.7 * only.leading
}

type TextRuns = Exclude<Parameters<Slide['addText']>[0], string>

/**
 * PptxGenJS begins a paragraph at each run with a bullet, ends one at each `breakLine`, and has the
 * properties of a paragraph from each of its runs: the first counts.
 */
function paragraphRuns(paragraph: DrawnParagraph, { lang }: Around): TextRuns {
  const { runs, align, leading, above } = paragraph
  const lines = { align, lineSpacing: points(leading), paraSpaceBefore: points(above) }
  const item = itemOptions(paragraph)
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

/** PptxGenJS moves an item to the right by its level, all by as much. */
function itemOptions({ mark }: DrawnParagraph) {
  if (!mark) return {}
  const { level, sign } = mark
  const indent = points(mark.indent / (level + 1))
  const bullet =
    typeof sign === 'string'
      ? { characterCode: codeOf(sign), indent }
      : ({ type: 'number', style: sign.style, numberStartAt: sign.start, indent } as const)
  return { bullet, ...(level > 0 && { indentLevel: level }) }
}

function codeOf(sign: string): string {
  return (sign.codePointAt(0) ?? 0x2013).toString(16).padStart(4, '0')
}

function runOptions(run: DrawnRun, lang: string) {
  const { color, face, size, bold = false, italic = false } = run
  const { strike, raised, link, highlight, underline } = run
  return {
    color,
    bold,
    italic,
    fontFace: face,
    fontSize: points(size),
    lang: WIDE.test(run.text) || !/^(zh|ja|ko)\b/.test(lang) ? lang : 'en-US',
    ...(highlight && { highlight }),
    ...(underline && !link && { underline: { style: underline } }),
    ...(strike && { strike: 'sngStrike' as const }),
    ...(raised === 'super' && { superscript: true }),
    ...(raised === 'sub' && { subscript: true }),
    ...(link && { hyperlink: { url: link } }),
  }
}

function addTable(slide: Slide, box: Kind<'table'>, around: Around): void {
  const rows = box.rows.map((row) => row.map((cell) => tableCell(cell, around)))
  const room = box.headed ? (around.drawn.edge - box.x) / box.w : 1
  const wider = Math.max(1, Math.min(1.12, room))
  slide.addTable(rows, {
    ...place({ ...box, w: wider * box.w }),
    colW: box.widths.map((width) => inches(wider * width)),
    rowH: box.heights.map(inches),
    objectName: box.headed ? around.name : around.name.replace('table', 'columns'),
  })
}

const NONE = { type: 'none' } as const

function tableCell({ paragraphs, padding, valign, fill, rules }: DrawnCell, around: Around) {
  const [top, right, bottom, left] = padding.map(inches)
  const [first] = paragraphs
  const line = (rule: Rule | null | undefined) =>
    rule ? ({ type: 'solid', color: rule.color, pt: points(rule.width) } as const) : NONE
  return {
    text: paragraphs.flatMap((one) => paragraphRuns(one, around)),
    options: {
      align: first?.align ?? 'left',
      valign,
      border: [line(rules[0]), line(rules[1]), line(rules[2]), line(rules[3])] as Border,
      // Words that just fit here are not to be broken by what draws them wider.
      margin: [top ?? 0, (right ?? 0) / 4, bottom ?? 0, left ?? 0] as Margin,
      ...(fill && { fill: { color: fill } }),
    },
  }
}

type Line = { readonly type: 'none' | 'solid'; readonly color?: string; readonly pt?: number }
type Border = [Line, Line, Line, Line]
type Margin = [number, number, number, number]

function numberOptions(number: NonNullable<DrawnSlide['number']>) {
  const { color, size, face } = number
  return {
    ...place(number),
    color,
    fontFace: face,
    fontSize: points(size),
    align: 'right' as const,
    margin: 0,
  }
}
