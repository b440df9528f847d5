import type { Range } from '../diagnostic.js'
import { memoized } from '../memoized.js'
import { rangeOf } from '../parse/prose.js'
import type { Piece, Point, Slide } from './slide.js'

/** A range of the note that stands on a slide. */
export interface Shown extends Range {
  /** What it is there: `title`, `point`, `code`, `table`, … */
  readonly kind: string
  /** The rule that put it there. */
  readonly by: string
}

/** What of the note a slide shows, in the order of the slide. */
export const shownOn = memoized((slide: Slide): readonly Shown[] => {
  const title = slide.title ? [{ ...rangeOf(slide.title), kind: 'title', by: 'title' }] : []
  return [...title, ...slide.body.flatMap(shownIn)].filter(({ start, end }) => end > start)
})

function shownIn(piece: Piece): readonly Shown[] {
  switch (piece.kind) {
    case 'line':
      return [{ ...rangeOf(piece.prose), kind: 'line', by: piece.by }]
    case 'points':
      return piece.items.flatMap(shownPoint)
    case 'quote':
      return piece.lines.map((line) => ({ ...rangeOf(line), kind: 'quote', by: piece.by }))
    case 'label':
      return []
    case 'table': {
      const { rows } = piece.block
      const shown = [...rows.slice(0, 1), ...rows.slice(piece.rows.start + 1, piece.rows.end + 1)]
      const { columns } = piece
      const cells = columns ? shown.map((row) => row.filter((_, i) => columns.includes(i))) : shown
      return cells.flat().map((cell) => ({ ...rangeOf(cell), kind: 'table', by: piece.by }))
    }
    default:
      return [{ ...piece.block.range, kind: piece.kind, by: piece.by }]
  }
}

function shownPoint(point: Point): readonly Shown[] {
  const own = { ...rangeOf(point.prose), kind: 'point', by: point.by }
  return [own, ...point.children.flatMap(shownPoint)]
}
