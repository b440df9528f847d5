import type { Piece, Point, Slide } from '../compose/slide.js'
import type { Pictures } from '../load/picture.js'
import { linesOf, linesOfCode, linesOfText } from './lines.js'
import type { Scale } from './theme.js'

/** The height that content may fill under a title, in CSS pixels. */
export function room(slide: Slide, scale: Scale): number {
  const frame = scale.height - scale.top - scale.bottom
  return frame - titleHeight(slide, scale)
}

function titleHeight({ title, titleLabel }: Slide, scale: Scale): number {
  const text = [title?.text, titleLabel].filter(Boolean).join(' ')
  if (text === '') return 0
  const lines = linesOfText(text, (scale.width - 2 * scale.side) / scale.title, true)
  return lines * scale.title * scale.leadingTitle + scale.gapTitle
}

/** Predicted height of a piece, in CSS pixels, without a browser. */
export function heightOf(piece: Piece, scale: Scale, layout: Slide['layout'], pictures?: Pictures): number {
  switch (piece.kind) {
    case 'line': {
      const size = layout === 'statement' && !piece.quiet ? scale.statement : scale.body
      const leading = size === scale.statement ? 1.35 : scale.leading
      return linesOf(piece.prose, scale.measure / size, size === scale.statement) * size * leading
    }
    case 'points':
      return piece.items.reduce((sum, item) => sum + pointHeight(item, scale) + scale.gapItem, -scale.gapItem)
    case 'code':
      return codeHeight(codeLines(piece), scale)
    case 'table':
      return tableHeight(piece, scale)
    case 'quote':
      return piece.lines.reduce(
        (sum, line) => sum + linesOf(line, (scale.measure - scale.padQuote) / (scale.body * 1.1)) * scale.body * 1.1 * scale.leading + 8,
        0,
      )
    case 'figure': {
      const picture = pictures?.get(piece.block.url)
      return Math.min(picture?.height ?? 480, 320) + (piece.block.alt === '' ? 0 : scale.small * 2)
    }
    case 'math':
      return 60 + piece.block.value.split('\n').length * scale.body * 1.5
    case 'diagram':
      return 380
    default:
      return 0
  }
}

/** Height of a point with its sub-points. */
export function pointHeight(point: Point, scale: Scale, level = 0): number {
  const size = level === 0 ? scale.body : Math.max(scale.small, scale.body * 0.85)
  const width = (scale.measure - scale.indent * (level + 1)) / size
  const own = linesOf(point.prose, width) * size * scale.leading
  return point.children.reduce(
    (sum, child) => sum + scale.gapSubitem + pointHeight(child, scale, level + 1),
    own,
  )
}

export function codeLines(piece: Piece & { readonly kind: 'code' }): readonly string[] {
  return piece.block.value.split('\n').slice(piece.lines.start, piece.lines.end)
}

export function codeHeight(lines: readonly string[], scale: Scale): number {
  const width = (scale.width - 2 * scale.side - 64) / scale.code
  const count = lines.reduce((sum, line) => sum + linesOfCode(line, width), 0)
  return count * scale.code * scale.leadingCode + 2 * scale.padCode
}

/** Height of one row: its tallest cell, columns sharing the width by what they hold. */
export function rowHeight(
  row: readonly { readonly text: string }[],
  columns: readonly number[],
  scale: Scale,
): number {
  const lines = row.map((cell, i) =>
    Math.max(1, linesOfText(cell.text, ((columns[i] ?? 80) - 2 * scale.padCellX) / scale.table)),
  )
  return Math.max(1, ...lines) * scale.table * Math.min(scale.leading, 1.45) + 2 * scale.padCell + 1
}

/** Column widths in pixels, as a browser's automatic table layout would share them. */
export function columnWidths(rows: readonly (readonly { readonly text: string }[])[], scale: Scale): readonly number[] {
  const total = scale.width - 2 * scale.side
  const count = Math.max(1, ...rows.map((row) => row.length))
  const wish = Array.from({ length: count }, (_, i) =>
    Math.max(2, ...rows.map((row) => [...(row[i]?.text ?? '')].reduce((sum, c) => sum + (c > '\u2000' ? 1 : 0.55), 0))),
  )
  const sum = wish.reduce((all, one) => all + one, 0)
  const natural = sum * scale.table + count * 2 * scale.padCellX
  if (natural <= total) return wish.map((one) => one * scale.table + 2 * scale.padCellX)
  return wish.map((one) => (total * Math.sqrt(one)) / wish.reduce((all, w) => all + Math.sqrt(w), 0))
}

function tableHeight(piece: Piece & { readonly kind: 'table' }, scale: Scale): number {
  const [head = [], ...body] = piece.block.rows
  const rows = [head, ...body.slice(piece.rows.start, piece.rows.end)]
  const columns = columnWidths(piece.block.rows, scale)
  return rows.reduce((sum, row) => sum + rowHeight(row, columns, scale), 0)
}
