import type { Workshop } from '../render/workshop.js'
import { buildNote } from './build-note.js'
import type { BuildOptions } from './command-line.js'
import { eachNote } from './each-note.js'
import { planNotes } from './note-plan.js'
import type { Terminal } from './terminal.js'
import { themeAskedFor } from './theme-asked-for.js'

interface Building {
  readonly options: BuildOptions
  readonly terminal: Terminal
  readonly signal: AbortSignal
  /** Where the next note is rendered, which the note closes. */
  readonly workshop: () => Workshop
}

/** Builds one note after another; resolves to the exit status. */
export async function buildNotes(
  notes: readonly string[],
  { options, terminal, signal, workshop }: Building,
): Promise<number> {
  const theme = await themeAskedFor(options.theme)
  const plans = await planNotes(notes, options)
  return eachNote(plans, { json: options.json, terminal, signal }, async (plan, onStage) => {
    const own = workshop()
    try {
      return await buildNote(plan, { options, theme, signal, onStage, workshop: own })
    } finally {
      await own.close()
    }
  })
}
