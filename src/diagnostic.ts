/** A half-open range of UTF-16 offsets into the note's text (decoded, BOM dropped). */
export interface Range {
  readonly start: number
  readonly end: number
}

export type Severity = 'error' | 'warning' | 'info'

/** A fault of the note's, never a fault of ours: those throw. */
export interface Diagnostic {
  /** Stable kebab-case name, such as `picture-unreachable`. */
  readonly code: string
  readonly severity: Severity
  /** What was expected, what was found, and what to do about it. */
  readonly message: string
  /** Where to look; empty at 0 where the note as a whole is meant. */
  readonly range: Range
}
