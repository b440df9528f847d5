import type { CheckOptions } from './command-line.js'
import { eachNote } from './each-note.js'
import { explainLine } from './explain-line.js'
import { strictly } from './note-result.js'
import { prepareNote } from './prepare-note.js'
import type { Terminal } from './terminal.js'
import { themeAskedFor } from './theme-asked-for.js'

/** `notedeck check`: resolves to the exit status that a build would have. */
export async function checkCommand(
  notes: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const { explain } = options
  const theme = await themeAskedFor(options.theme)
  const plans = notes.map((note) => ({ note }))
  return eachNote(plans, { json: options.json, terminal, signal }, async ({ note }, onStage) => {
    const { text, diagnostics, composed } = await prepareNote(note, { options, theme, onStage })
    return {
      note,
      text,
      diagnostics: options.strict ? strictly(diagnostics) : diagnostics,
      ...(composed && { conversion: composed.conversion }),
      ...(composed &&
        explain !== undefined && { explained: explainLine(explain, composed, options) }),
      outputs: [],
    }
  })
}
