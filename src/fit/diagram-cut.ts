import type { Element } from 'xast'
import { type Axis, hull, type Span } from './diagram-boxes.js'
import { type Shape, spansOf } from './diagram-shapes.js'
import { merged } from './diagram-squeeze.js'

/** What is seen of a diagram, in its own units, with the shapes that stand there. */
export interface View {
  readonly shapes: readonly Shape[]
  readonly box: Readonly<Record<Axis, Span>>
  /** Shapes that stand above the others though their own place is elsewhere. */
  readonly head?: { readonly shapes: readonly Shape[]; readonly span: Span }
}

/** Room around a drawing, that no line is cut along its side. */
const MARGIN = 2

/** All of a diagram. */
export function whole(shapes: readonly Shape[]): View {
  const along = (axis: Axis): Span => {
    const { start, end } = hull(shapes.flatMap((shape) => spansOf(shape, axis)))
    return { start: start - MARGIN, end: end + MARGIN }
  }
  return { shapes, box: { x: along('x'), y: along('y') } }
}

/**
 * A diagram in `count` parts along an axis, of which the longest is as short as can be. It is cut
 * where only lines cross; none where there are too few such places. Those who take part in a
 * sequence stand above every part of it.
 */
export function cut(all: View, axis: Axis, count: number): readonly View[] {
  if (count === 1) return [all]
  const own = known.get(all) ?? new Map<string, readonly View[]>()
  known.set(all, own)
  const views = own.get(`${axis}${count}`) ?? cutAnew(all, axis, count)
  own.set(`${axis}${count}`, views)
  return views
}

/** Diagrams are tried in more and more parts, of which many are the same. */
const known = new WeakMap<View, Map<string, readonly View[]>>()

function cutAnew(all: View, axis: Axis, count: number): readonly View[] {
  const { shapes, box } = all
  const heads = shapes.filter(({ head }) => head)
  if (heads.length > 0 && axis === 'x') return []
  const head = heads.length > 0 ? whole(heads).box.y : undefined
  const words = shapes.filter(({ kind }) => kind !== 'line')
  const solid = merged(words.flatMap((shape) => spansOf(shape, axis)))
  const places = solid
    .slice(1)
    .map(({ start }, i) => (start + (solid[i]?.end ?? start)) / 2)
    .filter((at) => at > (head?.end ?? box[axis].start))
  const repeated = head ? head.end - head.start : 0
  const spans = evenly([box[axis].start, ...places, box[axis].end], count, repeated)
  return spans.map((span, i): View => {
    const part = {
      shapes: shapes.filter((shape) => stands(shape, axis, span)),
      box: { ...box, [axis]: span },
    }
    return head && i > 0 ? { ...part, head: { shapes: heads, span: head } } : part
  })
}

/** Words and boxes stand in one part, lines in each that they cross. */
function stands({ kind, solid }: Shape, axis: Axis, { start, end }: Span): boolean {
  const { start: from, end: to } = hull(solid[axis])
  return kind !== 'line' ? from >= start && to <= end : from < end && to > start
}

/** The least longest of `count` spans that meet at some of the places; all but the first are longer by `more`. */
function evenly(places: readonly number[], count: number, more: number): readonly Span[] {
  if (places.length <= count) return []
  const at = (i: number) => places[i] ?? 0
  let best = places.map((_, i) => ({ most: at(i) - at(0), cuts: [0] as readonly number[] }))
  for (let part = 2; part <= count; part++)
    best = places.map((_, end) => {
      let least = { most: Number.POSITIVE_INFINITY, cuts: [0] as readonly number[] }
      for (let from = 1; from < end; from++) {
        const before = best[from]
        const most = Math.max(before?.most ?? 0, at(end) - at(from) + more)
        if (before && most < least.most) least = { most, cuts: [...before.cuts, from] }
      }
      return least
    })
  const { cuts = [], most = Number.POSITIVE_INFINITY } = best.at(-1) ?? {}
  if (!Number.isFinite(most) || cuts.length < count) return []
  return cuts.map((from, i) => ({ start: at(from), end: at(cuts[i + 1] ?? places.length - 1) }))
}

/** How wide and high a view is drawn. */
export function sizeOf({ box, head }: View): { readonly width: number; readonly height: number } {
  const above = head ? head.span.end - head.span.start : 0
  return { width: box.x.end - box.x.start, height: box.y.end - box.y.start + above }
}

/** A view as what stands in an SVG, and the `viewBox` of that. */
export function drawnView(view: View): {
  readonly children: readonly Element[]
  readonly viewBox: string
} {
  const { shapes, box, head } = view
  const { width, height } = sizeOf(view)
  const elements = shapes.map(({ element }) => element)
  const boxFrom = (top: number, tall: number) => `${box.x.start} ${top} ${width} ${tall}`
  if (!head) return { children: elements, viewBox: boxFrom(box.y.start, height) }
  const tall = box.y.end - box.y.start
  const place = { x: String(box.x.start), y: String(head.span.end) }
  const size = { width: String(width), height: String(tall) }
  const attributes = { ...place, ...size, viewBox: boxFrom(box.y.start, tall) }
  const below: Element = { type: 'element', name: 'svg', attributes, children: elements }
  const children = [below, ...head.shapes.map(({ element }) => element)]
  return { children, viewBox: boxFrom(head.span.start, height) }
}
