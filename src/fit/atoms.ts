import type { Piece, Point, Slide } from '../compose/slide.js'
import { weight } from '../compose/weight.js'
import type { FitContext } from './fit.js'
import { codeHeight, columnWidths, heightOf, pointHeight, rowHeight } from './height.js'

/** The smallest thing that a slide can be divided at. */
export interface Atom {
  readonly kind: Piece['kind']
  /** Index of its piece in the slide's body, and its own index within. */
  readonly piece: number
  readonly index: number
  readonly height: number
  /** Height that its piece takes once, whatever stands in it: padding, a table's head. */
  readonly overhead: number
  /** Height between it and the atom before it in its piece. */
  readonly gap: number
  /** Text that counts against the slide's budget, as Chinese characters. */
  readonly weight: number
  /** What it costs to begin a slide with it. */
  readonly breakCost: number
}

/** A piece as atoms: items, lines of code, rows; what cannot be divided is one. */
export function atomsOf(piece: Piece, at: number, slide: Slide, context: FitContext): readonly Atom[] {
  const { scale } = context
  const base = { kind: piece.kind, piece: at, overhead: 0, gap: 0, weight: 0 }
  switch (piece.kind) {
    case 'points':
      return piece.items.map((item, index) => ({
        ...base,
        index,
        height: pointHeight(item, scale),
        gap: scale.gapItem,
        weight: weightOf(item),
        breakCost: index === 0 ? (at === 0 ? 0 : 8) : 0.2,
      }))
    case 'code': {
      const lines = piece.block.value.split('\n').slice(piece.lines.start, piece.lines.end)
      return lines.map((line, index) => ({
        ...base,
        index,
        height: codeHeight([line], scale) - 2 * scale.padCode,
        overhead: 2 * scale.padCode,
        breakCost: index === 0 ? (at === 0 ? 0 : 8) : codeBreak(lines, index),
      }))
    }
    case 'table': {
      const [head = [], ...body] = piece.block.rows
      const columns = columnWidths(piece.block.rows, scale)
      return body.slice(piece.rows.start, piece.rows.end).map((row, index) => ({
        ...base,
        index,
        height: rowHeight(row, columns, scale),
        overhead: rowHeight(head, columns, scale),
        breakCost: index === 0 ? (at === 0 ? 0 : 8) : 0.2,
      }))
    }
    default:
      return [
        {
          ...base,
          index: 0,
          height: heightOf(piece, scale, slide.layout, context.pictures),
          weight: piece.kind === 'line' ? weight(piece.prose.text) : 0,
          // What follows a line was led into by it.
          breakCost: slide.body[at - 1]?.kind === 'line' ? 8 : 0,
        },
      ]
  }
}

function weightOf(point: Point): number {
  return weight(point.prose.text) + point.children.reduce((sum, child) => sum + weightOf(child), 0)
}

/** Code is divided at blank lines or before a top-level statement, never after an opening. */
function codeBreak(lines: readonly string[], index: number): number {
  const line = lines[index] ?? ''
  const before = lines[index - 1] ?? ''
  if (before.trim() === '') return 0
  if (/^[)\]}]/.test(line.trim()) || /[{([:,\\]\s*$/.test(before)) return 6
  return /^\s/.test(line) ? 3 : 1
}

/** Puts a run of atoms together again as pieces. */
export function join(atoms: readonly Atom[], body: readonly Piece[]): readonly Piece[] {
  const used = [...new Set(atoms.map((atom) => atom.piece))]
  return used.map((at) => {
    const piece = body[at] as Piece
    const own = atoms.filter((atom) => atom.piece === at)
    const start = own[0]?.index ?? 0
    const end = (own.at(-1)?.index ?? 0) + 1
    switch (piece.kind) {
      case 'points':
        return { ...piece, start: piece.start + start, items: piece.items.slice(start, end) }
      case 'code':
        return { ...piece, lines: trimBlank(piece, piece.lines.start + start, piece.lines.start + end) }
      case 'table':
        return { ...piece, rows: { start: piece.rows.start + start, end: piece.rows.start + end } }
      default:
        return piece
    }
  })
}

/** A part of code neither begins nor ends with a blank line. */
function trimBlank(piece: Piece & { readonly kind: 'code' }, start: number, end: number) {
  const lines = piece.block.value.split('\n')
  let from = start
  let to = end
  while (from < to - 1 && lines[from]?.trim() === '') from++
  while (to > from + 1 && lines[to - 1]?.trim() === '') to--
  return { start: from, end: to }
}
