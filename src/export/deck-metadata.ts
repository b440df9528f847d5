import type { Deck } from '../compose/slide.js'
import { langOf } from '../emit/emit.js'
import type { Note } from '../load/note.js'
import { type ReadFormula, readFormulas } from './formula-text.js'
import { type OutlineEntry, pdfOutline } from './pdf-outline.js'
import { slideName } from './slide-name.js'

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
  /** What each slide is called, for a file that shows pictures of them. */
  readonly slides: readonly string[]
  /** The outline of a PDF; absent where the deck's own headings are one. */
  readonly outline?: readonly OutlineEntry[]
  /** How the formulas of what is said read where speaker notes are plain text. */
  readonly formulas: readonly ReadFormula[]
}

/** The metadata of a deck, from its note's front matter; without a title it is called as its file is. */
export function deckMetadata(deck: Deck, note: Note): DeckMetadata {
  const { meta, path } = note
  const { date, description, url } = meta
  return {
    title: deck.title || fileStem(path),
    authors: meta.authors.map(({ text }) => text),
    ...(date && { date: date.text }),
    lang: langOf(deck, meta),
    slides: deck.slides.map((slide) => slideName(slide).text),
    ...(!meta.marp && { outline: pdfOutline(deck) }),
    formulas: meta.marp ? [] : readFormulas(note),
    keywords: meta.tags.map(({ text }) => text),
    ...(description && { description: description.text }),
    ...(url && { url: url.text }),
  }
}

function fileStem(path: string): string {
  const name = path.split(/[\\/]/).at(-1) ?? ''
  return name.replace(/\.[^.]*$/, '')
}

/** A date as ISO 8601 writes it, as far as it is known: a year, a month or a day; none otherwise. */
export function isoDate(date: string | undefined): string | undefined {
  const [, year, month, day] =
    /^(\d{4})(?:\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2}))?)?/.exec(date ?? '') ?? []
  if (!year) return undefined
  const parts = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean)
  const [, m = '01', d = '01'] = parts
  return m >= '01' && m <= '12' && d >= '01' && d <= '31' ? parts.join('-') : undefined
}
