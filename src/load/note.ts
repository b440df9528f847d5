import type { Diagnostic, Range } from '../diagnostic.js'

/** A value of the front matter that may be shown, with the place that it was cut from. */
export interface MetaText {
  readonly text: string
  /** Where the value stands in the front matter; absent where it does not stand there verbatim. */
  readonly range?: Range
}

/** What the front matter says of the note, dialects folded together. */
export interface Metadata {
  readonly title?: MetaText
  readonly subtitle?: MetaText
  readonly authors: readonly MetaText[]
  readonly date?: MetaText
  readonly tags: readonly MetaText[]
  readonly description?: MetaText
  /** The canonical address, absolute. */
  readonly url?: MetaText
  /** BCP 47, when the author says it. */
  readonly lang?: string
  /** `marp: true`: the note is a deck already and is not composed. */
  readonly marp: boolean
  /** The `deck:` mapping: what the author tells notedeck. */
  readonly deck: Readonly<Record<string, unknown>>
  /** Marp's own global directives, passed through as they are. */
  readonly directives: Readonly<Record<string, unknown>>
}

/** The author's source document. */
export interface Note {
  readonly path: string
  /** Decoded text without BOM; line endings as they were. */
  readonly text: string
  /** Offset of the first character after the front matter. */
  readonly bodyStart: number
  readonly meta: Metadata
}

export interface Loaded {
  /** Absent when the bytes are no text that can be read; the diagnostics say why. */
  readonly note?: Note
  /** What the diagnostics' ranges point into; also there where the note is refused but legible. */
  readonly text?: string
  readonly diagnostics: readonly Diagnostic[]
}
