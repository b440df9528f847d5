import {
  cutsBold,
  cutsEnumeration,
  isBareList,
  isCompared,
  isCounted,
  isFragment,
  isInRow,
  isParticiple,
  isUnbalanced,
  leadsIn,
  waits,
} from './clause-traits.js'
import { type Run, unlinked, unmarkedEnd } from './run.js'
import { weight } from './weight.js'

interface ClauseRule {
  /** What a run has, of which it gains or loses. */
  readonly name: string
  readonly gain: number
  holds(run: Run): boolean
}

const starts = ({ from }: Run): boolean => from > 0
const ends = ({ next }: Run): boolean => next !== ''

/** Conditions that change nothing: what is shown holds with them and without. */
const EVEN = /^(?:即使|哪怕|无论|不管|不论|even (?:if|when))/i

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
    holds: (r) => {
      const own = r.texts.slice(r.from, r.to).map(unlinked)
      return own.every((text) => waits(r, text)) && own.some((text) => r.words.condition.test(text))
    },
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
  {
    name: 'its main clause follows',
    gain: -4,
    holds: (r) =>
      ends(r) &&
      (r.words.suspense.test(r.last) ||
        (r.words.condition.test(r.first) && /^(?:那么|那就|就|则|才|便)/u.test(r.next))),
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
  { name: 'one of a row', gain: -3.5, holds: isInRow },
  { name: 'one of what is counted', gain: -4, holds: isCounted },
  {
    name: 'begins amid an attribute',
    gain: -3,
    holds: (r) =>
      starts(r) &&
      /的[，,]$/u.test(r.before) &&
      !/是.*的[，,]$/u.test(r.before) &&
      !r.words.sequel.test(r.texts[r.from] ?? ''),
  },
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
