import type { Deck } from './deck.js'
import type { Brush } from './stage.js'
import type { Talk, TalkState } from './talk.js'

/** What every page that presents is given. */
export interface StageTools {
  readonly talk: TalkState
  readonly brush: Brush
  /** Opens the window for the audience, or brings it to the front. */
  readonly openAudience: () => void
  /** Goes to the page from which the presenter view is opened. */
  readonly leave: () => void
  /** Opens the editor at a paragraph of a slide's notes, where there is one. */
  readonly openEditor?: (id: string, paragraph: number) => void
}

export interface Page {
  readonly show: (deck: Deck) => void
  readonly onTalk: (talk: Talk) => void
}
