import type { Piece, Slide } from '../compose/slide.js'
import { prose } from '../parse/prose.js'

const TOP = new Set<Slide['layout']>(['title', 'section'])

/** A slide as a theme draws it that knows none of our layouts: a title, and blocks under it. */
export function plainly(slide: Slide): Slide {
  const own = new Set(['tight', 'fine', 'math-28', 'math-24', 'math-20'])
  const kept = slide.modifiers.filter((one) => own.has(one))
  return {
    ...slide,
    layout: 'bullets',
    body: slide.body.map(worded),
    modifiers: TOP.has(slide.layout) ? [...kept, 'top'] : kept,
  }
}

/** A part's number is a line like any other. */
function worded(piece: Piece): Piece {
  if (piece.kind !== 'label') return piece
  const words = prose([{ type: 'text', value: piece.text, offsets: [] }])
  return { kind: 'line', prose: words, quiet: true, by: LABEL }
}

const LABEL = 'label'

function unworded(piece: Piece): Piece {
  return piece.kind === 'line' && piece.by === LABEL
    ? { kind: 'label', text: piece.prose.text }
    : piece
}

/** A slide, or a part of one, that was planned plainly, with its own layout again. */
export function restored(part: Slide, { layout, modifiers }: Slide): Slide {
  const own = part.modifiers.filter((one) => one !== 'top' && !modifiers.includes(one))
  return {
    ...part,
    body: part.body.map(unworded),
    layout: part.layout === 'bullets' ? layout : part.layout,
    modifiers: [...modifiers, ...own],
  }
}
