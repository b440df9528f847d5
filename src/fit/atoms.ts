import { asWhole, numberDigits } from '../compose/line-numbers.js'
import type { Piece, Point, Slide } from '../compose/slide.js'
import { weight } from '../compose/weight.js'
import {
  codeLineHeight,
  codePadding,
  comparisonHeight,
  heightOf,
  isSplit,
  itemGap,
  pointHeight,
} from './height.js'
import { columnWidths, rowHeight, tableType } from './table.js'
import type { Scale } from './theme.js'

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
  /** It stands beside the rest and takes no height of its own. */
  readonly beside: boolean
  /** It is all of its piece, whatever that holds. */
  readonly whole: boolean
}

/** What it costs to part a piece from the one above it, which as a rule leads into it. */
const PART_PIECES = 8

/** A slide's body as atoms: items, lines of code, rows; what cannot be divided is one. */
export function atomsOf(slide: Slide, scale: Scale): readonly Atom[] {
  return slide.body.flatMap((piece, i) => atomsOfPiece(piece, i, slide, scale))
}

type Base = Omit<Atom, 'index' | 'height' | 'breakCost'>

function atomsOfPiece(piece: Piece, at: number, slide: Slide, scale: Scale): readonly Atom[] {
  const above = slide.body[at - 1]?.kind
  const first = at === 0 || (piece.kind === 'table' && above === 'table') ? 0 : PART_PIECES
  const flags = { overhead: 0, gap: 0, weight: 0, beside: false, whole: false }
  const base = { kind: piece.kind, piece: at, ...flags }
  switch (piece.kind) {
    case 'points':
      return pointAtoms(piece, base, first, slide, scale)
    case 'code':
      return codeAtoms(piece, base, first, slide, scale)
    case 'table':
      return tableAtoms(piece, base, first, slide, scale)
    default:
      return [
        {
          ...base,
          index: 0,
          height: heightOf(piece, slide, scale, above),
          weight: piece.kind === 'line' ? weight(piece.prose.text) : 0,
          breakCost: slide.body[at - 1]?.kind === 'line' ? PART_PIECES : 0,
          beside: piece.kind === 'figure' && isSplit(slide),
        },
      ]
  }
}

function pointAtoms(
  { items, ordered }: Piece & { readonly kind: 'points' },
  base: Base,
  first: number,
  slide: Slide,
  scale: Scale,
): readonly Atom[] {
  if (slide.layout === 'comparison') {
    const height = comparisonHeight(items, scale)
    return [{ ...base, whole: true, index: 0, height, breakCost: first }]
  }
  return items.map((item, index) => ({
    ...base,
    index,
    height: pointHeight(item, slide, ordered, scale),
    gap: itemGap(slide, scale),
    weight: weightOf(item),
    breakCost: index === 0 ? first : 0.2,
  }))
}

function codeAtoms(
  piece: Piece & { readonly kind: 'code' },
  base: Base,
  first: number,
  slide: Slide,
  scale: Scale,
): readonly Atom[] {
  const lines = piece.block.value.split('\n').slice(piece.lines.start, piece.lines.end)
  const digits = numberDigits(piece)
  return lines.map((line, index) => ({
    ...base,
    index,
    height: codeLineHeight(line, slide, scale, digits),
    overhead: codePadding(piece.block.name, slide, scale),
    breakCost: index === 0 ? first : codeBreak(lines, index),
  }))
}

/** A head without rows, in CSS pixels: it is never divided. */
const HEAD_ALONE = 64

function tableAtoms(
  piece: Piece & { readonly kind: 'table' },
  base: Base,
  first: number,
  slide: Slide,
  scale: Scale,
): readonly Atom[] {
  const rows = rowsOf(piece, slide, scale)
  if (rows.length === 0)
    return [{ ...base, whole: true, index: 0, height: HEAD_ALONE, breakCost: first }]
  return rows.map((row, index) => ({
    ...base,
    ...row,
    index,
    breakCost: index === 0 ? first : 0.2,
  }))
}

/** Heights of the body's rows that stand on the slide; the head's is each row's overhead. */
function rowsOf(piece: Piece & { readonly kind: 'table' }, slide: Slide, scale: Scale) {
  const kept = piece.columns
  const [first = [], ...all] = piece.block.rows
  const own = [first, ...all.slice(piece.rows.start, piece.rows.end)]
  const rows = kept ? own.map((row) => row.filter((_, i) => kept.includes(i))) : own
  const [head = [], ...body] = rows
  const type = tableType(slide, scale)
  const columns = columnWidths(rows, type, scale)
  const overhead = rowHeight(head, columns, type, scale, true)
  return body.map((row) => ({ height: rowHeight(row, columns, type, scale), overhead }))
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
  // A comment is not parted from itself, nor from what it speaks of.
  if (/^\s*(?:\*|\/\*|\/\/|#|--)/.test(before)) return 4
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
        return own[0]?.whole
          ? piece
          : { ...piece, start: piece.start + start, items: piece.items.slice(start, end) }
      case 'code':
        return asWhole({
          ...piece,
          lines: trimBlank(piece, piece.lines.start + start, piece.lines.start + end),
        })
      case 'table':
        if (own[0]?.whole) return piece
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
