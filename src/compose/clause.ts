import { memoized } from '../memoized.js'
import { cut, type Prose, trim } from '../parse/prose.js'
import type { Lang } from '../parse/script.js'
import { boldClause } from './bold-clause.js'
import { scoreRun } from './clause-rules.js'
import { languageOf } from './language.js'
import { clausesOf, runsOf } from './run.js'
import { isInside } from './sentences.js'
import { BUDGET, weight } from './weight.js'

/** What a point on a slide may weigh before it is cut to a clause: 34 characters or 23 words. */
const LIMIT = 34

/** The number by which a paragraph counts among its neighbours, which may not be shown. */
const NUMBER = /^(?:\d{1,2}[、．]|\d{1,2}[.)）](?=\s|\p{sc=Han})|[（(]\d{1,2}[)）]|[①-⑳])\s*/u

/**
 * The clause of a sentence that stands alone, or the whole where none does: a contiguous run of
 * it, without a leading connective and without its full stop.
 */
export function clauseOf(sentence: Prose, lang: Lang, limit = LIMIT): Prose {
  return foundIn(sentence, lang, limit)
}

const foundIn = memoized((sentence: Prose, lang: Lang, limit: number): Prose => {
  const words = languageOf(lang)
  const numbered = NUMBER.exec(sentence.text)?.[0].length ?? 0
  const lead = numbered + (words.connective.exec(sentence.text.slice(numbered))?.[0].length ?? 0)
  const bare = stripEnd(
    droppable(sentence, lead, limit) ? cut(sentence, lead, sentence.text.length) : sentence,
  )
  if (weight(bare.text) <= limit) return bare
  const bold = boldClause(bare, lang, limit)
  if (bold) return stripEnd(bold)
  // The whole, too long sentence scores 0; where no slide can hold it, the best of its runs stands.
  const whole = weight(bare.text) > BUDGET.cap ? Number.NEGATIVE_INFINITY : 0
  const all = { start: 0, end: bare.text.length, score: whole }
  const best = runsOf(clausesOf(bare, lang, limit))
    .map((run) => ({ ...run, score: scoreRun(run) }))
    .reduce((one: typeof all, other) => (other.score > one.score ? other : one), all)
  const shown = best === all ? bare : stripEnd(cut(bare, best.start, best.end))
  return weight(shown.text) <= BUDGET.cap ? shown : cutShort(shown)
})

/** Text without any punctuation is shown up to the last word that a slide can hold. */
function cutShort(whole: Prose): Prose {
  let end = 0
  for (const { index, segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(
    whole.text,
  )) {
    if (weight(whole.text.slice(0, index + segment.length)) > LIMIT * 1.5) break
    if (!isInside(whole, index + segment.length)) end = index + segment.length
  }
  return end > 0 ? stripEnd(cut(whole, 0, end)) : whole
}

/** A connective goes where something is left; before a small letter only where room is short. */
function droppable(sentence: Prose, lead: number, limit: number): boolean {
  const rest = sentence.text.slice(lead)
  if (lead === 0 || weight(rest) < 8 || isInside(sentence, lead)) return false
  return !/^\p{Ll}/u.test(rest) || weight(sentence.text) > limit
}

/** A point ends without a full stop; question and exclamation marks say something and stay. */
export function stripEnd(whole: Prose): Prose {
  const start = /^[\s:：,，;；、.。]+(?=[^\s])/u.exec(whole.text)?.[0].length ?? 0
  const sentence = cut(whole, start, whole.text.length)
  const solid = Math.max(0, ...sentence.atoms.map((atom) => atom.end))
  const { text } = sentence
  const kept = text.slice(0, solid) + text.slice(solid).replace(/[\s。．.۔।；;，,：:、—–-]+$/u, '')
  return /[.]{2,}$|\b(?:etc|e\.g|i\.e)\.$/.test(sentence.text) || kept === ''
    ? trim(sentence)
    : trim(cut(sentence, 0, kept.length))
}
