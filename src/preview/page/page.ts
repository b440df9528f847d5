import type { ServerMessage, Talk } from '../protocol.js'
import type { Link } from './link.js'
import type { TalkState } from './talk.js'

/** What every page is given. */
export interface PageTools {
  readonly link: Link
  readonly talk: TalkState
}

export interface Page {
  readonly hear: (message: ServerMessage) => void
  readonly onTalk: (talk: Talk) => void
}
