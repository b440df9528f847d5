import { namesAround } from '../compose/names-around.js'
import { shownOn } from '../compose/shown.js'
import type { NoteLine, Piece, Slide } from '../compose/slide.js'
import type { Range } from '../diagnostic.js'
import { plainly } from '../parse/raised.js'
import type { Atom } from './atoms.js'
import { heightOfAtoms } from './divide.js'
import { join } from './join.js'
import type { Scale } from './theme.js'

/** The slides that a divided slide becomes: what is said goes with what is shown of it. */
export function partsOf(
  slide: Slide,
  groups: readonly (readonly Atom[])[],
  scale: Scale,
): readonly Slide[] {
  const heights = groups.map((atoms) => heightOfAtoms(atoms, scale) + 1)
  const total = heights.reduce((sum, one) => sum + one, 0)
  const parts = groups.map((atoms, i): Slide => {
    const named = i === 0 ? slide : continued(slide, `(${i + 1}/${groups.length})`)
    return {
      ...named,
      id: i === 0 ? slide.id : `${slide.id}.${i + 1}`,
      body: join(atoms, slide.body),
      seconds: (slide.seconds * (heights[i] ?? 1)) / total,
    }
  })
  const shown = parts.map(({ title: _, ...part }) => shownOn(part))
  return parts.map((part, i) => ({
    ...part,
    notes: slide.notes.filter((note) => partsOfNote(note, shown).includes(i)),
  }))
}

/** What shows more of itself the more room it has. */
const GROWS = new Set<Piece['kind']>(['figure', 'diagram'])

/** Parts under the title of their whole, numbered, where all of them have room for it. */
export function titled(
  whole: Slide,
  parts: readonly Slide[],
  holds: (slide: Slide) => boolean,
): readonly Slide[] {
  const { title, titleLabel, path } = whole
  if (!title === !titleLabel) return parts
  const named = parts.map((part, i): Slide => {
    if (i === 0) return part
    const number = `(${i + 1}/${parts.length})`
    const label = titleLabel ? `${titleLabel} ${number}` : number
    return { ...part, ...(title && { title }), titleLabel: label, path }
  })
  const grows = parts.some(({ body }) => body.some(({ kind }) => GROWS.has(kind)))
  return grows || !named.every(holds) ? parts : named
}

/** A slide that goes on may have no title of its own: its running head then says what goes on. */
function continued(whole: Slide, label: string): Slide {
  const { title, titleLabel: _, ...slide } = whole
  const names = namesAround(whole)
  const name = title ? plainly(title) : names.at(-1)
  const above = title ? names : names.slice(0, -1)
  return name === undefined ? slide : { ...slide, path: [...above, `${name} ${label}`] }
}

/** Which parts a note is said with: a cue with each that shows its evidence, words with the first. */
function partsOfNote(note: NoteLine, shown: readonly (readonly Range[])[]): readonly number[] {
  const { range } = note
  if (!range) return [0]
  const within = shown.flatMap((own, i) => (own.some((one) => meet(one, range)) ? [i] : []))
  if (within.length > 0) return note.kind === 'cue' ? within : within.slice(0, 1)
  const before = shown.findLastIndex((own) => own.some(({ start }) => start <= range.start))
  return [Math.max(0, before)]
}

function meet(one: Range, other: Range): boolean {
  return one.start < other.end && other.start < one.end
}
