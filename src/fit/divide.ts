import type { Atom } from './atoms.js'
import type { Scale } from './theme.js'

/** What one slide may hold. */
export interface Limits {
  /** Height in CSS pixels. */
  readonly space: number
  /** The same of a slide that goes on, which has no title; `space` where absent. */
  readonly spaceOn?: number
  /** How long it may be up; lists are divided by it. */
  readonly seconds: number
}

/** Text of lists and lines that one slide may hold, as Chinese characters. */
const CAP = 128
/** Points of a list that one slide may hold. */
export const MOST = 7

/** Whether a slide can hold atoms. */
export function fits(atoms: readonly Atom[], limits: Limits, scale: Scale): boolean {
  const points = atoms.filter((atom) => atom.kind === 'points').length
  return (
    heightOfAtoms(atoms, scale) <= limits.space &&
    sum(atoms, ({ weight }) => weight) <= CAP &&
    points <= MOST &&
    (points <= 2 || sum(atoms, ({ seconds }) => seconds) <= limits.seconds)
  )
}

function sum(atoms: readonly Atom[], of: (atom: Atom) => number): number {
  return atoms.reduce((all, atom) => all + of(atom), 0)
}

/** Height of atoms under one another, in CSS pixels. */
export function heightOfAtoms(atoms: readonly Atom[], scale: Scale): number {
  let height = 0
  let before: Atom | undefined
  for (const atom of atoms) {
    const fresh = before?.piece !== atom.piece
    if (!atom.beside) height += atom.height + (fresh ? atom.overhead : atom.gap)
    if (!atom.beside && fresh && before) height += scale.gapBlock
    before = atom
  }
  return height
}

/** What one more slide costs: more than the worst place to begin it, less than parting a lead-in. */
const PART = 30

interface State {
  readonly cost: number
  readonly from: number
}

/**
 * Divides atoms into the fewest parts that fit, balanced, at the best places: dynamic programming
 * over every break, as TeX breaks pages. An atom that no slide holds is a part by itself.
 */
export function divide(
  atoms: readonly Atom[],
  limits: Limits,
  scale: Scale,
): readonly (readonly Atom[])[] {
  const total = heightOfAtoms(atoms, scale)
  const on = { ...limits, space: limits.spaceOn ?? limits.space }
  const least = Math.max(
    1 + Math.ceil((total - limits.space) / on.space),
    Math.ceil(sum(atoms, ({ weight }) => weight) / CAP),
    Math.ceil(sum(atoms, ({ seconds }) => seconds) / limits.seconds),
  )
  const target = total / Math.max(1, least)
  const best: State[] = [{ cost: 0, from: 0 }]
  for (let end = 1; end <= atoms.length; end++) {
    let state: State | undefined
    for (let from = end - 1; from >= 0; from--) {
      const group = atoms.slice(from, end)
      if (group.length > 1 && !fits(group, from === 0 ? limits : on, scale)) break
      const height = heightOfAtoms(group, scale)
      const fill = height / target
      const after = end === atoms.length ? 0 : (atoms[end]?.breakCost ?? 0)
      const cost =
        (best[from]?.cost ?? 0) +
        PART +
        3 * (fill - 1) ** 2 +
        after +
        loneCost(group, height, limits)
      if (!state || cost < state.cost) state = { cost, from }
    }
    best.push(state ?? { cost: 0, from: end - 1 })
  }
  const groups: (readonly Atom[])[] = []
  for (let end = atoms.length; end > 0; end = best[end]?.from ?? 0)
    groups.unshift(atoms.slice(best[end]?.from ?? 0, end))
  return groups
}

/** How full a part of code should be at least, of its slide, and what it costs where it is not. */
const LEAST_CODE = 1 / 3
const SHORT_CODE = 24

/** A part of one short line looks forgotten; a lead-in is nothing without what it leads into. */
function loneCost(group: readonly Atom[], height: number, { space }: Limits): number {
  const [first] = group
  if (first?.kind === 'code' && height < LEAST_CODE * space)
    return SHORT_CODE + (group.length > 1 ? 0 : 8)
  if (group.length > 1 || !first) return 0
  return first.kind === 'line' ? 20 : first.weight < 30 ? 2 : 0
}
