import type { Piece, Point, Slide } from '../compose/slide.js'
import { cut, type Prose, trim } from '../parse/prose.js'
import { heightOf, room } from './height.js'
import { pointHeight } from './point-height.js'
import { columnWidths, rowHeight, tableType } from './table.js'
import type { Scale } from './theme.js'

/** Cuts what is too tall for a whole slide into portions that fit one, at the ends of sentences. */
export function inPortions(slide: Slide, scale: Scale): readonly Piece[] {
  const space = room(slide, scale)
  return slide.body.flatMap((piece): readonly Piece[] => {
    switch (piece.kind) {
      case 'points': {
        if (slide.layout === 'comparison') return [piece]
        const fits = (point: Point) => pointHeight(point, slide, piece.ordered, scale) <= space
        return [{ ...piece, items: piece.items.flatMap((point) => portionsOfPoint(point, fits)) }]
      }
      case 'line':
        return portionsOf(
          piece.prose,
          (prose) => heightOf({ ...piece, prose }, slide, scale) <= space,
        ).map((prose) => ({ ...piece, prose }))
      case 'quote':
        return quotesOf(piece, (lines) => heightOf({ ...piece, lines }, slide, scale) <= space)
      case 'table':
        return [rowsInPortions(piece, slide, space, scale)]
      default:
        return [piece]
    }
  })
}

/** A point with more beneath it than a slide holds goes on as points of its own. */
function portionsOfPoint(point: Point, fits: (point: Point) => boolean): readonly Point[] {
  if (fits(point)) return [point]
  const bare = { ...point, children: [] }
  const { done: _, ...goingOn } = bare
  const heads = portionsOf(point.prose, (prose) => fits({ ...bare, prose })).map((prose, i) => ({
    ...(i === 0 ? bare : goingOn),
    prose,
  }))
  const last = heads.at(-1) ?? bare
  const grown: Point[] = [...heads.slice(0, -1)]
  let open: Point = last
  for (const child of point.children) {
    const more = { ...open, children: [...open.children, child] }
    if (fits(more)) open = more
    else {
      grown.push(open)
      const [next, ...others] = portionsOfPoint(child, fits).toReversed()
      grown.push(...others.toReversed())
      open = next ?? child
    }
  }
  return [...grown, open]
}

function quotesOf(
  piece: Piece & { readonly kind: 'quote' },
  fits: (lines: readonly Prose[]) => boolean,
): readonly Piece[] {
  if (fits(piece.lines)) return [piece]
  const groups: Prose[][] = []
  for (const line of piece.lines.flatMap((one) => portionsOf(one, (prose) => fits([prose])))) {
    const last = groups.at(-1)
    if (last && fits([...last, line])) last.push(line)
    else groups.push([line])
  }
  return groups.map((lines) => ({ ...piece, lines }))
}

/** A row with a cell that no slide holds goes on in the row below. */
function rowsInPortions(
  piece: Piece & { readonly kind: 'table' },
  slide: Slide,
  space: number,
  scale: Scale,
): Piece {
  const type = tableType(slide, scale)
  const keep = (row: readonly Prose[]) => row.filter((_, i) => piece.columns?.includes(i) ?? true)
  const [head = [], ...body] = piece.block.rows
  const widthsFor = (row: readonly Prose[]) => {
    const kept = columnWidths([keep(head), keep(row)], type, scale)
    const shown = row.map((_, i) => i).filter((i) => piece.columns?.includes(i) ?? true)
    return new Map(shown.map((column, i) => [column, kept[i] ?? 0]))
  }
  const headHeight = rowHeight(
    keep(head),
    columnWidths([keep(head)], type, scale),
    type,
    scale,
    true,
  )
  const fits = (cell: Prose, width: number | undefined) =>
    width === undefined || rowHeight([cell], [width], type, scale) <= 0.8 * space - headHeight
  if (body.every((row) => row.every((cell, i) => fits(cell, widthsFor(row).get(i))))) return piece
  const before = { start: 0, end: 0 }
  const rows: (readonly Prose[])[] = []
  body.forEach((row, i) => {
    if (i === piece.rows.start) before.start = rows.length
    const widths = widthsFor(row)
    const parts = row.map((cell, k) => portionsOf(cell, (prose) => fits(prose, widths.get(k))))
    const count = Math.max(1, ...parts.map(({ length }) => length))
    for (let at = 0; at < count; at++)
      rows.push(parts.map((part, k) => part[at] ?? cut(row[k] as Prose, 0, 0)))
    if (i === piece.rows.end - 1) before.end = rows.length
  })
  return { ...piece, block: { ...piece.block, rows: [head, ...rows] }, rows: before }
}

const ENDS = [/[。！？；.!?;]["”’）)]*\s*/g, /[，、,:：]\s*/g, /\s+/g]

/** A text as runs that fit, each as long as it can be and ending where a reader can pause. */
function portionsOf(whole: Prose, fits: (prose: Prose) => boolean): readonly Prose[] {
  if (fits(whole)) return [whole]
  const portions: Prose[] = []
  let rest = whole
  while (rest.text.length > 0 && portions.length < 400) {
    const end = longest(rest, fits)
    portions.push(trim(cut(rest, 0, end)))
    rest = cut(rest, end, rest.text.length)
  }
  return portions.filter(({ text }) => text !== '')
}

/** How much of a text fits, up to the best end in its second half. */
function longest(prose: Prose, fits: (prose: Prose) => boolean): number {
  const { text, atoms } = prose
  if (fits(prose)) return text.length
  let [low, high] = [1, text.length]
  while (low < high - 1) {
    const middle = (low + high) >> 1
    if (fits(cut(prose, 0, middle))) low = middle
    else high = middle
  }
  for (const end of ENDS) {
    const ends = [...text.slice(0, low).matchAll(end)].map((match) => match.index + match[0].length)
    const best = ends.findLast(
      (at) => at > low / 2 && !atoms.some((atom) => atom.start < at && at < atom.end),
    )
    if (best !== undefined) return best
  }
  return low
}
