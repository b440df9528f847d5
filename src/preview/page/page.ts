import type { Page, StageTools } from '../../stage/page.js'
import type { DeckMessage, ServerMessage } from '../protocol.js'
import type { Link } from './link.js'
import type { PageDeck } from './next-deck.js'

/** What every page of the preview is given. */
export interface PageTools extends StageTools {
  /** The key of the note: what this page keeps is kept under it. */
  readonly note: string
  readonly link: Link
  /** Opens the presenter view, or brings it to the front. */
  readonly openPresenter: () => void
}

export interface PreviewPage extends Omit<Page, 'show'> {
  readonly show: (deck: PageDeck, message: DeckMessage) => void
  /** Hears what is neither the deck nor the talk; `deck` is as it is then. */
  readonly hear?: (message: ServerMessage, deck: PageDeck) => void
}
