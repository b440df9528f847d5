import type { NoteLine, Piece, Slide } from '../compose/slide.js'
import type { Range } from '../diagnostic.js'
import type { Code, Figure } from '../parse/block.js'
import { type Prose, prose } from '../parse/prose.js'
import { codeLineHeight, codePadding } from './code-height.js'
import { derivation, formulaPieces, shrunk } from './formula-parts.js'
import { captionHeight, isSplit, room } from './height.js'
import { comparisonHeight } from './point-height.js'
import {
  columnGroups,
  isTooWide,
  rowHeights,
  rowsShown,
  type TablePiece,
  tableType,
} from './table.js'
import { type Scale, scaleOn } from './theme.js'

/** A slide whose pieces can each stand on a slide, or be divided until they can. */
export function reshape(slide: Slide, scale: Scale): Slide {
  const told = unsplit(asPoints(slide, scale), scale)
  const narrowed = told.body.flatMap((piece) => narrow(piece, told, scale))
  const columned = { ...told, body: narrowed.map((piece) => lowered(piece, told, scale)) }
  const stepped = {
    ...columned,
    body: columned.body.flatMap((piece): readonly Piece[] =>
      piece.kind === 'math' ? derivation(piece, columned, scale) : [piece],
    ),
  }
  const formed = formulas(shrunk(tightened(stepped, scale), scale), scale)
  return captioned(fineCode(formed, scale), scale)
}

/** The share of a slide that a table's head may take before it is the first of its rows. */
const HEAD = 0.3

/** A table whose head would fill a slide has an empty one. */
function lowered(piece: Piece, slide: Slide, scale: Scale): Piece {
  if (piece.kind !== 'table') return piece
  const tall = rowHeights(piece, tableType(slide, scale), scale).head
  if (tall <= HEAD * room(slide, scale)) return piece
  const [head = [], ...body] = piece.block.rows
  const rows = [head.map((): Prose => prose([])), head, ...body]
  return {
    ...piece,
    block: { ...piece.block, rows },
    rows: { ...piece.rows, end: piece.rows.end + 1 },
  }
}

/** Columns that a slide cannot hold side by side are points under one another. */
function asPoints(slide: Slide, scale: Scale): Slide {
  if (slide.layout !== 'comparison') return slide
  const space = room(slide, scale)
  const tall = slide.body.some(
    (piece) => piece.kind === 'points' && comparisonHeight(piece.items, scale) > space,
  )
  return tall ? { ...slide, layout: 'bullets' } : slide
}

/** A picture whose caption has no room beside text stands below it. */
function unsplit(slide: Slide, scale: Scale): Slide {
  const long = slide.body.some(
    (piece) =>
      piece.kind === 'figure' && captionHeight(piece.block.alt, slide, scale) > scale.splitCaption,
  )
  return isSplit(slide) && long
    ? { ...slide, modifiers: slide.modifiers.filter((one) => one !== 'split') }
    : slide
}

/** A table too wide for the frame goes on under itself, its first column repeated. */
function narrow(piece: Piece, slide: Slide, scale: Scale): readonly Piece[] {
  if (piece.kind !== 'table') return [piece]
  const type = tableType(slide, scale)
  const { rows } = piece.block
  const count = Math.max(1, ...rows.map((row) => row.length))
  const space = room(slide, scale)
  const tallest = (columns: readonly number[]): number => {
    const all = { start: 0, end: rows.length - 1 }
    const { head, body } = rowHeights({ ...piece, rows: all, columns }, type, scale)
    return head + body.reduce((most, one) => Math.max(most, one), 0)
  }
  let groups: readonly (readonly number[])[] = []
  for (let most = count; most >= 2 || most === count; most--) {
    groups = columnGroups(rows, type, scale, most)
    if (groups.every((columns) => tallest(columns) < 0.8 * space)) break
  }
  return groups.length < 2 ? [piece] : groups.map((columns) => ({ ...piece, columns }))
}

/** A slide whose table has words that no column can hold, set so that they are broken. */
function tightened(slide: Slide, scale: Scale): Slide {
  const type = tableType(slide, scale)
  const tables = slide.body.filter((piece): piece is TablePiece => piece.kind === 'table')
  const tooWide = tables.some((piece) =>
    isTooWide(
      rowsShown({ ...piece, rows: { start: 0, end: piece.block.rows.length } }),
      type,
      scale,
    ),
  )
  return tooWide ? { ...slide, modifiers: [...slide.modifiers, 'tight'] } : slide
}

function formulas(slide: Slide, scale: Scale): Slide {
  const made = slide.body.map((piece) =>
    piece.kind === 'math'
      ? { of: piece.block, ...formulaPieces(piece, slide, scale) }
      : { pieces: [piece], inPart: false },
  )
  const cut = made.flatMap((one) =>
    one.inPart && 'of' in one ? [{ text: one.of.value, range: one.of.range }] : [],
  )
  return inPart({ ...slide, body: made.flatMap(({ pieces }) => pieces) }, cut)
}

/** A line of code that no slide holds is set at the theme's floor, and then in part. */
function fineCode(slide: Slide, scale: Scale): Slide {
  const blocks = slide.body.flatMap((piece) => (piece.kind === 'code' ? [piece.block] : []))
  const tall = (line: string, { name }: Code, place: Slide): boolean => {
    const own = scaleOn(place.modifiers, scale)
    return codeLineHeight(line, place, own) + codePadding(name, place, own) > room(place, own)
  }
  const isTall = (block: Code, place: Slide): boolean =>
    block.value.split('\n').some((line) => tall(line, block, place))
  if (!blocks.some((block) => isTall(block, slide))) return slide
  const fine = { ...slide, modifiers: [...slide.modifiers.filter((one) => one !== 'big'), 'fine'] }
  const shorten = (block: Code): Code => {
    const own = block.value
      .split('\n')
      .map((line) => shortened(line, (text) => !tall(text, block, fine)))
    return { ...block, value: own.join('\n') }
  }
  const body = fine.body.map((piece) =>
    piece.kind === 'code' ? { ...piece, block: shorten(piece.block) } : piece,
  )
  const cut = blocks.filter((block) => isTall(block, fine))
  return inPart(
    { ...fine, body },
    cut.map(({ value, range }) => ({ text: value, range })),
  )
}

/** The longest beginning of a text that fits, with a mark that it goes on. */
function shortened(text: string, fits: (text: string) => boolean): string {
  if (fits(text)) return text
  let [low, high] = [0, text.length]
  while (low < high - 1) {
    const middle = (low + high) >> 1
    if (fits(`${text.slice(0, middle)} …`)) low = middle
    else high = middle
  }
  return `${text.slice(0, low).replace(/[\ud800-\udbff]$/, '')} …`
}

/** A caption that leaves its picture no room is cut. */
function captioned(slide: Slide, scale: Scale): Slide {
  const space = room(slide, scale) - scale.leastFigure
  const fits = (alt: string) => isSplit(slide) || captionHeight(alt, slide, scale) <= space
  const cut: Figure[] = []
  const body = slide.body.map((piece) => {
    if (piece.kind !== 'figure' || fits(piece.block.alt)) return piece
    cut.push(piece.block)
    return { ...piece, block: { ...piece.block, alt: shortened(piece.block.alt, fits) } }
  })
  return inPart(
    { ...slide, body },
    cut.map(({ alt, range }) => ({ text: alt, range })),
  )
}

/** Says of what a slide shows only a part, and has the speaker notes hold the whole. */
function inPart(slide: Slide, wholes: readonly Whole[]): Slide {
  if (wholes.length === 0) return slide
  const said = wholes.map(({ text, range }): NoteLine => ({ kind: 'prose', text, range }))
  const ranges = wholes.map(({ range }) => range)
  return {
    ...slide,
    notes: [...slide.notes, ...said],
    inPart: [...(slide.inPart ?? []), ...ranges],
  }
}

interface Whole {
  readonly text: string
  readonly range: Range
}
