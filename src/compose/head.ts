import type { Prose } from '../parse/prose.js'
import { isInside } from './sentences.js'
import { weight } from './weight.js'

/** The head of a text: where it ends, and where the text goes on behind it. */
export interface Head {
  readonly end: number
  readonly rest: number
}

/** Months of English and German, whole or cut. */
const MONTH =
  '(?:jan(?:uary?)?|feb(?:ruary?)?|mar(?:ch)?|märz?|apr(?:il)?|ma[iy]|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\\.?\\s+\\d'

const DATED = new RegExp(
  `^([（(]?(?:(?:19|20)\\d{2}|\\d{1,2}\\s*月|${MONTH})[\\d\\s年月日/.–—~至底初末中-]*(?:年代|后|前|左右|[)）])?)\\s*[：:，,—–-]*\\s*`,
  'iu',
)

/** A text that begins with a date. */
export const DATE = new RegExp(
  `^[（(]?(?:(?:19|20)\\d{2}(?:\\s*年|[-/.]\\d{1,2}|\\b)|\\d{1,2}\\s*月|${MONTH})`,
  'iu',
)

/** The date at the head of a text: in a timeline it stands apart from what happened. */
export function dateOf({ text }: Prose): Head | undefined {
  const date = DATED.exec(text)
  // A dash may go on to another date, or to what happened.
  const end = (date?.[1] ?? '').replace(/[\s–—~-]+$/u, '').length
  return date ? { end, rest: date[0].length } : undefined
}

/** Where a term is parted from what is said of it: by a colon or a dash. */
export function colonOf(prose: Prose): Head | undefined {
  const colon = /\s*(?:：|:(?=\s|\p{sc=Han})|\s[—–-]{1,2}\s|——)\s*/u.exec(prose.text)
  if (!colon || colon.index === 0 || isInside(prose, colon.index)) return undefined
  return { end: colon.index, rest: colon.index + colon[0].length }
}

/** The term that an item explains: what is bold before its colon or dash, or all that stands there. */
export function termOf(prose: Prose): Head | undefined {
  const bold = prose.strong[0]
  const inner = bold?.start === 0 ? /\s*[：:]\s*$/.exec(prose.text.slice(0, bold.end)) : null
  const head = bold && inner ? { end: inner.index, rest: bold.end } : colonOf(prose)
  return head && weight(prose.text.slice(0, head.end)) <= TERM ? head : undefined
}

/** A term is no longer than this, in characters. */
const TERM = 14
