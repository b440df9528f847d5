import { basename } from 'node:path'
import type { Conversion } from '../convert.js'
import type { Diagnostic } from '../diagnostic.js'
import { formatDiagnostic } from '../diagnostic-frame.js'
import { position } from '../diagnostic-position.js'
import { type ExplainedLine, explanation } from './explanation.js'
import type { Terminal } from './terminal.js'

/** What became of a note. */
export interface NoteResult {
  readonly note: string
  /** What the diagnostics' ranges point into. */
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
  /** Absent where the note could not be read. */
  readonly conversion?: Conversion
  /** Paths of the files that were written. */
  readonly outputs: readonly string[]
  /** Present where a line was to be explained. */
  readonly explained?: ExplainedLine
}

const NOTHING = {
  slides: [],
  ledger: { blocks: 0, shown: 0, spoken: 0, both: 0, skipped: 0, lost: 0 },
  seconds: 0,
}

/** Whether a note could not be built. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error')
}

/** Diagnostics as `--strict` sees them. */
export function strictly(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.map((one) =>
    one.severity === 'warning' ? { ...one, severity: 'error' } : one,
  )
}

/** The result as the one line of JSON that `--json` promises. */
function resultJson(result: NoteResult): string {
  const { note, text, diagnostics, conversion, outputs, explained } = result
  const { slides, ledger, seconds } = conversion?.report ?? NOTHING
  const faults = diagnostics.map(({ code, severity, message, range }) => {
    return { code, severity, message, ...position(text, range.start) }
  })
  const explain = explained?.findings
  return JSON.stringify({ note, slides, ledger, seconds, diagnostics: faults, outputs, explain })
}

/** Says what became of a note: diagnostics on standard error, the rest on standard output. */
export function sayResult(result: NoteResult, terminal: Terminal, json: boolean): void {
  const { note, text, diagnostics, conversion, outputs, explained } = result
  for (const one of diagnostics) terminal.warn(formatDiagnostic(one, text, note, terminal))
  if (json) terminal.say(resultJson(result))
  else if (explained) for (const line of explanation(explained, note, text)) terminal.say(line)
  if (json || explained || !conversion || hasErrors(diagnostics)) return
  const { slides, seconds } = conversion.report
  const minutes = Math.max(1, Math.round(seconds / 60))
  const count = slides.length === 1 ? '1 slide' : `${slides.length} slides`
  terminal.say(`${note}: ${count}, about ${minutes} min`)
  if (outputs.length === 0) for (const line of fullnesses(slides)) terminal.say(line)
  for (const path of listed(outputs)) terminal.say(`  ${path}`)
}

/** A deck's pictures are one line, from the first to the last. */
function listed(outputs: readonly string[]): readonly string[] {
  const pictures = outputs.filter((path) => /[\\/]\d{3,}\.png$/.test(path))
  const [first, last] = [pictures[0], pictures.at(-1)]
  return outputs.flatMap((path) => {
    if (!pictures.includes(path)) return [path]
    if (path !== first) return []
    return [first === last ? path : `${path} … ${basename(last ?? '')}`]
  })
}

/** Slides in a row of what a check prints. */
const ROW = 6

/** How full each slide is, with the note's line: `slide:line percent`. */
function fullnesses(slides: Conversion['report']['slides']): readonly string[] {
  const each = slides.flatMap(({ fullness, lines }, i) => {
    if (fullness === undefined) return []
    const percent = `${Math.round(100 * fullness)}%`
    return [`${`${i + 1}:${lines[0]}`.padEnd(9)} ${percent.padStart(4)}`]
  })
  if (each.length === 0) return []
  const rows = Array.from({ length: Math.ceil(each.length / ROW) }, (_, i) =>
    each.slice(i * ROW, (i + 1) * ROW),
  )
  return ['  how full (slide:line)', ...rows.map((row) => `  ${row.join('   ')}`)]
}
