import type { Diagnostic } from '../diagnostic.js'
import { hasErrors, type NoteResult, sayResult } from './note-result.js'
import type { Terminal } from './terminal.js'
import { UsageError } from './usage-error.js'

interface Saying {
  readonly json: boolean
  readonly terminal: Terminal
  readonly signal: AbortSignal
}

/** Works on one note after another, saying what became of each; resolves to the exit status. */
export async function eachNote<Plan extends { readonly note: string }>(
  plans: readonly Plan[],
  { json, terminal, signal }: Saying,
  work: (plan: Plan, onStage: (stage: string) => void) => Promise<NoteResult>,
): Promise<number> {
  let status = 0
  for (const plan of plans) {
    if (signal.aborted) return 1
    const onStage = (stage: string) => terminal.progress(`${plan.note}: ${stage}`)
    const result = await work(plan, onStage).catch((error: unknown) => broken(plan.note, error))
    terminal.progress('')
    sayResult(result, terminal, json)
    if (hasErrors(result.diagnostics)) status = 1
  }
  return status
}

/** What we got wrong ourselves fails its note, and leaves the others be; wrong usage ends all. */
function broken(note: string, error: unknown): NoteResult {
  if (error instanceof UsageError) throw error
  const unwritten = outputFault(error)
  if (unwritten) return { note, text: '', diagnostics: [unwritten], outputs: [] }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const said = stack
    .split('\n', 3)
    .map((line) => line.trim())
    .join(' ')
  const message = `expected to build this note, failed: ${said}`
  const range = { start: 0, end: 0 }
  const diagnostics = [{ code: 'internal', severity: 'error', message, range }] as const
  return { note, text: '', diagnostics, outputs: [] }
}

/** What the file system refuses is no fault of ours. */
function outputFault(error: unknown): Diagnostic | undefined {
  const { code, syscall, path } = error as NodeJS.ErrnoException
  if (!code || !syscall || !path) return undefined
  const message = `expected to write \`${path}\`, found an error of the file system (${code}): check its folder, its permissions and the space left`
  return { code: 'output-unwritable', severity: 'error', message, range: { start: 0, end: 0 } }
}
