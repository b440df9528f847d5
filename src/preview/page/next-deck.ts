import type { Deck } from '../../stage/deck.js'
import { deckSheet } from '../../stage/stage.js'
import type { DeckMessage, PageSlide, Problem } from '../protocol.js'
import { changed } from './changed.js'

/** The deck as this page has it. */
export interface PageDeck extends Deck {
  readonly slides: readonly PageSlide[]
  readonly problems: readonly Problem[]
  /** Characters and words a minute, where they were learned by rehearsing. */
  readonly pace?: readonly [number, number] | undefined
}

export const noDeck: PageDeck = { title: '', size: [1280, 720], slides: [], problems: [] }

/** The deck after a message. */
export function nextDeck(before: PageDeck, message: DeckMessage): PageDeck {
  const { css, title, size, problems } = message
  if (css !== undefined) deckSheet.replaceSync(css)
  return { ...before, title, size, problems, slides: changed(before.slides, message.slides) }
}
