export type Density = 'terse' | 'balanced' | 'full'

export interface ComposeOptions {
  /** How much is shown; never what is said. */
  readonly density: Density
  /** Chinese or Japanese characters that a speaker says in a minute. */
  readonly charactersPerMinute: number
  /** Words of other scripts that a speaker says in a minute. */
  readonly wordsPerMinute: number
}

export const DEFAULTS: ComposeOptions = {
  density: 'balanced',
  charactersPerMinute: 210,
  wordsPerMinute: 130,
}
