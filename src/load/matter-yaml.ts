import { type Document, isScalar, parseDocument, type Scalar, type YAMLError } from 'yaml'
import type { Diagnostic } from '../diagnostic.js'
import { isMapping, type Matter, type MatterPath } from './matter-plain.js'
import type { MetaText } from './note.js'

/** Enough for any note's anchors, too few for a bomb of them. */
const MOST_ALIASES = 100

/** Reads YAML 1.2 (core schema, so that a date stays the text that it is written as). */
export function readYaml(inner: string, start: number): Matter {
  const document = parseDocument(inner, { schema: 'core', prettyErrors: false, logLevel: 'silent' })
  const diagnostics = document.errors.map((error) => syntaxFault(error, inner, start))
  const nothing = { data: {}, at: () => undefined }
  if (diagnostics.length > 0) return { ...nothing, diagnostics }
  try {
    const data: unknown = document.toJS({ maxAliasCount: MOST_ALIASES })
    if (isCyclic(data)) throw new Error('an alias within what it stands for')
    if (!isMapping(data)) return { ...nothing, diagnostics: notMapping(inner, start, data) }
    return { data, at: (path) => scalarAt(document, path, inner, start), diagnostics: [] }
  } catch (error) {
    const message = `expected plain values, found ${String((error as Error).message)}: write them out`
    return { ...nothing, diagnostics: [fault(message, start, start + inner.trimEnd().length)] }
  }
}

/** Whether a value holds itself; what is in place of it is read without end. */
function isCyclic(value: unknown, above: readonly unknown[] = []): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (above.includes(value)) return true
  return Object.values(value).some((inner) => isCyclic(inner, [...above, value]))
}

function scalarAt(
  document: Document,
  path: MatterPath,
  inner: string,
  start: number,
): MetaText | undefined {
  const node: unknown = document.getIn(path, true)
  if (!isScalar(node) || node.value === null) return undefined
  const text = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
  const place = verbatim(node, text, inner)
  return place < 0
    ? { text }
    : { text, range: { start: start + place, end: start + place + text.length } }
}

/** Offset at which a scalar's text stands as it is, quotes aside; -1 where it is escaped or folded. */
function verbatim(node: Scalar, text: string, inner: string): number {
  const from = node.range?.[0] ?? 0
  const place = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? from + 1 : from
  return inner.startsWith(text, place) ? place : -1
}

function syntaxFault(error: YAMLError, inner: string, start: number): Diagnostic {
  const [from, to] = error.pos
  const end = Math.min(Math.max(to, from + 1), Math.max(inner.length, from))
  const found = error.message.replace(/\.?\s*$/, '')
  const message = `expected YAML, found a mistake: ${found}; a value that holds \`: \`, \`#\`, \`@\`, \`[\` or \`{\` needs quotes`
  return fault(message, start + from, start + end)
}

function notMapping(inner: string, start: number, data: unknown): Diagnostic[] {
  if (data === null || data === undefined) return []
  const message = 'expected `key: value` lines, found other text: put a space after each colon'
  return [fault(message, start, start + inner.trimEnd().length)]
}

function fault(message: string, start: number, end: number): Diagnostic {
  return { code: 'front-matter-syntax', severity: 'error', message, range: { start, end } }
}
