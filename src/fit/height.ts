import type { Piece, Point, Slide } from '../compose/slide.js'
import { linesOf, linesOfCode, linesOfText } from './lines.js'
import type { Scale } from './theme.js'

/** What a piece stands in: its layout decides its type. */
export type Place = Pick<Slide, 'layout' | 'modifiers'>

const MIDDLE = new Set<Slide['layout']>(['title', 'section', 'statement'])

/** The height that content may fill under a title, in CSS pixels. */
export function room(slide: Slide, scale: Scale): number {
  const frame = MIDDLE.has(slide.layout) ? scale.middle : scale.height
  return frame - titleHeight(slide, scale)
}

/** Height of a title with the gap below it; 0 where there is none. */
export function titleHeight(slide: Slide, scale: Scale): number {
  const { title, titleLabel, layout } = slide
  const text = [title?.text, titleLabel].filter(Boolean).join(' ')
  if (text === '') return 0
  if (layout === 'statement') {
    const named = linesOfText(text, scale.textStatement / scale.body, true)
    return named * scale.body * scale.leadingTitle + scale.gapBlock
  }
  const width = isSplit(slide) ? scale.width * scale.splitShare : scale.width
  const lines = linesOfText(text, width / scale.title, true)
  return lines * scale.title * scale.leadingTitle + scale.gapTitle
}

/** Text and picture stand side by side. */
export function isSplit({ modifiers }: Place): boolean {
  return modifiers.includes('split')
}

/** Predicted height of a piece that cannot be divided, in CSS pixels. */
export function heightOf(piece: Piece, place: Place, scale: Scale): number {
  switch (piece.kind) {
    case 'line':
      return lineHeight(piece, place, scale)
    case 'quote':
      return quoteHeight(piece.lines, place, scale)
    // Pictures and diagrams shrink to the room that is left: this is the least that they need.
    case 'figure':
      return isSplit(place) ? 0 : 240
    case 'diagram':
      return 300
    case 'math':
      return mathHeight(piece.block.value, scale)
    default:
      return 0
  }
}

function lineHeight(piece: Piece & { readonly kind: 'line' }, place: Place, scale: Scale): number {
  if (place.layout === 'statement') {
    const size = place.modifiers.includes('long') ? scale.title : scale.statement
    return linesOf(piece.prose, scale.textStatement / size, true) * size * scale.leadingStatement
  }
  const width = isSplit(place) ? scale.width * scale.splitShare : scale.textSub
  return linesOf(piece.prose, width / scale.lead) * scale.lead * scale.leading
}

function quoteHeight(lines: readonly Point['prose'][], { layout }: Place, scale: Scale): number {
  const large = layout === 'quote'
  const size = layout === 'statement' ? scale.statement : large ? scale.quote : scale.body
  const width = large || layout === 'statement' ? scale.text : scale.text - scale.padQuote
  return lines.reduce(
    (sum, line) => sum + linesOf(line, width / size) * size * scale.leading + scale.gapSmall,
    -scale.gapSmall,
  )
}

/** Fractions, sums and rows make a formula tall: a rough guess from its TeX. */
function mathHeight(tex: string, scale: Scale): number {
  const rows = tex.split(/\\\\/).length
  const tall = /\\frac|\\sum|\\int|\\prod|\\binom|\\begin/.test(tex) ? 2.4 : 1.5
  return rows * scale.math * 1.21 * tall
}

/** Height between the items of a list. */
export function itemGap({ layout, modifiers }: Place, scale: Scale): number {
  if (modifiers.includes('pair')) return scale.gapPair
  if (layout === 'takeaways') return scale.gapTakeaway
  return layout === 'statement' ? scale.gapSubitem : scale.gapItem
}

/** Height of a point with its sub-points. */
export function pointHeight(point: Point, place: Place, ordered: boolean, scale: Scale): number {
  const { size, leading, width } = itemType(place, ordered, scale)
  const own = linesOf(point.prose, width / size) * size * leading
  return own + subHeight(point.children, width, scale)
}

function itemType(place: Place, ordered: boolean, scale: Scale) {
  const indent = ordered && place.layout === 'steps' ? scale.indentStep : scale.indentItem
  const across = isSplit(place) ? scale.width * scale.splitShare : scale.width
  const width = Math.min(scale.text, across - indent)
  if (place.modifiers.includes('pair')) return { size: scale.pair, leading: scale.leadingPair, width }
  const usual = { size: scale.body, leading: scale.leading }
  return place.layout === 'timeline' ? { ...usual, width: across - scale.indentDate } : { ...usual, width }
}

function subHeight(children: readonly Point[], width: number, scale: Scale): number {
  const inner = Math.min(width - scale.indentSubitem, scale.textSub)
  return children.reduce(
    (sum, child) =>
      sum + scale.gapSubitem + linesOf(child.prose, inner / scale.sub) * scale.sub * scale.leading,
    0,
  )
}

/** Height of a comparison of two columns: its taller one. */
export function comparisonHeight(points: readonly Point[], scale: Scale): number {
  const column = (scale.width - scale.gapColumn) / 2
  const heights = points.map(
    (point) =>
      3 +
      14 +
      linesOf(point.prose, column / scale.body, true) * scale.body * scale.leading +
      scale.gapSmall +
      subHeight(point.children, column, scale),
  )
  return Math.max(0, ...heights)
}

/** Height of one line of code, wrapped where it is too long. */
export function codeLineHeight(line: string, place: Place, scale: Scale): number {
  const big = place.modifiers.includes('big')
  const size = big ? scale.codeBig : scale.code
  const pad = big ? scale.padCodeBigX : scale.padCodeX
  return linesOfCode(line, (scale.width - 2 * pad) / size) * size * scale.leadingCode
}

/** Height that a block of code takes beside its lines. */
export function codePadding({ modifiers }: Place, scale: Scale): number {
  return 2 * (modifiers.includes('big') ? scale.padCodeBigY : scale.padCodeY)
}
