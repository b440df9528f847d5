import { numberDigits } from '../compose/line-numbers.js'
import type { Piece, Slide } from '../compose/slide.js'
import { branchWeight, weight } from '../compose/weight.js'
import { codeBreaks } from './code-breaks.js'
import { codeLineHeight, codePadding } from './code-height.js'
import { gridHeight, heightOf, isGrid, isSplit } from './height.js'
import { comparisonHeight, itemGap, pointHeight } from './point-height.js'
import { rowHeights, type TablePiece, tableType } from './table.js'
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
  /** How long it is up, where it is a point of a list. */
  readonly seconds: number
  /** What it costs to begin a slide with it. */
  readonly breakCost: number
  /** It stands beside the rest and takes no height of its own. */
  readonly beside: boolean
  /** It is all of its piece, whatever that holds. */
  readonly whole: boolean
}

/** What it costs to part a piece from the one above it. */
const PART_PIECES = 8
/** And from a line that leads into it, which is more than a slide. */
const PART_LEAD = 50
/** Between two lines, which lead into nothing of each other. */
const PART_LINES = 1

/** A slide's body as atoms: items, lines of code, rows; what cannot be divided is one. */
export function atomsOf(slide: Slide, scale: Scale): readonly Atom[] {
  return slide.body.flatMap((piece, i) => atomsOfPiece(piece, i, slide, scale))
}

type Base = Omit<Atom, 'index' | 'height' | 'breakCost'>

function atomsOfPiece(piece: Piece, at: number, slide: Slide, scale: Scale): readonly Atom[] {
  const before = slide.body[at - 1]
  const above = before?.kind
  const first = leadsIn(before) && piece.kind !== 'points' ? PART_LEAD : partCost(piece.kind, above)
  const flags = { overhead: 0, gap: 0, weight: 0, seconds: 0, beside: false, whole: false }
  const base = { kind: piece.kind, piece: at, ...flags }
  switch (piece.kind) {
    case 'points':
      return pointAtoms(piece, base, first, slide, scale)
    case 'code':
      return codeAtoms(piece, base, first, slide, scale)
    case 'table':
      return tableAtoms(piece, base, first, slide, scale)
    case 'figure':
      if (isGrid(slide)) return [gridAtom(base, at, slide, scale)]
      return [
        {
          ...base,
          index: 0,
          height: heightOf(piece, slide, scale, above),
          breakCost: above === 'line' ? PART_PIECES : 0,
          beside: isSplit(slide),
        },
      ]
    default:
      return [
        {
          ...base,
          index: 0,
          height: heightOf(piece, slide, scale, above),
          weight: piece.kind === 'line' ? weight(piece.prose.text) : 0,
          breakCost: first,
        },
      ]
  }
}

/** A list of one item leads into what stands below it: a step, and how it is done. */
function leadsIn(piece: Piece | undefined): boolean {
  return piece?.kind === 'points' && piece.items.length === 1
}

function partCost(kind: Piece['kind'], above: Piece['kind'] | undefined): number {
  if (above === undefined || (kind === 'table' && above === 'table')) return 0
  if (above === 'line') return kind === 'line' ? PART_LINES : PART_LEAD
  return kind === 'points' || kind === 'code' || kind === 'table' ? PART_PIECES : 0
}

/** The first of the pictures side by side has the height of all. */
function gridAtom(base: Base, at: number, slide: Slide, scale: Scale): Atom {
  const captions = slide.body.flatMap((piece) =>
    piece.kind === 'figure' ? [piece.block.alt.trim()] : [],
  )
  const isFirst = slide.body[at - 1]?.kind !== 'figure'
  const height = isFirst ? gridHeight(captions, scale) : 0
  return { ...base, index: 0, height, breakCost: PART_PIECES, beside: !isFirst }
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
  const total = items.reduce((sum, item) => sum + branchWeight(item) + 1, 0)
  const timed =
    !slide.pinned && slide.body.every(({ kind }) => kind === 'points' || kind === 'line')
  return items.map((item, index) => ({
    ...base,
    index,
    seconds: timed ? (slide.seconds * (branchWeight(item) + 1)) / total : 0,
    height: pointHeight(item, slide, ordered, scale),
    gap: itemGap(slide, scale),
    weight: branchWeight(item),
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
  const heights = lines.map((line) => codeLineHeight(line, slide, scale, digits))
  const between = (from: number, to: number) =>
    heights.slice(from, to).reduce((sum, height) => sum + height, 0)
  const written = lines.flatMap((line, i) => (line.trim() === '' ? [] : [i]))
  const starts = written.length > 0 ? written : [0]
  const costs = codeBreaks(lines)
  const overhead = codePadding(piece.block.name, slide, scale)
  // Blank lines are the gap above what they part: at a break they are left out.
  return starts.map((index, i) => {
    const from = i === 0 ? 0 : index
    const to = i === starts.length - 1 ? lines.length : index + 1
    return {
      ...base,
      index,
      height: between(from, to),
      gap: i === 0 ? 0 : between((starts[i - 1] ?? 0) + 1, index),
      overhead,
      breakCost: i === 0 ? first : (costs[index] ?? 0),
    }
  })
}

function tableAtoms(
  piece: TablePiece,
  base: Base,
  first: number,
  slide: Slide,
  scale: Scale,
): readonly Atom[] {
  const { head, body } = rowHeights(piece, tableType(slide, scale), scale)
  if (body.length === 0) return [{ ...base, whole: true, index: 0, height: head, breakCost: first }]
  return body.map((height, index) => ({
    ...base,
    index,
    height,
    overhead: head,
    breakCost: index === 0 ? first : 0.2,
  }))
}
