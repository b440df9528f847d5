import { buildNote } from './build-note.js'
import type { BuildOptions } from './command-line.js'
import { eachNote } from './each-note.js'
import { planNotes } from './note-plan.js'
import type { Terminal } from './terminal.js'
import { themeAskedFor } from './theme-asked-for.js'

/** `notedeck build`: resolves to the exit status. */
export async function buildCommand(
  notes: readonly string[],
  options: BuildOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const theme = await themeAskedFor(options.theme)
  const plans = await planNotes(notes, options)
  return eachNote(plans, { json: options.json, terminal, signal }, (plan, onStage) =>
    buildNote(plan, { options, theme, signal, onStage }),
  )
}
