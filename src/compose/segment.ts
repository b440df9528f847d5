import { memoized } from '../memoized.js'
import type { Beat, Candidate } from './beat.js'
import { choose, STRONG } from './choose.js'
import type { Density } from './options.js'
import type { Piece, Point } from './slide.js'
import { BUDGET, weight, weightOf } from './weight.js'

/** Of a slide's height: two lines of code. */
const TINY = 0.3

/** No slide is made of more beats than this. */
const WIDEST = 16
const NEVER = 1e6

/**
 * Divides the beats of a section into slides at the least cost, as TeX breaks a paragraph into
 * lines: dynamic programming over all places where a slide may begin.
 */
export function segment(
  beats: readonly Beat[],
  density: Density,
  titled: boolean,
): readonly (readonly Beat[])[] {
  const best: { readonly cost: number; readonly from: number }[] = [{ cost: 0, from: 0 }]
  for (let end = 1; end <= beats.length; end++) {
    let least = { cost: Number.POSITIVE_INFINITY, from: end - 1 }
    let seconds = 0
    for (let from = end - 1; from >= Math.max(0, end - WIDEST); from--) {
      const before = best[from]?.cost ?? 0
      seconds += beats[from]?.seconds ?? 0
      // No cost is below 0: what is too long already is not looked at.
      if (before + costOfPace(seconds) >= least.cost) continue
      const cost =
        before +
        costOf(beats.slice(from, end), density, titled && from === 0) +
        costOfBreak(beats, end) +
        costOfStray(beats, from, end)
      if (cost < least.cost) least = { cost, from }
    }
    best.push(least)
  }
  const slides: (readonly Beat[])[] = []
  for (let end = beats.length; end > 0; end = best[end]?.from ?? 0)
    slides.unshift(beats.slice(best[end]?.from ?? 0, end))
  return slides
}

/** Weak prose right beside evidence belongs to it: it is said while one looks. */
function costOfStray(beats: readonly Beat[], from: number, end: number): number {
  const own = beats.slice(from, end)
  const stray = own.every((beat) => beat.evidence.length === 0 && beat.candidates.every(isWeak))
  const beside = [beats[from - 1], beats[end]].some((beat) => (beat?.evidence.length ?? 0) > 0)
  return stray && beside && !beats[end]?.said.breakBefore ? 1.5 : 0
}

function isWeak(candidate: Candidate): boolean {
  return candidate.score < STRONG
}

/** What it costs to end a slide here: a lead-in is never parted from what it leads into. */
function costOfBreak(beats: readonly Beat[], end: number): number {
  return end < beats.length && beats[end - 1]?.leads && !beats[end]?.said.breakBefore
    ? NEVER / 100
    : 0
}

function costOf(beats: readonly Beat[], density: Density, titled: boolean): number {
  const seconds = beats.reduce((sum, beat) => sum + beat.seconds, 0)
  const evidence = beats.flatMap((beat) => beat.evidence)
  const points = choose(beats, density, titled || beats.some((beat) => beat.title))
  const text = points.reduce((sum, point) => sum + weightOf(point.prose), 0)
  const inner = beats.slice(1)
  let cost = 0.4 + costOfPace(seconds)
  if (inner.some((beat) => beat.said.breakBefore || beat.said.layout)) cost += NEVER
  cost += NEVER * Math.max(0, beats.filter((beat) => beat.said.time).length - 1)
  cost += costOfNames(beats)
  cost += costOfEvidence(evidence, beats)
  if (evidence.length === 0) {
    cost += points.length > BUDGET.points ? 3 : 0
    cost += text > BUDGET.text ? (text - BUDGET.text) / 15 : 0
    // Bold sentences that would share a slide with a third idea stand alone.
    cost += points.every(isWeak) ? 1.2 : 0
    cost += points.length === 0 ? 4 : 0
  }
  return cost + 0.9 * dropped(beats, points)
}

/** A name begins a slide, unless it only names the next piece of evidence in a row. */
function costOfNames(beats: readonly Beat[]): number {
  return beats.reduce((sum, beat, i) => {
    if (i === 0 || beat.kind !== 'name' || beats[i - 1]?.kind === 'name') return sum
    const row = (beats[i - 1]?.evidence.length ?? 0) > 0 && (beats[i + 1]?.evidence.length ?? 0) > 0
    return sum + (row ? 0.2 : 2)
  }, 0)
}

/** A slide carries half a minute to two minutes, one minute as a rule. */
function costOfPace(seconds: number): number {
  const far = Math.abs(seconds - 55) / 45
  const short = seconds < 25 ? (25 - seconds) / 6 : 0
  const long = seconds > 115 ? (seconds - 115) / 8 : 0
  return far * far + short + long
}

/** Strong sentences that a slide as long as this would not show. */
function dropped(beats: readonly Beat[], shown: readonly Candidate[]): number {
  return beats
    .flatMap((beat) => beat.candidates)
    .filter((one) => one.score >= STRONG && !shown.includes(one)).length
}

function costOfEvidence(evidence: readonly Piece[], beats: readonly Beat[]): number {
  if (evidence.length === 0) return 0
  const size = evidence.reduce((sum, piece) => sum + roomOf(piece), 0)
  const kinds = new Set(evidence.map((piece) => piece.kind)).size
  const first = beats.findIndex((beat) => beat.evidence.length > 0)
  // What follows evidence speaks of it; a new thread belongs to the next slide.
  const after = beats.slice(first + 1).filter((beat) => beat.kind === 'prose' && !beat.leads).length
  // A line of code has a slide to itself where no neighbour belongs to it.
  const tiny = size < TINY && evidence.every(({ kind }) => kind === 'code') ? 0.5 : 0
  const large = evidence.length > 1 && size > 1 ? 6 * (size - 1) + 2 : 0
  // A bold sentence deserves a slide of its own.
  const bold = beats.flatMap((beat) => beat.candidates).filter((one) => one.score >= STRONG).length
  return large + bold + tiny + 0.5 * (evidence.length - 1) + 0.8 * (kinds - 1) + 0.35 * after
}

/** How much of a slide's height a piece takes, roughly; only pieces that share a slide count. */
const roomOf = memoized((piece: Piece): number => {
  switch (piece.kind) {
    case 'code':
      return (piece.lines.end - piece.lines.start + 2) / (BUDGET.codeLines + 1)
    case 'table':
      return (piece.rows.end - piece.rows.start + 2) / 9
    case 'points':
      return piece.items.reduce((sum, item) => sum + linesOf(item), 0) / 8
    case 'quote':
      return piece.lines.reduce((sum, line) => sum + weight(line.text), 0) / 110
    case 'figure':
    case 'diagram':
      return 0.8
    case 'math':
      return 0.35
    default:
      return 0.2
  }
})

function linesOf(point: Point): number {
  return (
    Math.ceil(weightOf(point.prose) / 33) +
    point.children.reduce((sum, child) => sum + linesOf(child), 0)
  )
}
