import type { Piece, Slide } from '../compose/slide.js'
import { MATH_STEPS, mathHeight, mathWidth } from './formula-height.js'
import { heightOf, room } from './height.js'
import { type TexRows, texCells, texPrefixes, texRows } from './tex-parts.js'
import type { Scale } from './theme.js'

type MathPiece = Piece & { readonly kind: 'math' }

/** A formula as a slide can hold it: whole, in several parts, or only its beginning. */
export interface FormulaPieces {
  readonly pieces: readonly Piece[]
  /** Something of it does not stand on any slide. */
  readonly inPart: boolean
}

/** A slide with a formula that it cannot hold, in the largest step of the theme's that it can. */
export function shrunk(slide: Slide, scale: Scale): Slide {
  const formulas = slide.body.filter((piece) => piece.kind === 'math')
  if (formulas.length === 0) return slide
  const steps = MATH_STEPS.map((size) => ({
    ...slide,
    modifiers: [...slide.modifiers, `math-${size}`],
  }))
  const holds = (place: Slide) =>
    formulas.every((piece) => fits(piece.block.value, piece, place, scale))
  return [slide, ...steps].find(holds) ?? steps.at(-1) ?? slide
}

/** Whether a slide holds a formula, or a part of one, with the line that leads into it. */
function fits(tex: string, piece: MathPiece, slide: Slide, scale: Scale): boolean {
  return (
    mathWidth(tex, slide, scale) <= scale.width &&
    mathHeight(tex, slide, scale) <= room(slide, scale) - leadHeight(piece, slide, scale)
  )
}

/** The share of a slide that a lead-in may take before what it leads into stands on the next. */
const MOST_LEAD = 0.5

/** What a line above a formula takes with the gap below it; 0 where it stands apart. */
function leadHeight(piece: MathPiece, slide: Slide, scale: Scale): number {
  const at = slide.body.indexOf(piece)
  const above = slide.body[at - 1]
  if (above?.kind !== 'line') return 0
  const height = heightOf(above, slide, scale, slide.body[at - 2]?.kind) + scale.gapBlock
  return height > MOST_LEAD * room(slide, scale) ? 0 : height
}

/** A derivation whose steps a slide cannot hold together, divided between them. */
export function derivation(piece: MathPiece, slide: Slide, scale: Scale): readonly MathPiece[] {
  const { value } = piece.block
  const holds = (tex: string) => fits(tex, piece, slide, scale)
  const rows = texRows(value)
  if (holds(value) || !rows?.divisible) return [piece]
  if (!rows.rows.every((row) => holds(rowsTex(rows, [row])))) return [piece]
  return rowGroups(rows, holds).map((tex) => ({ ...piece, block: { ...piece.block, value: tex } }))
}

/**
 * What of a formula a slide can hold at its smallest size: a derivation is divided between its
 * steps, of an array the first rows and columns stand, of a sum its beginning; else its source does.
 */
export function formulaPieces(piece: MathPiece, slide: Slide, scale: Scale): FormulaPieces {
  const { value } = piece.block
  const holds = (tex: string) => fits(tex, piece, slide, scale)
  if (holds(value)) return { pieces: [piece], inPart: false }
  const own = (tex: string): MathPiece => ({ ...piece, block: { ...piece.block, value: tex } })
  const steps = derivation(piece, slide, scale)
  if (steps.length > 1) return { pieces: steps, inPart: false }
  const rows = texRows(value)
  const part = (rows && corner(rows, holds)) ?? beginning(value, holds)
  if (part !== undefined) return { pieces: [own(part)], inPart: true }
  const { block, by } = piece
  const lines = { start: 0, end: value.split('\n').length }
  const code = { ...block, kind: 'code', lang: 'latex', marked: [] } as const
  return { pieces: [{ kind: 'code', by, lines, block: code }], inPart: true }
}

function rowsTex({ head, tail }: TexRows, rows: readonly string[]): string {
  return `${head}${rows.join(' \\\\\n')}${tail}`
}

/** Rows in as few formulas as hold them, as many in each. */
function rowGroups(whole: TexRows, holds: (tex: string) => boolean): readonly string[] {
  const { rows } = whole
  for (let count = 1; count < rows.length; count++) {
    const each = rows.length / count
    const groups = Array.from({ length: count }, (_, i) =>
      rowsTex(whole, rows.slice(Math.round(i * each), Math.round((i + 1) * each))),
    )
    if (groups.every(holds)) return groups
  }
  return rows.map((row) => rowsTex(whole, [row]))
}

/** The upper left of an array, with dots for what is left out. */
function corner(whole: TexRows, holds: (tex: string) => boolean): string | undefined {
  const rows = whole.rows.map(texCells)
  const most = Math.max(...rows.map((row) => row.length))
  const cornerOf = (size: number): string => {
    const kept = rows.slice(0, size).map((row) => {
      const dots = row.length > size ? ['\\cdots '] : []
      return [...row.slice(0, size), ...dots].join('&')
    })
    const below = rows.length > size ? [Array(Math.min(most, size)).fill('\\vdots ').join('&')] : []
    return rowsTex(whole, [...kept, ...below])
  }
  let [low, high] = [0, Math.max(most, rows.length)]
  while (low < high - 1) {
    const middle = (low + high) >> 1
    if (holds(cornerOf(middle))) low = middle
    else high = middle
  }
  return low === 0 ? undefined : cornerOf(low)
}

/** The longest beginning that a slide holds, with dots for the rest. */
function beginning(tex: string, holds: (tex: string) => boolean): string | undefined {
  return texPrefixes(tex)
    .toReversed()
    .map((prefix) => `${prefix} \\cdots`)
    .find(holds)
}
