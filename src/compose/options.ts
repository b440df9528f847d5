import type { Diagnostic } from '../diagnostic.js'
import type { Note } from '../load/note.js'

const DENSITIES = ['terse', 'balanced', 'full'] as const
export type Density = (typeof DENSITIES)[number]

export interface ComposeOptions {
  /** How much is shown; never what is said. */
  readonly density: Density
  /** Chinese or Japanese characters that a speaker says in a minute. */
  readonly charactersPerMinute: number
  /** Words of other scripts that a speaker says in a minute. */
  readonly wordsPerMinute: number
}

const DEFAULTS: ComposeOptions = {
  density: 'balanced',
  charactersPerMinute: 210,
  wordsPerMinute: 130,
}

export interface Chosen {
  readonly options: ComposeOptions
  /** The author or the caller said how fast it is spoken. */
  readonly paced: boolean
  readonly diagnostics: readonly Diagnostic[]
}

/** What composing goes by: what the caller says, else the note under `deck:`, else the usual. */
export function chooseOptions(
  { meta, text, bodyStart }: Note,
  said: Partial<ComposeOptions>,
): Chosen {
  const diagnostics: Diagnostic[] = []
  const own: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(meta.deck)) {
    const expected = expectedOf(name, value)
    if (expected === undefined) own[name] = value
    else {
      const start = Math.max(0, text.slice(0, bodyStart).indexOf(name))
      diagnostics.push({
        code: 'deck-options',
        severity: 'warning',
        message: `Expected ${expected}, got \`${name}: ${String(value)}\`. It is ignored.`,
        range: { start, end: start + name.length },
      })
    }
  }
  const asked = { ...own, ...said }
  const paced = 'charactersPerMinute' in asked || 'wordsPerMinute' in asked
  for (const [name, value] of Object.entries(said)) {
    const expected = expectedOf(name, value)
    if (expected) throw new TypeError(`Expected ${expected}, got \`${name}: ${String(value)}\`.`)
  }
  return { options: { ...DEFAULTS, ...asked }, paced, diagnostics }
}

/** What was expected under `deck:`, where something else stands there. */
function expectedOf(name: string, value: unknown): string | undefined {
  switch (name) {
    case 'density':
      return DENSITIES.some((known) => known === value)
        ? undefined
        : `one of ${DENSITIES.join(', ')}`
    case 'charactersPerMinute':
    case 'wordsPerMinute':
      return typeof value === 'number' && value > 0 ? undefined : 'a number above 0'
    default:
      return 'density, charactersPerMinute or wordsPerMinute'
  }
}
