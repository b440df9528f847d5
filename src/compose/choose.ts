import { memoized } from '../memoized.js'
import type { Beat, Candidate } from './beat.js'
import type { Density } from './options.js'
import type { Piece } from './slide.js'
import { BUDGET, branchWeight, weightOf } from './weight.js'

/** What a sentence must score to be shown, by density: alone, and beside code. */
export const THRESHOLD: Readonly<
  Record<Density, { readonly alone: number; readonly beside: number }>
> = {
  terse: { alone: 2.4, beside: 2.8 },
  balanced: { alone: 1.8, beside: 3.0 },
  full: { alone: 0.8, beside: 1.6 },
}

/** A sentence this strong carries a slide by itself: its author set it in bold. */
export const STRONG = 5

/**
 * The points that a slide of these beats shows, in the order of the note. One strong sentence among
 * weak ones stands alone, unless the slide has a title to stand under.
 */
export function choose(
  beats: readonly Beat[],
  density: Density,
  titled: boolean,
): readonly Candidate[] {
  const evidence = beats.flatMap((beat) => beat.evidence)
  const near =
    evidence.length > 0 ? beats.filter((beat, i) => isNear(beats, i) || isAsked(beat)) : beats
  const all = near.flatMap((beat) => strongestOf(beat.candidates))
  if (all.length === 0) return []
  const strong = all.filter((one) => one.score >= STRONG)
  if (
    evidence.length === 0 &&
    strong.length === 1 &&
    !titled &&
    strong.every(({ prose }) => weightOf(prose) <= 60)
  )
    return strong
  const room = roomBeside(evidence)
  const code = evidence.some(({ kind }) => kind === 'code')
  const least = THRESHOLD[density][code ? 'beside' : 'alone']
  // Evidence without a title or a word is a riddle.
  const bare = !titled && evidence.every(({ kind }) => kind !== 'quote')
  const ranked = [...all].sort((a, b) => b.score - a.score)
  const kept = new Set<Candidate>()
  let size = 0
  for (const one of ranked) {
    const own = weightOf(one.prose)
    const must = one.by === 'author' || (kept.size === 0 && (evidence.length === 0 || bare))
    const fits = kept.size < room.points && size + own <= room.text && one.score >= least
    if (!must && !fits) continue
    kept.add(one)
    size += own
  }
  return all.filter((one) => kept.has(one))
}

/** Its author said that it is to be shown. */
function isAsked({ candidates }: Beat): boolean {
  return candidates.some(({ by }) => by === 'author')
}

/** Beside evidence stands what leads into it or speaks of it. */
function isNear(beats: readonly Beat[], i: number): boolean {
  return [i - 1, i + 1].some((k) => (beats[k]?.evidence.length ?? 0) > 0)
}

/** One point a paragraph; two where both are strong. */
function strongestOf(candidates: readonly Candidate[]): readonly Candidate[] {
  const ranked = [...candidates].sort((a, b) => b.score - a.score)
  const kept = new Set(ranked.filter((one, i) => i === 0 || (i === 1 && one.score >= STRONG)))
  return candidates.filter((one) => kept.has(one))
}

const textOf = memoized((piece: Piece): number =>
  piece.kind === 'points' ? piece.items.reduce((sum, item) => sum + branchWeight(item), 0) : 0,
)

/** How much text has room beside evidence. */
function roomBeside(evidence: readonly Piece[]): {
  readonly points: number
  readonly text: number
} {
  const [first] = evidence
  if (!first) return { points: BUDGET.points, text: BUDGET.text + 15 }
  if (first.kind === 'figure') return { points: 3, text: BUDGET.text }
  // A line more is not worth a slide more.
  const left = BUDGET.cap - evidence.reduce((sum, piece) => sum + textOf(piece), 0)
  if (evidence.some(({ kind }) => kind === 'points'))
    return { points: 1, text: Math.min(left, BUDGET.besideCode) }
  return {
    points: Math.min(evidence.length, 3),
    text: BUDGET.besideCode * Math.min(evidence.length, 2),
  }
}
