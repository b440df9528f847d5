import type { Deck, Piece, Slide } from '../compose/slide.js'
import type { Pictures } from '../load/picture.js'
import { type Atom, atomsOf, join } from './atoms.js'
import { heightOf, room } from './height.js'
import type { Scale } from './theme.js'

export interface FitContext {
  readonly scale: Scale
  readonly pictures?: Pictures
}

/** Divides every slide that is too full for its frame; words never change. */
export function fit(deck: Deck, context: FitContext): Deck {
  return { ...deck, slides: deck.slides.flatMap((slide) => fitSlide(slide, context)) }
}

const WHOLE = new Set<Slide['layout']>(['title', 'agenda', 'section', 'end'])

function fitSlide(slide: Slide, context: FitContext): readonly Slide[] {
  if (WHOLE.has(slide.layout) || slide.body.length === 0) return [slide]
  const atoms = slide.body.flatMap((piece, i) => atomsOf(piece, i, slide, context))
  const space = room(slide, context.scale)
  if (fits(atoms, space, context.scale)) return [slide]
  const parts = divide(atoms, space, context.scale)
  if (parts.length < 2) return [slide]
  const bodies = parts.map((part) => join(part, slide.body))
  return bodies.map((body, i) => part(slide, body, i, bodies.length, context))
}

/** Text of lists and lines that one slide may hold, as Chinese characters. */
const CAP = 118
const MOST = 7

function fits(atoms: readonly Atom[], space: number, scale: Scale): boolean {
  return (
    heightOfAtoms(atoms, scale) <= space &&
    atoms.reduce((sum, atom) => sum + atom.weight, 0) <= CAP &&
    atoms.filter((atom) => atom.kind === 'points').length <= MOST
  )
}

function heightOfAtoms(atoms: readonly Atom[], scale: Scale): number {
  let sum = 0
  atoms.forEach((atom, i) => {
    const before = atoms[i - 1]
    const fresh = !before || before.piece !== atom.piece
    sum += atom.height + (fresh ? atom.overhead : atom.gap)
    if (fresh && before) sum += scale.gapBlock
  })
  return sum
}

/**
 * Divides atoms into the fewest parts that fit, balanced, at the best places: dynamic programming
 * over every break, as TeX breaks pages.
 */
function divide(atoms: readonly Atom[], space: number, scale: Scale): readonly (readonly Atom[])[] {
  interface State {
    readonly parts: number
    readonly cost: number
    readonly from: number
  }
  const best: State[] = [{ parts: 0, cost: 0, from: 0 }]
  const total = heightOfAtoms(atoms, scale)
  const target = total / Math.max(1, Math.ceil(total / space))
  for (let end = 1; end <= atoms.length; end++) {
    let least: State | undefined
    for (let from = end - 1; from >= 0; from--) {
      const group = atoms.slice(from, end)
      if (group.length > 1 && !fits(group, space, scale)) break
      const before = best[from] as State
      const fill = heightOfAtoms(group, scale) / target
      const last = end === atoms.length
      const cost =
        before.cost + (fill - 1) ** 2 * 3 + (last ? 0 : (atoms[end]?.breakCost ?? 0)) + loneCost(group)
      const parts = before.parts + 1
      if (!least || parts < least.parts || (parts === least.parts && cost < least.cost))
        least = { parts, cost, from }
    }
    best.push(least ?? { parts: (best.at(-1)?.parts ?? 0) + 1, cost: 0, from: end - 1 })
  }
  const groups: (readonly Atom[])[] = []
  for (let end = atoms.length; end > 0; end = best[end]?.from ?? 0)
    groups.unshift(atoms.slice(best[end]?.from ?? 0, end))
  return groups
}

/** A part of one short line looks forgotten; a lead-in is nothing without what it leads into. */
function loneCost(group: readonly Atom[]): number {
  const [only] = group
  if (group.length > 1 || !only) return 0
  return only.kind === 'line' || only.kind === 'code' ? 20 : only.weight < 30 ? 2 : 0
}

function part(slide: Slide, body: readonly Piece[], i: number, count: number, context: FitContext): Slide {
  const label = slide.title ? { titleLabel: `(${i + 1}/${count})` } : {}
  const sizes = body.reduce((sum, piece) => sum + heightOf(piece, context.scale, slide.layout), 1)
  const share = sizes / slide.body.reduce((sum, piece) => sum + heightOf(piece, context.scale, slide.layout), 1)
  const speech = slide.seconds
  return {
    ...slide,
    ...label,
    id: i === 0 ? slide.id : `${slide.id}.${i + 1}`,
    body,
    notes: i === 0 ? slide.notes : slide.notes.filter((note) => note.kind === 'cue').slice(-1),
    seconds: Math.min(speech, speech * share),
    directives: slide.directives,
    modifiers: slide.modifiers.filter((name) => name !== 'split' || body.some(({ kind }) => kind === 'figure')),
  }
}

/** How much of its frame a slide fills, from 0 to more than 1. */
export function fullness(slide: Slide, context: FitContext): number {
  const atoms = slide.body.flatMap((piece, i) => atomsOf(piece, i, slide, context))
  return heightOfAtoms(atoms, context.scale) / room(slide, context.scale)
}

