import type { Prose } from '../parse/prose.js'
import type { Beat, Candidate } from './beat.js'
import type { Piece, Point, Slide } from './slide.js'

/** What a slide shows, before it is known where the slide stands. */
export type Draft = Pick<Slide, 'layout' | 'modifiers' | 'body'> & { readonly title?: Prose }

/** A slide may have no title of its own: its running head says where one is. */
export function titled(title: Prose | undefined): { readonly title?: Prose } {
  return title ? { title } : {}
}

export function line(prose: Prose, by: string, quiet = false): Piece {
  return { kind: 'line', prose, quiet, by }
}

export function listed(points: readonly Candidate[]): Piece {
  const items = points.map((one): Point => ({ prose: one.prose, by: one.by, children: [] }))
  return { kind: 'points', ordered: false, start: 1, items, by: 'points' }
}

/** The bold lines and short lead-ins that name what follows them. */
export function namesOf(beats: readonly Beat[]): readonly Prose[] {
  return beats.flatMap((beat) => (beat.title ? [beat.title] : []))
}
