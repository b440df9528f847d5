import { isBold } from '../parse/prose.js'
import { type Run, unlinked, unmarkedEnd } from './run.js'
import { weight } from './weight.js'

interface ClauseRule {
  /** What a run has, of which it gains or loses. */
  readonly name: string
  readonly gain: number
  holds(run: Run): boolean
}

/** Whether a clause waits for its main clause: of time, cause, purpose or condition. */
const waits = ({ words }: Run, text: string): boolean =>
  words.condition.test(unlinked(text)) || words.concession.test(unlinked(text))

/** A participle and what it takes along, before the clause that has its subject. */
const isParticiple = (text: string, next: string): boolean =>
  (/^(?:使用|利用|运用)/u.test(text) && /^(?:我们|你|大家|可以|就能)/u.test(next)) ||
  (/^[a-z]+ing\s/i.test(text) &&
    !FINITE.test(text) &&
    /^(?:we|you|it|they|he|she|i|one|an?|the|this|that|these|our|your)\s/i.test(next))

const FINITE =
  /\b(?:is|are|was|were|has|have|had|can|could|will|would|must|may|does?|makes?|means?|takes?)\b/i

const starts = ({ from }: Run): boolean => from > 0
const ends = ({ next }: Run): boolean => next !== ''

/** Conditions that change nothing: what is shown holds with them and without. */
const EVEN = /^(?:即使|哪怕|无论|不管|不论|even (?:if|when))/i

/** Opens a comparison that goes on over its first comma, where nothing ends it. */
const COMPARED = /^(?:相较于|相对于|不同于|比起|相比于)(?!.*(?:相比|来说|而言|之下)[，,]?$)/u

/** Whether a sentence opens by a comparison whose noun stands in its second clause. */
function isCompared({ texts: [first = '', second = ''] }: Run): boolean {
  return COMPARED.test(first) && /的[^的，,]{2,8}[，,]$/.test(second)
}

/** The mark of a member of a row: (i), (a), (1), （一）. */
const NUMBERED = /[（(](?:[ivx]{1,4}|[a-f]|\d|[一二三四五六])[）)]/giu

/** Names set in a row, or numbered one after the other: what they are was said before them. */
function isBareList(text: string): boolean {
  const names = text.split(/[、]/u)
  return (
    text.search(NUMBERED) === 0 ||
    (names.length > 2 && weight(names[0] ?? '') <= 8 && !/[，,；;]/u.test(text))
  )
}

const STUB = /(?:是|如下|为|as follows|the following)$/u

/** Before evidence the clause next to it speaks of it; the stub at the end only points there. */
function leadsIn({ texts, to }: Run): boolean {
  const stub = unmarkedEnd(texts.at(-1) ?? '')
  return to === texts.length - 1 && weight(stub) <= 10 && STUB.test(stub)
}

/** Everything that speaks for or against a run of clauses standing alone. */
const RULES: readonly ClauseRule[] = [
  // How it begins.
  {
    name: 'only its predicate',
    gain: -1.5,
    holds: (r) => starts(r) && r.words.predicate.test(r.first),
  },
  {
    name: 'goes on from before',
    gain: -2.5,
    holds: (r) => starts(r) && r.words.continuation.test(r.first),
  },
  { name: 'begins aside', gain: -1.2, holds: (r) => starts(r) && r.words.concession.test(r.first) },
  { name: 'points back', gain: -0.5, holds: (r) => r.words.pronoun.test(r.first) },
  {
    name: 'points back to what is cut',
    gain: -1.8,
    holds: (r) => starts(r) && r.words.pronoun.test(r.first),
  },
  { name: 'begins amid what is compared', gain: -3, holds: (r) => r.from === 1 && isCompared(r) },
  { name: 'only what is compared', gain: -4, holds: (r) => r.to <= 2 && isCompared(r) },
  { name: 'lists without a name', gain: -4, holds: (r) => starts(r) && isBareList(r.text) },
  { name: 'right before what it leads into', gain: 1, holds: leadsIn },
  { name: 'begins small', gain: -0.6, holds: (r) => starts(r) && /^\p{Ll}/u.test(r.first) },
  { name: 'an example', gain: -1.5, holds: (r) => r.words.example.test(r.first) },
  { name: 'after a colon', gain: 0.6, holds: (r) => /[：:]$/.test(r.before) },
  // Conditions: cut off, they turn what is said.
  {
    name: 'condition without its end',
    gain: -4,
    holds: (r) => r.to - r.from === 1 && r.words.condition.test(r.first),
  },
  { name: 'end without its condition', gain: -3, holds: (r) => r.words.condition.test(r.before) },
  {
    name: 'condition after its end',
    gain: -3,
    holds: (r) => starts(r) && r.words.condition.test(r.first) && !waits(r, r.before),
  },
  {
    name: 'its condition follows',
    gain: -3.5,
    holds: (r) => r.words.condition.test(r.next) && !EVEN.test(r.next),
  },
  {
    name: 'only asides',
    gain: -4,
    holds: (r) =>
      r.texts.slice(r.from, r.to).every((text) => r.words.concession.test(unlinked(text))),
  },
  // How it ends.
  { name: 'only when or where', gain: -3, holds: (r) => ends(r) && r.words.adverbial.test(r.last) },
  { name: 'breaks off', gain: -4, holds: (r) => r.words.open.test(r.last) },
  {
    name: 'says only by what means',
    gain: -4,
    holds: (r) => ends(r) && r.words.means.test(r.last),
  },
  {
    name: 'only a participle',
    gain: -4,
    holds: (r) => r.to - r.from === 1 && isParticiple(r.first, r.next),
  },
  {
    name: 'breaks off before its last word',
    gain: -4,
    holds: (r) =>
      ends(r) &&
      r.to - r.from > 1 &&
      r.words.open.test(unmarkedEnd(r.texts[r.to - 2] ?? '')) &&
      weight(r.last) < 8,
  },
  {
    name: 'ends on an aside',
    gain: -3,
    holds: (r) => ends(r) && r.to - r.from > 1 && waits(r, r.texts[r.to - 1] ?? ''),
  },
  { name: 'its predicate follows', gain: -3.2, holds: (r) => r.words.predicate.test(r.next) },
  {
    name: 'its other half follows',
    gain: -3.5,
    holds: (r) => r.words.otherHalf.test(r.next) && r.words.half.test(r.text),
  },
  { name: 'a turn follows', gain: -2, holds: (r) => r.words.turn.test(r.next) },
  { name: 'ends on a colon', gain: -1, holds: (r) => /[：:]\s*$/.test(r.text) },
  // What it cuts.
  { name: 'cuts an enumeration', gain: -2.5, holds: cutsEnumeration },
  {
    name: 'cuts what a colon opens',
    gain: -2.5,
    holds: (r) => ends(r) && r.texts.slice(r.from, r.to - 1).some((text) => /[：:]$/.test(text)),
  },
  { name: 'cuts bold', gain: -2, holds: cutsBold },
  {
    name: 'holds bold',
    gain: 1.2,
    holds: (r) => r.sentence.strong.some((span) => r.start <= span.start && span.end <= r.end + 1),
  },
  { name: 'a fragment', gain: -3, holds: isFragment },
  { name: 'cuts a bracket', gain: -9, holds: (r) => isUnbalanced(r.text) },
]

/** How well a run stands alone, beside 0 for its whole, too long sentence. */
export function scoreRun(run: Run): number {
  const size = weight(run.text)
  if (size < 7) return -9
  const fit = 2.2 - Math.max(0, size - run.limit) / 8 + Math.min(size, run.limit) / run.limit
  return RULES.reduce(
    (sum, rule) => sum + (rule.holds(run) ? rule.gain : 0),
    fit - costOfStart(run),
  )
}

/** After clauses of time or cause the main clause brings its subject; elsewhere it may not. */
function costOfStart(run: Run): number {
  if (run.from === 0) return 0
  if (/[：:；;]$/.test(run.before)) return 0.4
  const aside = run.texts.slice(0, run.from).map((text) => {
    const bare = unmarkedEnd(text)
    return run.words.concession.test(unlinked(bare)) || run.words.adverbial.test(bare)
  })
  return aside.every(Boolean) ? 0.4 : aside[0] ? 0.8 : 1.4
}

function cutsEnumeration(run: Run): boolean {
  const later = run.texts.slice(run.to, run.to + 4)
  if (weight(run.last) < 12 && later.some((text) => /^(?:and|or|以及|和|或)/i.test(text)))
    return true
  if (run.last.includes('、') && /^(?:或者?|以及|和|与|及)/u.test(run.next)) return true
  const members = run.text.match(NUMBERED)?.length ?? 0
  if (members > 0 && members < (run.sentence.text.match(NUMBERED)?.length ?? 0)) return true
  return run.words.example.test(run.before) || /\b(?:like|such as|including)\b/i.test(run.before)
}

function cutsBold({ sentence, start, end }: Run): boolean {
  if (isBold(sentence)) return false
  return sentence.strong.some(
    (span) =>
      (span.start < start && start < span.end - 1) || (span.start + 1 < end && end < span.end - 1),
  )
}

/** A name in another script, cut out of a Chinese sentence, says nothing. */
function isFragment({ text, sentence }: Run): boolean {
  const han = (words: string): number => (words.match(/\p{sc=Han}/gu) ?? []).length
  return han(sentence.text) > 8 && han(text) < 5
}

function isUnbalanced(text: string): boolean {
  return ['（）', '()', '“”', '「」', '『』', '《》', '【】', '[]'].some(
    ([open = '', close = '']) => text.split(open).length !== text.split(close).length,
  )
}
