import type { Range } from './diagnostic.js'

export interface Position {
  /** From 1; a CR, an LF or both together end a line. */
  readonly line: number
  /** From 1, in UTF-16 units, as editors count. */
  readonly column: number
}

const LINE_END = /\r\n|\n|\r/g

/** Where an offset into a text stands; an offset past its end stands at its end. */
export function position(text: string, offset: number): Position {
  const before = text.slice(0, Math.max(0, offset))
  // A CR at the very end whose LF is still to come does not end its line yet.
  const head = before.endsWith('\r') && text[before.length] === '\n' ? before.slice(0, -1) : before
  let [line, lineStart] = [1, 0]
  for (const end of head.matchAll(LINE_END)) {
    line += 1
    lineStart = end.index + end[0].length
  }
  return { line, column: before.length - lineStart + 1 }
}

/** Tells for many offsets into a text which line each stands on, from 1. */
export function lineCounter(text: string): (offset: number) => number {
  const starts = [
    0,
    ...[...text.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length),
  ]
  return (offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}

/** The line that an offset stands on, without its end, and the offset that it starts at. */
export function lineAt(text: string, offset: number): { readonly text: string; start: number } {
  const { column } = position(text, offset)
  const start = Math.min(Math.max(0, offset), text.length) - column + 1
  const length = text.slice(start).search(/[\r\n]/)
  return { text: length < 0 ? text.slice(start) : text.slice(start, start + length), start }
}

/** The range of a line, from 1, without its end; undefined where the text has no such line. */
export function rangeOfLine(text: string, line: number): Range | undefined {
  const starts = [0, ...Array.from(text.matchAll(LINE_END), (end) => end.index + end[0].length)]
  const start = starts[line - 1]
  return start === undefined ? undefined : { start, end: start + lineAt(text, start).text.length }
}
