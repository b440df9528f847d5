import { cut, type Prose, trim } from './prose.js'

/** What GitHub knows, and what the others' kinds come to. */
export type CalloutKind = 'note' | 'tip' | 'important' | 'warning' | 'caution'

/** What a callout is headed by: its author's words, else a label of its kind. */
export type Callout = { readonly kind: CalloutKind } | { readonly title: Prose }

const KINDS: Readonly<Record<string, CalloutKind>> = {
  note: 'note',
  info: 'note',
  message: 'note',
  seealso: 'note',
  tip: 'tip',
  hint: 'tip',
  important: 'important',
  warning: 'warning',
  warn: 'warning',
  attention: 'warning',
  caution: 'caution',
  danger: 'caution',
  error: 'caution',
  alert: 'caution',
}

/** The kind that a word names; undefined where it names none. */
export function calloutKind(word: string): CalloutKind | undefined {
  const name = word.toLowerCase()
  return Object.hasOwn(KINDS, name) ? KINDS[name] : undefined
}

/** A quotation is not headed. */
const PLAIN = /^(?:quote|cite)$/i

/** What stands on the first line of a callout, and what of its paragraph stands below. */
export interface Opening {
  readonly word: Prose
  readonly title: Prose
  readonly rest: Prose
}

/** GitHub's `[!NOTE]`, Obsidian's `[!note|wide]- Title`. */
const ALERT = /^\[!(?<word>[\w-]+)(?:\|[^\]]*)?\][+-]?/
/** What follows the mark of mkdocs and Python-Markdown: `note inline "Title"`. */
const ADMONITION = /^(?<word>[\w-]+)(?:\s+[\w-]+)*(?=\s+"|\s*$)/

/** Reads the first paragraph of a quote; undefined where the quote is no callout. */
export function readAlert(first: Prose, source: string): Opening | undefined {
  return opening(ALERT, first, source)
}

/** Reads the first paragraph of an admonition behind its mark. */
export function readAdmonition(first: Prose, source: string): Opening | undefined {
  return opening(ADMONITION, first, source)
}

/** Reads the first paragraph of a tab behind its mark: `"Title"` is all of its first line. */
export function readTab(first: Prose, source: string): Opening | undefined {
  return opening(/^(?=(?<word>["']).*["']$)/, first, source)
}

function opening(mark: RegExp, first: Prose, source: string): Opening | undefined {
  // A paragraph's lines are joined; the title ends with the first.
  const end = source.indexOf('\n', first.offsets[0] ?? 0)
  const next = end < 0 ? -1 : first.offsets.findIndex((offset) => offset > end)
  const to = next < 0 ? first.text.length : next
  const match = mark.exec(first.text.slice(0, to))
  if (!match) return undefined
  const word = match.groups?.word ?? ''
  const at = match[0].indexOf(word)
  return {
    word: cut(first, at, at + word.length),
    title: unquoted(trim(cut(first, match[0].length, to))),
    rest: trim(cut(first, to, first.text.length)),
  }
}

/** A title of mkdocs stands in quotation marks. */
function unquoted(title: Prose): Prose {
  return /^(["']).*\1$/.test(title.text) ? trim(cut(title, 1, title.text.length - 1)) : title
}

/** What heads a callout: its title, else the label of its kind, else its author's word for it. */
export function headOf(word: Prose, title: Prose): Callout | undefined {
  if (title.text !== '') return { title }
  if (PLAIN.test(word.text)) return undefined
  const kind = calloutKind(word.text)
  return kind ? { kind } : { title: word }
}
