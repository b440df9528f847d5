import { cut, isBold, type Prose, trim } from '../parse/prose.js'
import type { Lang } from '../parse/script.js'
import { type Language, languageOf } from './language.js'
import { isInside } from './sentences.js'
import { BUDGET, weight } from './weight.js'

/** What a point on a slide may weigh before it is cut to a clause: 34 characters or 23 words. */
const LIMIT = 34

/** Goes on from the sentence before; what follows is what the clause begins with. */
const LINK = /^(?:而|但是?|可是?|并且?|且|那么)(?=\p{sc=Han})/u

interface Segment {
  readonly start: number
  readonly end: number
}

/**
 * The clause of a sentence that stands alone, or the whole where none does: a contiguous run of
 * it, without a leading connective and without its full stop.
 */
export function clauseOf(sentence: Prose, lang: Lang, limit = LIMIT): Prose {
  const words = languageOf(lang)
  const lead = words.connective.exec(sentence.text)?.[0].length ?? 0
  const bare = stripEnd(
    droppable(sentence, lead, limit) ? cut(sentence, lead, sentence.text.length) : sentence,
  )
  if (weight(bare.text) <= limit) return bare
  const bold = boldClause(bare, limit)
  if (bold) return bold
  const segments = segmentsOf(bare, lang)
  // The whole, too long sentence scores 0; where no slide can hold it, the best of its runs stands.
  const whole = weight(bare.text) > BUDGET.cap ? Number.NEGATIVE_INFINITY : 0
  let best: { readonly prose: Prose; readonly score: number } = { prose: bare, score: whole }
  for (let i = 0; i < segments.length; i++)
    for (let j = i; j < segments.length; j++) {
      if (i === 0 && j === segments.length - 1) continue
      const prose = stripEnd(cut(bare, segments[i]?.start ?? 0, segments[j]?.end ?? 0))
      const score = scoreRun(bare, prose, segments, i, j, words, limit)
      if (score > best.score) best = { prose, score }
    }
  return weight(best.prose.text) <= BUDGET.cap ? best.prose : cutShort(best.prose)
}

/** Text without any punctuation is shown up to the last word that a slide can hold. */
function cutShort(whole: Prose): Prose {
  let end = 0
  for (const { index, segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(whole.text)) {
    if (weight(whole.text.slice(0, index + segment.length)) > LIMIT * 1.5) break
    if (!isInside(whole, index + segment.length)) end = index + segment.length
  }
  return end > 0 ? stripEnd(cut(whole, 0, end)) : whole
}

/** A clause that its author set in bold is the clause. */
function boldClause(whole: Prose, limit: number): Prose | undefined {
  if (whole.strong.length > 1) return undefined
  const spans = whole.strong.filter(({ start, end }) => {
    const size = weight(whole.text.slice(start, end))
    return size >= 10 && size <= limit + 12
  })
  const [only] = spans
  return only && spans.length === 1 ? stripEnd(cut(whole, only.start, only.end)) : undefined
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
  const kept = sentence.text.replace(/[\s。．.；;，,：:、—–-]+$/u, '')
  return /[.]{2,}$|\b(?:etc|e\.g|i\.e)\.$/.test(sentence.text) || kept === ''
    ? trim(sentence)
    : trim(cut(sentence, 0, kept.length))
}

const BOUNDARY_CJK = /[，；：。！？,;]|——|：/gu
const BOUNDARY_LATIN = /[,;:](?=\s)|\s[—–-](?=\s)|—|\s(?=(?:because|whereas|although|so that)\s)|[.!?](?=\s)/gu

function segmentsOf(whole: Prose, lang: Lang): readonly Segment[] {
  const pattern = lang === 'en' || lang === 'ko' ? BOUNDARY_LATIN : BOUNDARY_CJK
  const cuts = [...whole.text.matchAll(pattern)]
    .map((match) => match.index + match[0].length)
    .filter((at) => at < whole.text.length && !isInside(whole, at))
  return [...cuts, whole.text.length].map((end, i) => ({ start: cuts[i - 1] ?? 0, end }))
}

/** How well a run of segments stands alone, beside 0 for the whole. */
function scoreRun(
  whole: Prose,
  run: Prose,
  segments: readonly Segment[],
  i: number,
  j: number,
  words: Language,
  limit: number,
): number {
  const size = weight(run.text)
  if (size < 7) return -9
  const head = textOf(whole, segments[i])
  const first = i === 0 ? head.replace(LINK, '') : head
  const next = textOf(whole, segments[j + 1])
  const last = textOf(whole, segments[j]).replace(/[，,；;：:。.]+$/u, '')
  const over = Math.max(0, size - limit)
  let score = 2.2 - over / 8 + Math.min(size, limit) / limit
  // After a clause of time or cause the main clause brings its subject; elsewhere it may not.
  if (i > 0) score -= costOfStart(whole, segments, i, words)
  if (i > 0 && words.predicate.test(first)) score -= 1.5
  if (i > 0 && words.continuation.test(first)) score -= 2.5
  if (i > 0 && words.concession.test(first)) score -= 1.2
  if (words.pronoun.test(first)) score -= i > 0 ? 1.8 : 0.5
  if (i > 0 && /^\p{Ll}/u.test(head)) score -= 0.6
  if (words.condition.test(first) && !reachesMain(segments, i, j)) score -= 4
  if (i > 0 && precededBy(whole, segments, i, words.condition)) score -= 3
  if (segments.slice(i, j + 1).every((one) => words.concession.test(textOf(whole, one).replace(LINK, '')))) score -= 4
  if (words.adverbial.test(last) && next !== '') score -= 3
  if (words.open.test(last)) score -= 4
  if (next !== '' && j > i && isSubordinate(textOf(whole, segments[j]), words)) score -= 3
  if (listed(whole, segments, i, j, words)) score -= 2.5
  if (colonWithin(whole, segments, i, j)) score -= 2.5
  if (words.predicate.test(next)) score -= 2.5
  if (words.otherHalf.test(next) && words.half.test(run.text)) score -= 3.5
  if (words.turn.test(next)) score -= 2
  // What follows sets the terms of what is shown.
  if (words.condition.test(next)) score -= 3.5
  if (i > 0 && words.condition.test(first) && !isSubordinate(textOf(whole, segments[i - 1]), words)) score -= 3
  if (words.example.test(first)) score -= 1.5
  if (/[：:]\s*$/.test(whole.text.slice(0, segments[j]?.end ?? 0))) score -= 1
  if (i > 0 && /[：:]\s*$/.test(whole.text.slice(0, segments[i]?.start ?? 0))) score += 0.6
  if (!isBold(whole)) score -= 2 * cutsBold(whole, segments[i]?.start ?? 0, segments[j]?.end ?? 0)
  if (holdsBold(whole, segments[i]?.start ?? 0, segments[j]?.end ?? 0)) score += 1.2
  if (isFragment(run.text, whole.text)) score -= 3
  if (unbalanced(run.text)) score -= 9
  return score
}

function textOf(whole: Prose, segment: Segment | undefined): string {
  return segment ? whole.text.slice(segment.start, segment.end).trim() : ''
}

function reachesMain(segments: readonly Segment[], i: number, j: number): boolean {
  return j > i || segments.length === 1
}

/** The clause before sets a condition that the run would drop. */
function precededBy(whole: Prose, segments: readonly Segment[], i: number, words: RegExp): boolean {
  return words.test(textOf(whole, segments[i - 1]))
}

function cutsBold(whole: Prose, start: number, end: number): number {
  return whole.strong.filter(
    (span) =>
      (span.start < start && start < span.end - 1) || (span.start + 1 < end && end < span.end - 1),
  ).length
}

/** A purpose or a condition at the end of a run waits for the main clause that was cut off. */
function isSubordinate(segment: string, words: Language): boolean {
  const text = segment.replace(/^(?:but|and|or|yet)\s+/i, '').replace(LINK, '')
  return words.condition.test(text) || words.concession.test(text)
}

/** The run begins or ends in the middle of an enumeration. */
function listed(
  whole: Prose,
  segments: readonly Segment[],
  i: number,
  j: number,
  words: Language,
): boolean {
  const later = segments.slice(j + 1, j + 5).map((one) => textOf(whole, one))
  const short = weight(textOf(whole, segments[j])) < 12
  if (short && later.some((text) => /^(?:and|or|以及|和|或)/i.test(text))) return true
  const before = textOf(whole, segments[i - 1])
  return i > 0 && (words.example.test(before) || /\b(?:like|such as|including)\b/i.test(before))
}

function costOfStart(
  whole: Prose,
  segments: readonly Segment[],
  i: number,
  words: Language,
): number {
  if (/[：:；;]$/.test(textOf(whole, segments[i - 1]))) return 0.4
  const passing = segments.slice(0, i).map((one) => {
    const text = textOf(whole, one).replace(/[，,；;：:。.]+$/u, '')
    return words.concession.test(text.replace(LINK, '')) || words.adverbial.test(text)
  })
  return passing.every(Boolean) ? 0.4 : passing[0] ? 0.8 : 1.4
}

/** What follows a colon is told whole or not at all. */
function colonWithin(whole: Prose, segments: readonly Segment[], i: number, j: number): boolean {
  if (j === segments.length - 1) return false
  return segments.slice(i, j).some((one) => /[：:]\s*$/.test(whole.text.slice(0, one.end)))
}

function holdsBold(whole: Prose, start: number, end: number): boolean {
  return whole.strong.some((span) => start <= span.start && span.end <= end + 1)
}

/** A name in another script, cut out of a Chinese sentence, says nothing. */
function isFragment(run: string, whole: string): boolean {
  const han = (text: string): number => (text.match(/\p{sc=Han}/gu) ?? []).length
  return han(whole) > 8 && han(run) < 5
}

function unbalanced(text: string): boolean {
  return ['（）', '()', '“”', '「」', '『』', '《》', '【】', '[]'].some(
    ([open = '', close = '']) => text.split(open).length !== text.split(close).length,
  )
}
