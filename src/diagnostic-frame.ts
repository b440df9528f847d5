import { eastAsianWidth } from 'get-east-asian-width'
import type { Diagnostic, Severity } from './diagnostic.js'
import { lineAt, position } from './diagnostic-position.js'

const WIDEST = 88
const TAB = '  '
const COLORS: Record<Severity, string> = { error: '31', warning: '33', info: '36' }
const SEGMENTS = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** What would move the cursor, colour the terminal or turn its text around. */
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu

/**
 * `path:line:column: severity code: message`, then the source line with carets under the range.
 * Place and frame are left out where the note as a whole is meant, or has no text.
 */
export function formatDiagnostic(
  diagnostic: Diagnostic,
  text: string,
  path: string,
  { color }: { readonly color: boolean },
): string {
  const { code, severity, message, range } = diagnostic
  const { line, column } = position(text, range.start)
  const paint = (style: string, words: string) =>
    color ? `\u001b[${style}m${words}\u001b[0m` : words
  const whole = text === '' || range.end === 0
  const place = whole ? printable(path) : `${printable(path)}:${line}:${column}`
  const kind = paint(`1;${COLORS[severity]}`, severity)
  const head = `${place}: ${kind} ${code}: ${printable(message)}`
  if (whole) return head
  const { source, carets } = frame(diagnostic, text)
  const gutter = ' '.repeat(String(line).length)
  return [
    head,
    `${paint('2', `${line} |`)} ${source}`,
    `${paint('2', `${gutter} |`)} ${paint(COLORS[severity], carets)}`,
  ].join('\n')
}

/** Text on one line, with nothing in it that a terminal obeys. */
export function printable(text: string): string {
  return text
    .replaceAll('\t', TAB)
    .replace(/\s*[\r\n]\s*/g, ' ')
    .replace(UNSAFE, '\ufffd')
}

function frame({ range }: Diagnostic, text: string): { source: string; carets: string } {
  const { text: line, start } = lineAt(text, range.start)
  const [from, to] = [range.start - start, range.end - start]
  const before = cells(line.slice(0, from))
  const marked = cells(line.slice(from, Math.max(from, to)))
  const after = cells(line.slice(Math.max(from, to)))
  const shown = head(marked, WIDEST - 8)
  const room = WIDEST - width(shown)
  const right = head(after, Math.max(8, room - Math.min(width(before), room - 8)))
  const left = head(before.toReversed(), Math.max(8, room - width(right))).toReversed()
  const [cutLeft, cutRight] = [
    left.length < before.length,
    shown.length + right.length < marked.length + after.length,
  ]
  return {
    source: `${cutLeft ? '…' : ''}${[...left, ...shown, ...right].join('')}${cutRight ? '…' : ''}`,
    carets: `${cutLeft ? ' ' : ''}${' '.repeat(width(left))}${'^'.repeat(Math.max(1, width(shown)))}`,
  }
}

function cells(text: string): string[] {
  return Array.from(SEGMENTS.segment(text), ({ segment }) => printable(segment))
}

/** The first cells that fit into so many columns. */
function head(all: readonly string[], columns: number): string[] {
  let room = columns
  let count = 0
  for (const cell of all) {
    room -= cellWidth(cell)
    if (room < 0) break
    count += 1
  }
  return all.slice(0, count)
}

function width(all: readonly string[]): number {
  return all.reduce((sum, cell) => sum + cellWidth(cell), 0)
}

/** Columns that a grapheme takes in a terminal. */
function cellWidth(cell: string): number {
  if (cell === TAB) return TAB.length
  if (/^\p{M}/u.test(cell)) return 0
  if (cell.includes('\ufe0f')) return 2
  return eastAsianWidth(cell.codePointAt(0) ?? 0x20)
}
