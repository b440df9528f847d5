import { openWorkshop } from '../render/workshop.js'
import type { BuildOptions } from './command-line.js'
import type { Terminal } from './terminal.js'

/** `notedeck build`: resolves to the exit status. */
export async function buildCommand(
  notes: readonly string[],
  options: BuildOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  // What loads longest starts first, before even our own modules.
  const ahead = [openWorkshop()]
  try {
    const { buildNotes } = await import('./build-notes.js')
    const workshop = () => ahead.pop() ?? openWorkshop()
    return await buildNotes(notes, { options, terminal, signal, workshop })
  } finally {
    await ahead.pop()?.close()
  }
}
