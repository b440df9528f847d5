import type { Note } from '../load/note.js'
import { adopt, type Document, parse } from '../parse/parse.js'

/** Parses a note that changes, keeping what it knows of the sections that did not. */
export interface SectionParser {
  readonly parse: (note: Note) => Document
}

/** What may reach from one section into another: definitions, raw HTML, other dialects, maths. */
const reaching =
  /\r|\]:|\$\$|\{[{%:.#]|::|\[_?toc|\s\^|:[a-z_]+:`|<!--(?![^\n]*-->)|<[a-z/?][^\n>]*$|<\/?(?:script|pre|style|textarea|details|div|table|[a-z]+-)|<[?!](?!--)/im

/** A fence that another reading may see elsewhere: in a quote, or indented as code is. */
const doubtfulFence = /^(?: {0,3}>| {4,}|\t| *(?:[-*+]|\d+[.)]) ).*(?:`{3}|~{3})/m

/** Where sections of a body begin, as offsets; none where they cannot be told apart by lines. */
export function sectionStarts(body: string): readonly number[] {
  if (doubtfulFence.test(body)) return []
  const starts: number[] = []
  const outside: string[] = []
  let fence = ''
  let blank = true
  let at = 0
  for (const line of body.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? ''
    if (fence) {
      if (mark.startsWith(fence) && line.trim() === mark) fence = ''
    } else {
      fence = mark
      outside.push(line)
      if (blank && /^#{1,6} \S/.test(line)) starts.push(at)
    }
    blank = line.trim() === ''
    at += line.length + 1
  }
  return reaching.test(outside.join('\n')) ? [] : starts
}

/** The same tree with every offset moved. */
function shifted<T>(value: T, by: number): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one) => shifted(one, by)) as T
  const moved: Record<string, unknown> = {}
  const { start, end } = value as Record<string, unknown>
  const isRange = typeof start === 'number' && typeof end === 'number'
  for (const [key, one] of Object.entries(value)) {
    // Places in a prose's own text.
    if (key === 'atoms' || key === 'strong') moved[key] = one
    else if (key === 'offsets') moved[key] = (one as number[]).map((offset) => offset + by)
    else if (isRange && (key === 'start' || key === 'end')) moved[key] = Number(one) + by
    else moved[key] = shifted(one, by)
  }
  return moved as T
}

type Part = Pick<Document, 'blocks' | 'diagnostics'>

const moved = ({ blocks, diagnostics }: Part, by: number): Part =>
  by === 0
    ? { blocks, diagnostics }
    : { blocks: shifted(blocks, by), diagnostics: shifted(diagnostics, by) }

/** A parser that gives what `parse` gives, and gives it to whoever asks `parse` for that note. */
export function sectionParser(): SectionParser {
  let known = new Map<string, Part>()
  return {
    parse(note) {
      const starts = sectionStarts(note.text.slice(note.bodyStart))
      if (starts.length < 2) return parse(note)
      const offsets = starts.map((start) => start + note.bodyStart)
      const next = new Map<string, Part>()
      const head = note.text.slice(0, offsets[0])
      const parts = [
        parse({ ...note, text: head }),
        ...offsets.map((from, i) => {
          const text = note.text.slice(from, offsets[i + 1])
          const part = known.get(text) ?? next.get(text) ?? parse({ ...note, text, bodyStart: 0 })
          next.set(text, part)
          return moved(part, from)
        }),
      ]
      known = next
      return adopt({
        note,
        blocks: parts.flatMap(({ blocks }) => blocks),
        diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
      })
    },
  }
}
