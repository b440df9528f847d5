import type { Deck } from '../compose/slide.js'
import { langOf } from '../emit/emit.js'
import type { Metadata } from '../load/note.js'

/** What a file says of itself, the same in every format. */
export interface DeckMetadata {
  readonly title: string
  readonly authors: readonly string[]
  /** The day as the author wrote it. */
  readonly date?: string
  /** BCP 47. */
  readonly lang: string
  readonly keywords: readonly string[]
  readonly description?: string
  /** The canonical address, which begins with `http:` or `https:`. */
  readonly url?: string
}

/** The metadata of a deck, from its note's front matter. */
export function deckMetadata(deck: Deck, meta: Metadata): DeckMetadata {
  const { date, description, url } = meta
  return {
    title: deck.title,
    authors: meta.authors.map(({ text }) => text),
    ...(date && { date: date.text }),
    lang: langOf(deck, meta),
    keywords: meta.tags.map(({ text }) => text),
    ...(description && { description: description.text }),
    ...(url && { url: url.text }),
  }
}
