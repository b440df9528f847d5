import { changed } from '../changes.js'
import type { DeckMessage, PageSlide, Problem } from '../protocol.js'

/** The deck as this page has it. */
export interface Deck {
  readonly title: string
  readonly note: string
  readonly size: readonly [number, number]
  readonly slides: readonly PageSlide[]
  readonly problems: readonly Problem[]
}

export const empty: Deck = { title: '', note: '', size: [1280, 720], slides: [], problems: [] }

/** Marp's stylesheet, shared by every slide on the page; its faces hold in the document alone. */
export const deckSheet = new CSSStyleSheet()
document.adoptedStyleSheets = [deckSheet]

/** The deck after a message. */
export function nextDeck(before: Deck, message: DeckMessage): Deck {
  const { css, title, note, size, problems } = message
  if (css !== undefined) deckSheet.replaceSync(css)
  const slides = changed(before.slides, message.slides, (slide) => slide)
  return { title, note, size, problems, slides }
}

/** Where a slide is after a change: by its id, else by its place. */
export function placeOf(deck: Deck, id: string, index: number): number {
  const same = deck.slides.findIndex((slide) => slide.id === id)
  return same >= 0 ? same : Math.max(0, Math.min(index, deck.slides.length - 1))
}

/** Seconds that are planned before a slide. */
export function secondsBefore(deck: Deck, index: number): number {
  return deck.slides.slice(0, index).reduce((sum, slide) => sum + slide.seconds, 0)
}
