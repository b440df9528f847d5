import type { Beat, Candidate } from './beat.js'
import type { Density } from './options.js'
import type { Piece } from './slide.js'
import { BUDGET, weight } from './weight.js'

/** What a sentence must score to be shown, by density. */
const THRESHOLD: Readonly<Record<Density, number>> = { terse: 1.6, balanced: 0.9, full: -0.2 }

/** A sentence this strong is shown beside another of its paragraph. */
const STRONG = 3

/** The points that a slide of these beats shows, in the order of the note. */
export function choose(beats: readonly Beat[], density: Density): readonly Candidate[] {
  const all = beats.flatMap((beat) => strongestOf(beat.candidates))
  if (all.length === 0) return []
  const evidence = beats.flatMap((beat) => beat.evidence)
  const room = roomBeside(evidence)
  const ranked = [...all].sort((a, b) => b.score - a.score)
  const kept = new Set<Candidate>()
  let size = 0
  for (const one of ranked) {
    const own = weight(one.prose.text)
    const must = one.by === 'author' || (kept.size === 0 && evidence.length === 0)
    const fits = kept.size < room.points && size + own <= room.text && one.score >= THRESHOLD[density]
    if (!must && !fits) continue
    kept.add(one)
    size += own
  }
  return all.filter((one) => kept.has(one))
}

/** One point a paragraph; two where both are strong. */
function strongestOf(candidates: readonly Candidate[]): readonly Candidate[] {
  const ranked = [...candidates].sort((a, b) => b.score - a.score)
  const kept = new Set(ranked.filter((one, i) => i === 0 || (i === 1 && one.score >= STRONG)))
  return candidates.filter((one) => kept.has(one))
}

/** How much text has room beside evidence. */
function roomBeside(evidence: readonly Piece[]): { readonly points: number; readonly text: number } {
  const [first] = evidence
  if (!first) return { points: BUDGET.points, text: BUDGET.text + 15 }
  if (first.kind === 'figure') return { points: 3, text: BUDGET.text }
  return { points: 1, text: BUDGET.besideCode }
}
