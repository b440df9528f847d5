import type { Piece } from '../compose/slide.js'
import type { Prose } from '../parse/prose.js'
import type { Type } from './flow.js'
import type { Place } from './height.js'
import { leastWidth, textHeight, textWidth } from './lines.js'
import type { Scale } from './theme.js'
import { typeOf } from './typeset.js'

type Row = readonly Prose[]
export type TablePiece = Piece & { readonly kind: 'table' }

/** How a table is set under a layout; lengths in CSS pixels. */
interface TableType {
  readonly size: number
  readonly headSize: number
  readonly boldHead: boolean
  readonly padX: number
  readonly padY: number
  readonly equal: boolean
  /** Words are broken anywhere, since a column could not hold the longest. */
  readonly tight: boolean
}

export function tableType({ layout, modifiers }: Place, scale: Scale): TableType {
  const tight = modifiers.includes('tight')
  const usual = {
    tight,
    padX: scale.padCellX,
    padY: scale.padCellY,
    headSize: scale.tableHead,
    boldHead: scale.weightHead >= 600,
  }
  if (layout === 'comparison')
    return { ...usual, size: scale.table, headSize: scale.sub, boldHead: true, equal: true }
  if (layout === 'table' && modifiers.includes('wide'))
    return {
      ...usual,
      size: scale.small,
      padX: scale.padCellWideX,
      padY: scale.padCellWideY,
      equal: false,
    }
  return { ...usual, size: scale.table, equal: false }
}

/** Text widths of a table's columns in CSS pixels, as a browser's automatic layout shares them. */
export function columnWidths(
  rows: readonly Row[],
  type: TableType,
  scale: Scale,
): readonly number[] {
  const count = Math.max(1, ...rows.map((row) => row.length))
  const pads = Array.from({ length: count }, (_, i) => (i < count - 1 ? type.padX : 0))
  if (type.equal) return pads.map((pad) => scale.width / count - pad)
  const each = (of: typeof textWidth): number[] =>
    pads.map(
      (pad, i) =>
        Math.max(
          ...rows.map((row, at) => (row[i] ? of(row[i], cellType(type, scale, at === 0)) : 0)),
        ) + pad,
    )
  const wish = each(textWidth)
  const least = type.tight ? pads.map((pad) => pad + type.size) : each(leastWidth)
  const most = total(wish)
  const width = Math.min(scale.width, Math.max(most, 0.56 * scale.width))
  // Where each has what it wishes for, none is too narrow by what was rounded.
  const spare = most <= width ? 0.5 : 0
  return share(width, wish, least).map((one, i) => one - (pads[i] ?? 0) + spare)
}

function cellType(type: TableType, scale: Scale, head: boolean): Type {
  const text = typeOf(scale, head ? type.headSize : type.size, head && type.boldHead)
  return { ...text, mathLeading: 1, tabular: true }
}

const total = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0)

/** Gives columns their least widths, and what is left in the measure of what they wish for. */
function share(
  width: number,
  wish: readonly number[],
  least: readonly number[],
): readonly number[] {
  const most = total(wish)
  if (most <= width)
    return wish.map((one) => (most === 0 ? width / wish.length : (one * width) / most))
  // A browser rounds columns that are shared out: what fits by less than a pixel may not.
  const spare = Math.max(0, width - total(least) - wish.length)
  const wanted = wish.map((one, i) => one - (least[i] ?? 0))
  return least.map((one, i) => one + (spare * (wanted[i] ?? 0)) / (total(wanted) || 1))
}

/**
 * Groups of columns that fit side by side, where a table is too wide for its words: each begins with
 * the first column, which names the rows. `most` columns at most.
 */
export function columnGroups(
  rows: readonly Row[],
  type: TableType,
  scale: Scale,
  most: number,
): readonly (readonly number[])[] {
  const count = Math.max(1, ...rows.map((row) => row.length))
  const least = leastWidths(rows, count, type, scale)
  const groups: number[][] = [[0]]
  let used = least[0] ?? 0
  for (let i = 1; i < count; i++) {
    const own = (least[i] ?? 0) + type.padX
    const group = groups.at(-1) as number[]
    if ((used + own <= scale.width && group.length < most) || group.length === 1) {
      group.push(i)
      used += own
    } else {
      groups.push([0, i])
      used = (least[0] ?? 0) + own
    }
  }
  return groups
}

/** Whether some of a table's columns cannot stand side by side without breaking words. */
export function isTooWide(rows: readonly Row[], type: TableType, scale: Scale): boolean {
  const count = Math.max(1, ...rows.map((row) => row.length))
  const least = leastWidths(rows, count, type, scale)
  return total(least) + (count - 1) * type.padX > scale.width
}

function leastWidths(
  rows: readonly Row[],
  count: number,
  type: TableType,
  scale: Scale,
): readonly number[] {
  return Array.from({ length: count }, (_, i) =>
    Math.max(
      1,
      ...rows.map((row, at) => (row[i] ? leastWidth(row[i], cellType(type, scale, at === 0)) : 0)),
    ),
  )
}

/** Height of a row: its tallest cell. */
export function rowHeight(
  row: Row,
  columns: readonly number[],
  type: TableType,
  scale: Scale,
  head = false,
): number {
  const text = cellType(type, scale, head)
  const least = text.size * scale.leadingTable
  const heights = row.map((cell, i) =>
    textHeight(cell, columns[i] ?? scale.width, scale.leadingTable, text),
  )
  return Math.max(least, ...heights) + 2 * type.padY + (head ? scale.ruleHead : scale.ruleHair)
}

/** The rows of a table that stand on a slide, the head first, of the columns that do. */
export function rowsShown({ block, rows, columns }: TablePiece): readonly Row[] {
  const [head = [], ...body] = block.rows
  const own = [head, ...body.slice(rows.start, rows.end)]
  return columns ? own.map((row) => row.filter((_, i) => columns.includes(i))) : own
}

/** Heights of a table's head and of its rows, of those that stand on the slide. */
export function rowHeights(piece: TablePiece, type: TableType, scale: Scale) {
  const rows = rowsShown(piece)
  const widths = columnWidths(rows, type, scale)
  const [head = [], ...body] = rows
  return {
    head: rowHeight(head, widths, type, scale, true),
    body: body.map((row) => rowHeight(row, widths, type, scale)),
  }
}
