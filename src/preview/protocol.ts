import type { StageSlide } from '../stage/deck.js'
import type { Talk } from '../stage/talk.js'

export type { Talk } from '../stage/talk.js'

/** A slide as the page shows it; two with the same key are the same. */
export interface PageSlide extends StageSlide {
  readonly key: string
  readonly layout: string
  /** How much of its frame it fills; more than 1 is too much. */
  readonly fullness: number
}

export interface Problem {
  readonly severity: 'error' | 'warning' | 'info'
  readonly code: string
  readonly message: string
  /** From 1. */
  readonly line: number
  /** The file that it is in, where that is not the note. */
  readonly file?: string
}

/** Slides of the deck before, from an index on, so many. */
export type Kept = readonly [from: number, count: number]

/** What changed since the message before; what is absent is as it was. */
export interface DeckMessage {
  readonly type: 'deck'
  readonly build: number
  readonly title: string
  readonly lang: string
  readonly note: string
  /** CSS pixels of a slide. */
  readonly size: readonly [number, number]
  readonly slides: readonly (PageSlide | Kept)[]
  readonly css?: string
  readonly problems: readonly Problem[]
  /** Index of the slide that holds the edited line, where there is one. */
  readonly show?: number
}

/** The note cannot be shown: the last good slides stay. Empty when it is right again. */
export interface BannerMessage {
  readonly type: 'banner'
  readonly text: string
  readonly line: number
  /** The file that the line is in, where that is not the note. */
  readonly file?: string
}

/** Whose server this is, and what time it has: the first message, and the answer to every ping. */
export interface HelloMessage {
  readonly type: 'hello'
  /** The key of the note, which its pages have too. */
  readonly note: string
  /** Milliseconds since the epoch. */
  readonly now: number
}

interface TalkMessage {
  readonly type: 'talk'
  readonly talk: Talk
}

interface RevealMessage {
  readonly type: 'reveal'
  readonly index: number
}

export interface RemoteMessage {
  readonly type: 'remote'
  readonly url: string
  /** The address as a QR code, rows of dark (1) and light (0) squares, its margin too. */
  readonly code: readonly string[]
}

/** What was rehearsed so far, and the pace that was learned from it. */
export interface RehearsalMessage {
  readonly type: 'rehearsal'
  /** Seconds that a slide took last, by its id. */
  readonly slides: Readonly<Record<string, number>>
  /** Characters and words a minute, where enough was rehearsed. */
  readonly pace?: readonly [number, number]
}

export type ServerMessage =
  | HelloMessage
  | DeckMessage
  | BannerMessage
  | TalkMessage
  | RevealMessage
  | RemoteMessage
  | RehearsalMessage

/**
 * A page asks for the editor: at a paragraph of the notes, at a text on the slide, or a line, of the
 * note or of another file of the talk's.
 */
export interface OpenMessage {
  readonly type: 'open'
  readonly id?: string
  readonly paragraph?: number
  readonly text?: string
  readonly line?: number
  readonly file?: string | undefined
}

/** A slide was rehearsed. */
export interface RehearsedMessage {
  readonly type: 'rehearsed'
  readonly id: string
  /** Seconds in all since the rehearsal began. */
  readonly seconds: number
  /** The rehearsal is over: the plan may go by it. */
  readonly done: boolean
}

/** A page asks whether the server is there. */
interface PingMessage {
  readonly type: 'ping'
}

/** What is said of a talk names its note: another note's server may stand at the same address. */
interface OfNote {
  readonly note: string
}

export type PageMessage =
  | OpenMessage
  | PingMessage
  | (TalkMessage & OfNote)
  | (RehearsedMessage & OfNote)
