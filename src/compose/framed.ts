import { memoized } from '../memoized.js'
import type { Prose } from '../parse/prose.js'
import type { Piece, Point, Slide } from './slide.js'

/** What a slide holds that nobody said anything of. */
export const BARE = { modifiers: [], path: [], body: [], notes: [], directives: [] } as const

export function point(prose: Prose, by: string, label?: string): Point {
  return { prose, by, children: [], ...(label === undefined ? {} : { label }) }
}

export function points(items: readonly Point[], ordered = false, start = 1): Piece {
  return { kind: 'points', ordered, start, items, by: items[0]?.by ?? '' }
}

interface Frame extends Pick<Slide, 'layout' | 'titleLabel' | 'seconds'> {
  /** The layout's name where absent. */
  readonly id?: string
  readonly ordered: boolean
  /** The number of the first, where it is ordered. */
  readonly start?: number
  /** Where in the note it stands. */
  readonly at: number
}

/** A slide of ours that lists words of the note. */
export function framed([first, ...others]: readonly Point[], frame: Frame): readonly Slide[] {
  return first ? [frameSlide(first.prose, [first, ...others], frame)] : []
}

const frameSlide = memoized(
  (_first: Prose, items: readonly Point[], { ordered, start, at, ...frame }: Frame): Slide => ({
    ...BARE,
    id: frame.layout,
    ...frame,
    body: [points(items, ordered, start)],
    range: { start: at, end: at },
  }),
)
