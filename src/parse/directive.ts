import { parse as parseYaml } from 'yaml'
import type { Diagnostic, Range } from '../diagnostic.js'
import type { Directive } from './block.js'
import { LAYOUTS } from './layouts.js'

/** Marp's own directives (https://marpit.marp.app/directives), local ones also with `_`. */
const MARP = new Set([
  'backgroundColor',
  'backgroundImage',
  'backgroundPosition',
  'backgroundRepeat',
  'backgroundSize',
  'class',
  'color',
  'footer',
  'header',
  'paginate',
  'headingDivider',
  'lang',
  'size',
  'style',
  'theme',
  'math',
  'transition',
])

const NAMES = ['break', 'show', 'say', 'skip', 'layout', 'time'] as const

/** A colon was forgotten. */
const MEANT = new RegExp(`^\\s*deck\\s+(?:${NAMES.join('|')})\\b`, 'i')

function unmarked(text: string, range: Range): Diagnostic {
  const message = `Expected a colon after \`deck\`, got \`${text.trim()}\`. It is ignored: write \`deck: …\`.`
  return { code: 'directive-unknown', severity: 'warning', message, range }
}

/** What a comment tells notedeck or Marp; a comment that is neither is only a comment. */
export function readComment(
  text: string,
  range: Range,
): { readonly directives: readonly Directive[]; readonly diagnostics: readonly Diagnostic[] } {
  const own = /^\s*deck\s*:\s*([\s\S]*)$/i.exec(text)
  if (own) return readDeck(own[1] ?? '', range)
  if (MEANT.test(text)) return { directives: [], diagnostics: [unmarked(text, range)] }
  return isMarpDirective(text)
    ? {
        directives: [{ kind: 'directive', name: 'marp', value: text.trim(), range }],
        diagnostics: [],
      }
    : { directives: [], diagnostics: [] }
}

function readDeck(text: string, range: Range) {
  const directives: Directive[] = []
  const diagnostics: Diagnostic[] = []
  for (const word of text
    .trim()
    .split(/[\s,]+/)
    .filter(Boolean)) {
    const [, key = '', value = ''] = /^([^=]*)=?(.*)$/.exec(word) ?? []
    const name = NAMES.find((known) => known === key)
    const fault = name ? faultOf(name, value) : `one of ${NAMES.join(', ')} after \`deck:\``
    if (name && !fault) directives.push({ kind: 'directive', name, value, range })
    else
      diagnostics.push({
        code: 'directive-unknown',
        severity: 'warning',
        message: `Expected ${fault}, got \`${name && value ? value : word}\`. It is ignored.`,
        range,
      })
  }
  return { directives, diagnostics }
}

/** What was expected of a directive's value, where it is something else. */
function faultOf(name: (typeof NAMES)[number], value: string): string | undefined {
  if (name === 'layout' && !LAYOUTS.some((known) => known === value))
    return `one of the layouts ${LAYOUTS.join(', ')}`
  if (name === 'time' && parseTime(value) === undefined) return 'a time such as `2m` or `90s`'
  return undefined
}

/** Marp reads a comment as directives where it is a YAML mapping with a directive's key. */
export function isMarpDirective(text: string): boolean {
  if (!/^\s*[_$]?\w+\s*:/.test(text)) return false
  try {
    const value: unknown = parseYaml(text, { maxAliasCount: 0, logLevel: 'silent' })
    return (
      typeof value === 'object' &&
      value !== null &&
      Object.keys(value).some((key) => MARP.has(key.replace(/^[_$]/, '')))
    )
  } catch {
    return false
  }
}

/** Seconds of `2m`, `90s`, `1m30s` or `1.5`, which is minutes; undefined where it is no time. */
export function parseTime(value: string): number | undefined {
  const match = /^(?:(\d+(?:\.\d+)?)m(?:in)?)?(?:(\d+)s)?$|^(\d+(?:\.\d+)?)$/.exec(value.trim())
  if (!match?.[0]) return undefined
  const [, minutes, seconds, bare] = match
  return Number(minutes ?? bare ?? 0) * 60 + Number(seconds ?? 0)
}
