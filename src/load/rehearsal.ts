import { readFile, stat } from 'node:fs/promises'
import type { Diagnostic } from '../diagnostic.js'
import { withoutEnding } from './note-name.js'

/** How long a slide was up in a rehearsal, and what was to be said on it then. */
export interface RehearsedSlide {
  readonly seconds: number
  /** Chinese and Japanese characters, and words of other scripts, of its notes. */
  readonly characters: number
  readonly words: number
  /** Seconds that were planned for what is looked at and not said. */
  readonly other: number
}

/** What each slide took when it was rehearsed last, by its id. */
export interface Rehearsal {
  readonly slides: Readonly<Record<string, RehearsedSlide>>
}

export interface LoadedRehearsal {
  /** Absent where nobody has rehearsed. */
  readonly rehearsal?: Rehearsal
  readonly diagnostics: readonly Diagnostic[]
}

/** The file beside a note that keeps its rehearsals. */
export const rehearsalFile = (note: string): string => `${withoutEnding(note)}.rehearsal.json`

const isAmount = (value: unknown): boolean =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0

const isSlide = (value: unknown): value is RehearsedSlide => {
  const slide = value as RehearsedSlide | null
  return [slide?.seconds, slide?.characters, slide?.words, slide?.other].every(isAmount)
}

/** Reads the text of such a file; absent where it is none. */
export function readRehearsal(text: string): Rehearsal | undefined {
  try {
    const { slides } = JSON.parse(text) as Rehearsal
    return Object.values(slides).every(isSlide) ? { slides } : undefined
  } catch {
    return undefined
  }
}

/** Of thousands of slides; what is larger was not written by the preview. */
const MOST_BYTES = 4 * 2 ** 20

/** Loads what was rehearsed of a note. */
export async function loadRehearsal(note: string): Promise<LoadedRehearsal> {
  const file = rehearsalFile(note)
  const found = await stat(file).catch(() => undefined)
  if (!found) return { diagnostics: [] }
  const isRight = found.isFile() && found.size <= MOST_BYTES
  const rehearsal = isRight ? readRehearsal(await readFile(file, 'utf8')) : undefined
  if (rehearsal) return { rehearsal, diagnostics: [] }
  const message = `expected ${file} as the preview writes it, found something else, which is ignored: delete it, and rehearse again`
  const fault = { code: 'rehearsal-unreadable', severity: 'warning', message } as const
  return { diagnostics: [{ ...fault, range: { start: 0, end: 0 } }] }
}
