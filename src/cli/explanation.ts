import type { Finding } from '../compose/explain.js'
import type { Range } from '../diagnostic.js'
import { printable } from '../diagnostic-frame.js'
import { position } from '../diagnostic-position.js'

export interface ExplainedLine {
  /** From 1. */
  readonly line: number
  /** What a sentence must score to be shown by itself, and beside code. */
  readonly least: { readonly alone: number; readonly beside: number }
  readonly findings: readonly Finding[]
}

/** Characters of a stretch of the note that are quoted. */
const LONGEST = 60

/** The explanation of a line, as lines of text for who reads a terminal. */
export function explanation(
  { line, least, findings }: ExplainedLine,
  note: string,
  text: string,
): readonly string[] {
  const lines = [...new Set(findings.map((one) => sentenceFor(one, findings, text)))]
  const unshown = findings.some((one) => one.finding === 'sentence' && !one.shown)
  const rule = `a slide shows the best sentence of a paragraph while it has room, from ${least.alone} up, beside code from ${least.beside}; with code, a table or a picture only of the paragraphs next to it`
  const said = lines.length > 0 ? lines : ['nothing of this line is shown or spoken']
  return [
    `${printable(note)}:${line}`,
    ...[...said, ...(unshown ? [rule] : [])].map((sentence) => `  ${sentence}`),
  ]
}

function sentenceFor(one: Finding, all: readonly Finding[], text: string): string {
  switch (one.finding) {
    case 'shown': {
      // The cells of a row come one by one.
      const words = all.flatMap((other) => (isLike(one, other) ? [quoted(other, text)] : []))
      return `slide ${one.slide} (${one.layout}) shows ${words.join(' ')} by ${one.by}: ${one.why}`
    }
    case 'spoken':
      return `slide ${one.slide} says it, with ${linesOf(one, text)}`
    case 'sentence': {
      const shown = one.shown ? 'shown' : 'not shown'
      return `${quoted(one, text)} scores ${fixed(one.score)}, ${shown}${gainsOf(one)}`
    }
    case 'only-said':
      return `it is said and not shown: ${one.why}`
    case 'skipped':
      return `it is left out, with ${linesOf(one, text)}: ${one.why}`
  }
}

function isLike(one: Finding & { readonly finding: 'shown' }, other: Finding): boolean {
  return other.finding === 'shown' && other.slide === one.slide && other.by === one.by
}

function gainsOf({ rules }: Finding & { readonly finding: 'sentence' }): string {
  const gains = rules.map(({ rule, gain }) => `${rule} ${gain > 0 ? '+' : ''}${fixed(gain)}`)
  return gains.length > 0 ? `: ${gains.join(', ')}` : ''
}

function fixed(value: number): string {
  return value
    .toFixed(1)
    .replace(/^-0\.0$/, '0.0')
    .replace('-', '−')
}

function quoted({ start, end }: Range, text: string): string {
  const words = printable(text.slice(start, end))
  const units = Array.from(words)
  return `“${units.length > LONGEST ? `${units.slice(0, LONGEST - 1).join('')}…` : words}”`
}

function linesOf({ start, end }: Range, text: string): string {
  const first = position(text, start).line
  const last = position(text, Math.max(start, end - 1)).line
  return first === last ? `line ${first}` : `lines ${first}–${last}`
}
