import type { Piece, Point, Slide } from '../compose/slide.js'
import type { Prose } from '../parse/prose.js'
import type { Type } from './flow.js'
import { formulaParts } from './formula.js'
import { formulaLine, linesOfCode, textHeight } from './lines.js'
import type { Scale } from './theme.js'

/** What a piece stands in: its layout decides its type. */
export type Place = Pick<Slide, 'layout' | 'modifiers'>

const MIDDLE = new Set<Slide['layout']>(['title', 'section', 'statement'])

/** The height that content may fill under a title, in CSS pixels. */
export function room(slide: Slide, scale: Scale): number {
  const frame = MIDDLE.has(slide.layout) ? scale.middle : scale.height
  return frame - titleHeight(slide, scale)
}

/** How a text of a size is set in this theme. */
export function typeOf(scale: Scale, size: number, bold = false, tracking = 0): Type {
  return {
    size,
    bold,
    wide: scale.wide,
    tracking,
    codeScale: scale.scaleCode,
    codePad: scale.padCode,
  }
}

/** Height of a title with the gap below it; 0 where there is none. */
export function titleHeight(slide: Slide, scale: Scale): number {
  const { title, titleLabel, layout } = slide
  if (!title && !titleLabel) return 0
  const text = titleOf(title, titleLabel)
  if (layout === 'statement') {
    const type = typeOf(scale, scale.body, true, scale.tracking)
    return textHeight(text, scale.textStatement, scale.leadingTitle, type) + scale.gapBlock
  }
  const type = typeOf(scale, scale.title, true, scale.tracking)
  return textHeight(text, acrossOf(slide, scale), scale.leadingTitle, type) + scale.gapTitle
}

function titleOf(title: Prose | undefined, label: string | undefined): Prose | string {
  if (!title) return label ?? ''
  if (!label) return title
  const value = ` ${label}`
  return {
    ...title,
    text: title.text + value,
    inlines: [...title.inlines, { type: 'text', value, offsets: [] }],
  }
}

/** Text and picture stand side by side. */
export function isSplit({ modifiers }: Place): boolean {
  return modifiers.includes('split')
}

function acrossOf(place: Place, scale: Scale): number {
  return isSplit(place) ? scale.width * scale.splitShare : scale.width
}

/** The least height that a picture or a diagram needs, which shrinks to the room that is left. */
const LEAST_FIGURE = 240
const LEAST_DIAGRAM = 300

/** Predicted height of a piece that cannot be divided, in CSS pixels; `after` is what stands above it. */
export function heightOf(piece: Piece, place: Place, scale: Scale, after?: Piece['kind']): number {
  switch (piece.kind) {
    case 'line':
      return lineHeight(piece.prose, place, scale, after)
    case 'quote':
      return quoteHeight(piece.lines, place, scale)
    case 'figure': {
      const caption = piece.block.alt.trim()
      if (isSplit(place)) return 0
      if (caption === '') return LEAST_FIGURE
      const type = typeOf(scale, scale.small)
      return LEAST_FIGURE + scale.gapCaption + textHeight(caption, scale.text, scale.leading, type)
    }
    case 'diagram':
      return LEAST_DIAGRAM
    case 'math':
      return mathHeight(piece.block.value, place, scale)
    default:
      return 0
  }
}

/** Layouts whose lines lead in, one step smaller. */
const LEADS = new Set<Slide['layout']>([
  'agenda',
  'bullets',
  'questions',
  'steps',
  'comparison',
  'timeline',
  'code',
  'table',
  'math',
  'diagram',
  'takeaways',
])

function lineHeight(prose: Prose, place: Place, scale: Scale, after?: Piece['kind']): number {
  if (place.layout === 'statement' && after === 'quote')
    return textHeight(prose, scale.text, scale.leading, typeOf(scale, scale.small))
  if (place.layout === 'statement' && after === 'line')
    return textHeight(prose, scale.textStatement, scale.leading, typeOf(scale, scale.lead))
  if (place.layout === 'statement') {
    const size = place.modifiers.includes('long') ? scale.title : scale.statement
    const phrased = place.modifiers.includes('phrased')
    const type = { ...typeOf(scale, size, true, scale.tracking), phrased }
    return textHeight(prose, scale.textStatement, scale.leadingStatement, type)
  }
  if (place.layout === 'quote' && after === 'quote')
    return textHeight(prose, scale.text, scale.leading, typeOf(scale, scale.small))
  if (place.layout === 'end')
    return textHeight(
      prose,
      Math.min(scale.text, scale.width),
      scale.leading,
      typeOf(scale, scale.small),
    )
  const leads = LEADS.has(place.layout)
  const width = Math.min(leads ? scale.textSub : scale.text, acrossOf(place, scale))
  return textHeight(prose, width, scale.leading, typeOf(scale, leads ? scale.lead : scale.body))
}

function quoteHeight(lines: readonly Prose[], { layout }: Place, scale: Scale): number {
  const loud = layout === 'statement'
  const pad = loud || layout === 'quote' ? 0 : scale.padQuote
  const size = loud ? scale.statement : layout === 'quote' ? scale.quote : scale.body
  const width = Math.min(loud ? scale.textStatement : scale.text, scale.width - pad)
  const leading = loud ? scale.leadingStatement : scale.leading
  const type = typeOf(scale, size, loud, loud ? scale.tracking : 0)
  return lines.reduce(
    (sum, line) => sum + textHeight(line, width, leading, type) + scale.gapSmall,
    -scale.gapSmall,
  )
}

/** Sizes that a theme has for formulas too large for a slide, in CSS pixels. */
export const MATH_STEPS = [28, 24, 20, 16, 12, 8]

/** Size of display formulas under a layout, in CSS pixels. */
function mathSize({ layout, modifiers }: Place, scale: Scale): number {
  const step = MATH_STEPS.find((size) => modifiers.includes(`math-${size}`))
  return step ?? (layout === 'math' ? scale.math : scale.body)
}

/** Height of a display formula from KaTeX's own struts; a wide one goes on below. */
function mathHeight(tex: string, place: Place, scale: Scale): number {
  const size = mathSize(place, scale)
  let used = 0
  let ended = false
  const lines: { above: number; below: number }[] = []
  for (const part of formulaParts(tex, true)) {
    const { above, below } = formulaLine(part, size)
    const line = lines.at(-1)
    const fits = !ended && used + part.width * size <= scale.width
    if (line && fits) {
      line.above = Math.max(line.above, above)
      line.below = Math.max(line.below, below)
    } else {
      lines.push({ above, below })
      used = 0
    }
    used += part.width * size
    ended = part.ends ?? false
  }
  return lines.reduce((sum, { above, below }) => sum + above + below, 0)
}

/** Width of the widest part of a display formula that cannot be divided, in CSS pixels. */
export function mathWidth(tex: string, place: Place, scale: Scale): number {
  const widths = formulaParts(tex, true).map(({ width }) => width)
  return Math.max(0, ...widths) * mathSize(place, scale)
}

/** Height between the items of a list. */
export function itemGap({ layout, modifiers }: Place, scale: Scale): number {
  if (modifiers.includes('pair')) return scale.gapPair
  if (layout === 'agenda') return 0
  if (layout === 'end') return scale.gapSmall
  if (layout === 'takeaways') return scale.gapTakeaway
  return layout === 'statement' ? scale.gapSubitem : scale.gapItem
}

/** Height of a point with its sub-points. */
export function pointHeight(point: Point, place: Place, ordered: boolean, scale: Scale): number {
  if (place.layout === 'agenda') {
    const width = scale.textAgenda - scale.indentItem - scale.padMinutes
    return agendaHeight(point, width, scale.body, scale)
  }
  const { size, leading, width } = itemType(place, ordered, scale)
  const own = textHeight(point.prose, width, leading, typeOf(scale, size))
  return own + subHeight(point.children, width, scale)
}

function agendaHeight({ prose }: Point, width: number, size: number, scale: Scale): number {
  const text = textHeight(prose, width, scale.leading, typeOf(scale, size))
  return text + 2 * scale.padAgenda + scale.ruleHair
}

/** Height of an agenda that a theme sets in two columns, since it has more than seven parts. */
export function twoColumnHeight(points: readonly Point[], scale: Scale): number {
  const width = (scale.width - scale.gapColumn) / 2 - scale.indentItem - scale.padMinutesNarrow
  const heights = points.map((point) => agendaHeight(point, width, scale.sub, scale))
  return heights.reduce((sum, one) => sum + one, 0) / 2 + Math.max(0, ...heights)
}

function itemType(place: Place, ordered: boolean, scale: Scale) {
  const { layout, modifiers } = place
  const across = acrossOf(place, scale)
  const steps = ordered && layout === 'steps'
  const indent = steps ? scale.indentStep : scale.indentItem
  // A step's number takes from the text's own width.
  const most = steps ? scale.textWhole + scale.indentItem - indent : scale.textWhole
  const width = Math.min(most, across - indent)
  if (modifiers.includes('pair')) return { size: scale.pair, leading: scale.leadingPair, width }
  if (layout === 'end') return { size: scale.small, leading: scale.leading, width }
  if (layout === 'statement') return { size: scale.lead, leading: scale.leading, width }
  const usual = { size: scale.body, leading: scale.leading }
  return layout === 'timeline' || modifiers.includes('terms')
    ? { ...usual, width: across - scale.indentDate }
    : { ...usual, width }
}

function subHeight(children: readonly Point[], width: number, scale: Scale, deep = false): number {
  const inner = Math.min(width - scale.indentSubitem, scale.textSub)
  const size = deep ? scale.small : scale.sub
  return children.reduce(
    (sum, child) =>
      sum +
      scale.gapSubitem +
      textHeight(child.prose, inner, scale.leading, typeOf(scale, size)) +
      subHeight(child.children, inner, scale, true),
    0,
  )
}

/** Height of a comparison of columns: its taller one in each row. */
export function comparisonHeight(points: readonly Point[], scale: Scale): number {
  const three = points.length === 3
  const gap = three ? 0.75 * scale.gapColumn : scale.gapColumn
  const columns = three ? 3 : 2
  const column = (scale.width - gap * (columns - 1)) / columns
  const heights = points.map((point) => columnHeight(point, column, scale))
  let sum = -scale.gapItem
  for (let i = 0; i < heights.length; i += columns)
    sum += scale.gapItem + Math.max(...heights.slice(i, i + columns))
  return Math.max(0, sum)
}

function columnHeight(point: Point, column: number, scale: Scale): number {
  const [first, ...rest] = point.prose.inlines
  const headed = !point.head && first?.type === 'strong'
  const head = point.head ?? (headed ? { ...point.prose, inlines: [first] } : undefined)
  const words = { ...point.prose, inlines: headed ? rest : point.prose.inlines }
  const own =
    (head ? textHeight(head, column, scale.leading, typeOf(scale, scale.body, true)) : 0) +
    textHeight(words, column, scale.leading, typeOf(scale, scale.sub))
  const inner = Math.min(column - scale.indentSubitem, scale.textSub)
  const type = typeOf(scale, scale.sub)
  const children = point.children.reduce(
    (sum, child) =>
      sum +
      scale.gapSmall +
      textHeight(child.prose, inner, scale.leading, type) +
      subHeight(child.children, inner, scale, true),
    0,
  )
  return scale.ruleAccent + scale.padHead + own + children
}

/** Width of a digit in code, and of the space behind a line's number, in em of code. */
const DIGIT = 0.6

/** Height of one line of code, wrapped where it is too long, beside a number of so many digits. */
export function codeLineHeight(line: string, place: Place, scale: Scale, digits = 0): number {
  const big = place.modifiers.includes('big')
  const size = big ? scale.codeBig : scale.code
  const pad = big ? scale.padCodeBigX : scale.padCodeX
  const gutter = digits === 0 ? 0 : (digits + 2) * DIGIT
  return linesOfCode(line, (scale.width - 2 * pad) / size - gutter) * size * scale.leadingCode
}

/** Height that a block of code takes beside its lines: its padding, and its name's tab. */
export function codePadding(name: string | undefined, { modifiers }: Place, scale: Scale): number {
  const padding = 2 * (modifiers.includes('big') ? scale.padCodeBigY : scale.padCodeY)
  if (!name) return padding
  const lines = linesOfCode(name, (scale.width - 2 * scale.padFileX) / scale.file)
  return padding + lines * scale.file * scale.leadingCode + 2 * scale.padFileY
}
