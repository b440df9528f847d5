import type { Piece, Point } from '../compose/slide.js'
import { acrossOf, type Place } from './height.js'
import { textHeight } from './lines.js'
import type { Scale } from './theme.js'
import { typeOf } from './typeset.js'

/** Height between the items of a list. */
export function itemGap({ layout, modifiers }: Place, scale: Scale): number {
  if (modifiers.includes('pair')) return scale.gapPair
  if (layout === 'agenda') return 0
  if (layout === 'end') return scale.gapSmall
  if (layout === 'takeaways') return scale.gapTakeaway
  return layout === 'statement' ? scale.gapSubitem : scale.gapItem
}

/** What a task's box takes behind its number, in em; elsewhere it stands in the place of the mark. */
const TASK = 1.2

/** Height of a point with its sub-points. */
export function pointHeight(point: Point, place: Place, ordered: boolean, scale: Scale): number {
  if (place.layout === 'agenda') {
    const width = scale.textAgenda - agendaIndent(ordered, scale) - scale.padMinutes
    return agendaHeight(point, width, scale.body, scale)
  }
  if (place.layout === 'timeline' || place.modifiers.includes('terms'))
    return rowOfColumnHeight(point, place, scale)
  const { size, leading, width: most } = itemType(place, ordered, scale)
  const width = ordered && point.done !== undefined ? most - TASK * size : most
  const own = textHeight(point.prose, width, leading, typeOf(scale, size))
  return own + subHeight(point.children, width, scale)
}

/** Height of a date or a term with what stands beside it, or below one that is wider than its column. */
function rowOfColumnHeight({ prose, children }: Point, place: Place, scale: Scale): number {
  const across = acrossOf(place, scale)
  const width = across - scale.indentDate
  const body = typeOf(scale, scale.body)
  if (children.length === 0) return textHeight(prose, width, scale.leading, body)
  const leading = (scale.leading * scale.body) / scale.sub
  const head = typeOf(scale, scale.sub, true)
  const own = textHeight(prose, across, leading, head)
  const gaps = scale.gapSmall * (children.length - 1)
  const beside = children
    .map((child) => textHeight(child.prose, width, scale.leading, body))
    .reduce((sum, one) => sum + one, gaps)
  const fits = textHeight(prose, scale.indentDate - scale.gapDate, leading, head) === own
  return fits ? Math.max(own, beside) : own + beside
}

function agendaHeight({ prose }: Point, width: number, size: number, scale: Scale): number {
  const text = textHeight(prose, width, scale.leading, typeOf(scale, size))
  return text + 2 * scale.padAgenda + scale.ruleHair
}

/** Parts that count themselves have no marks before them. */
function agendaIndent(ordered: boolean, scale: Scale): number {
  return ordered ? scale.indentItem : 0
}

/** Height of an agenda that a theme sets in two columns, since it has more than seven parts. */
export function twoColumnHeight(
  { items, ordered }: Piece & { readonly kind: 'points' },
  scale: Scale,
): number {
  const column = (scale.width - scale.gapColumn) / 2
  const width = column - agendaIndent(ordered, scale) - scale.padMinutesNarrow
  const heights = items.map((point) => agendaHeight(point, width, scale.sub, scale))
  const all = heights.reduce((sum, one) => sum + one, 0)
  let first = 0
  // A browser balances columns: the least height that holds the parts in their order.
  return heights.reduce((least, one) => {
    first += one
    return Math.min(least, Math.max(first, all - first))
  }, all)
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
  return { size: scale.body, leading: scale.leading, width }
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

function columnHeight({ prose, children }: Point, column: number, scale: Scale): number {
  const type = typeOf(scale, scale.sub)
  const head = children.length > 0 ? typeOf(scale, scale.body, true) : type
  const own = textHeight(prose, column, scale.leading, head)
  // What stands alone under its head has no mark of its own.
  const indent = children.length > 1 ? scale.indentSubitem : 0
  const inner = Math.min(column - indent, scale.textSub)
  const below = children.reduce(
    (sum, child) =>
      sum +
      scale.gapSmall +
      textHeight(child.prose, inner, scale.leading, type) +
      subHeight(child.children, inner, scale, true),
    0,
  )
  return scale.ruleAccent + scale.padHead + own + below
}
