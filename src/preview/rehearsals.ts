import { isDeepStrictEqual } from 'node:util'
import type { Tempo } from '../compose/tempo.js'
import {
  loadRehearsal,
  type Rehearsal,
  type RehearsedSlide,
  rehearsalFile,
} from '../load/rehearsal.js'
import { buildLoop } from './build-loop.js'
import type { RehearsalMessage } from './protocol.js'

/** What was rehearsed of a note, kept beside it. */
export interface Rehearsals {
  readonly now: () => Rehearsal | undefined
  /** Keeps what a slide took. */
  readonly keep: (id: string, slide: RehearsedSlide) => void
  /** Forgets slides that there are no more. */
  readonly prune: (ids: ReadonlySet<string>) => void
  /** Reads the file again; resolves to whether somebody else changed it. */
  readonly reload: () => Promise<boolean>
  /** Resolves when all is written. */
  readonly idle: () => Promise<void>
}

/** Slides sorted, a line each: what did not change stays the same under version control. */
function textOf({ slides }: Rehearsal): string {
  const lines = Object.keys(slides)
    .sort()
    .map((id) => `    ${JSON.stringify(id)}: ${JSON.stringify(slides[id])}`)
  return `{\n  "slides": {\n${lines.join(',\n')}\n  }\n}\n`
}

export async function openRehearsals(
  note: string,
  writeFile: (path: string, text: string) => Promise<void> = async () => {},
): Promise<Rehearsals> {
  let { rehearsal } = await loadRehearsal(note)
  // A folder that cannot be written to leaves the talk as it is.
  const loop = buildLoop(async () => {
    if (rehearsal) await writeFile(rehearsalFile(note), textOf(rehearsal)).catch(() => {})
  })
  const put = (slides: Rehearsal['slides']): void => {
    rehearsal = { slides }
    loop.ask()
  }
  return {
    now: () => rehearsal,
    keep: (id, slide) => put({ ...rehearsal?.slides, [id]: slide }),
    prune(ids) {
      const kept = Object.entries(rehearsal?.slides ?? {}).filter(([id]) => ids.has(id))
      put(Object.fromEntries(kept))
    },
    async reload() {
      await loop.idle()
      const before = rehearsal
      const found = await loadRehearsal(note)
      // Half of a file leaves what was; what is kept meanwhile is written over what was read.
      if (found.diagnostics.length > 0 || rehearsal !== before) return false
      rehearsal = found.rehearsal
      return !isDeepStrictEqual(rehearsal, before)
    },
    idle: loop.idle,
  }
}

/** What the pages are told of it. */
export function rehearsalMessage(
  rehearsal: Rehearsal | undefined,
  tempo: Tempo | undefined,
): RehearsalMessage {
  const slides = Object.entries(rehearsal?.slides ?? {})
  return {
    type: 'rehearsal',
    slides: Object.fromEntries(slides.map(([id, { seconds }]) => [id, Math.round(seconds)])),
    ...(tempo && { pace: [tempo.charactersPerMinute, tempo.wordsPerMinute] as const }),
  }
}
