import { parse, TomlDate, TomlError } from 'smol-toml'
import type { Diagnostic } from '../diagnostic.js'
import type { MetaText } from './note.js'

export type MatterPath = readonly (string | number)[]

/** Front matter's data, and where in the note's text its values stand. */
export interface Matter {
  readonly data: Readonly<Record<string, unknown>>
  /** The scalar at a path as the author wrote it; undefined where there is none. */
  readonly at: (path: MatterPath) => MetaText | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads TOML 1.0, as Hugo and Zola write it between `+++`. */
export function readToml(inner: string, start: number): Matter {
  try {
    return plain(parse(inner), inner, start)
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const at = start + offsetOf(inner, error.line, error.column)
    const found = error.message.split('\n', 1)[0]?.replace('Invalid TOML document: ', '')
    return faulty(`expected TOML, found a mistake: ${found}`, at, at + 1)
  }
}

/** Reads JSON, with or without the braces around it (Hexo's `;;;` leaves them out). */
export function readJson(inner: string, start: number): Matter {
  const source = inner.trim().replace(/,$/, '')
  try {
    const data: unknown = JSON.parse(source.startsWith('{') ? source : `{${source}}`)
    if (isMapping(data)) return plain(data, inner, start)
  } catch {
    // Reported below: what the engine says differs from one version to the next.
  }
  return faulty('expected JSON, found a mistake', start, start + inner.trimEnd().length)
}

/** Whether a value is a mapping and no list, date or scalar. */
export function isMapping(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  return !Array.isArray(value) && !(value instanceof Date)
}

function plain(data: Record<string, unknown>, inner: string, start: number): Matter {
  return { data, at: (path) => find(data, path, inner, start), diagnostics: [] }
}

function find(data: unknown, path: MatterPath, inner: string, start: number): MetaText | undefined {
  const value = path.reduce<unknown>(step, data)
  if (value === undefined || value === null || isMapping(value) || Array.isArray(value)) return
  const keyed = keyEnd(inner, path)
  const text = value instanceof TomlDate ? written(value, inner, keyed) : String(value)
  const place = keyed < 0 ? -1 : inner.indexOf(text, keyed)
  if (place < 0) return { text }
  return { text, range: { start: start + place, end: start + place + text.length } }
}

/** A date as it is written, which no date object keeps. */
function written(date: TomlDate, inner: string, keyed: number): string {
  const source = /^[\dT:. Z+-]+/i.exec(inner.slice(Math.max(keyed, 0)).trimStart())?.[0]
  return source?.trim() || date.toISOString()
}

function step(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string | number, unknown>)[key]
    : undefined
}

/** Offset after the last key of a path, where its value is looked for. */
function keyEnd(inner: string, path: MatterPath): number {
  const key = path.findLast((part) => typeof part === 'string') ?? ''
  const escaped = String(key).replace(/[^\w]/g, '\\$&')
  const found = new RegExp(`(?:^|[{,])[ \\t]*["']?${escaped}["']?[ \\t]*[=:]`, 'm').exec(inner)
  return found ? found.index + found[0].length : -1
}

function offsetOf(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1)
  return before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1
}

function faulty(message: string, start: number, end: number): Matter {
  const range = { start, end }
  const fault: Diagnostic = { code: 'front-matter-syntax', severity: 'error', message, range }
  return { data: {}, at: () => undefined, diagnostics: [fault] }
}
