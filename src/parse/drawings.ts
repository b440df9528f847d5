import type { Diagnostic, Range } from '../diagnostic.js'
import type { Block, Code, MathBlock } from './block.js'
import { type FormulaFault, formulaFault } from './formula-fault.js'
import { readMermaid } from './mermaid.js'

/** A formula that cannot be drawn is shown as the code that it is; labels are for references. */
export function displayed(
  written: string,
  range: Range,
  source: string,
  report: Diagnostic[],
): MathBlock | Code {
  const value = written.replace(/\\label\s*\{[^{}]*\}/g, '').trim()
  const fault = formulaFault(value, true, source)
  if (!fault) return { kind: 'math', value, range }
  const at =
    Math.max(range.start, source.indexOf(value, range.start)) + Math.min(fault.at, value.length - 1)
  report.push(undrawn(fault, { start: Math.min(at, range.end - 1), end: range.end }))
  return { kind: 'code', lang: 'text', marked: [], value: written.trim(), range }
}

/** What is said of a formula that cannot be drawn. */
export function undrawn({ message }: FormulaFault, range: Range): Diagnostic {
  const found = message.replace(/[.\s]+$/, '')
  return {
    code: 'math-undrawn',
    severity: 'warning',
    message: `Expected a formula that KaTeX can draw, found a mistake: ${found}. It is shown as code: correct it.`,
    range,
  }
}

/** A diagram that cannot be drawn is shown as the code that it is. */
export function diagram(value: string, range: Range, source: string, report: Diagnostic[]): Block {
  const read = readMermaid(value)
  if ('source' in read) return { kind: 'diagram', lang: 'mermaid', value, range }
  report.push({
    code: 'diagram-undrawn',
    severity: 'warning',
    message: `Expected ${read.fault}. The diagram is shown as code: correct it, or use a picture.`,
    range: lineWithin(source, range, read.line + 1),
  })
  return { kind: 'code', lang: 'text', marked: [], value, range }
}

/** A line of a block, from 0, without what is blank at its ends. */
function lineWithin(source: string, { start, end }: Range, line: number): Range {
  const lines = source.slice(start, end).split('\n')
  const before = lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, start)
  const text = lines[line] ?? ''
  const from = before + (text.length - text.trimStart().length)
  return {
    start: Math.min(from, end),
    end: Math.min(Math.max(from, before + text.trimEnd().length), end),
  }
}
