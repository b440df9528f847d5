import type { Piece, Slide } from '../compose/slide.js'
import { type Prose, prose } from '../parse/prose.js'

/** What to call a slide: its title, else the words that it begins with, else its section. */
export function slideName({ title, titleLabel, body, path }: Slide): Prose {
  const label = titleLabel ? plainProse(title ? ` ${titleLabel}` : titleLabel).inlines : []
  const own = [...(title?.inlines ?? []), ...label]
  if (own.length > 0) return prose(own)
  return body.map(wordsOf).find((words) => words?.text) ?? plainProse(path.at(-1) ?? '')
}

/** A text that stands nowhere in the note. */
export function plainProse(text: string): Prose {
  return prose([{ type: 'text', value: text, offsets: Array.from(text, () => 0) }])
}

function wordsOf(piece: Piece): Prose | undefined {
  switch (piece.kind) {
    case 'line':
      return piece.prose
    case 'points':
      return piece.items[0]?.prose
    case 'quote':
      return piece.lines[0]
    case 'figure':
      return plainProse(piece.block.alt)
    default:
      return undefined
  }
}
