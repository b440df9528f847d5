import type { Element } from 'xast'
import {
  type Axis,
  elementsOf,
  hull,
  pointsOf,
  rounded,
  type Span,
  translated,
} from './diagram-boxes.js'
import type { Shape } from './diagram-shapes.js'

/**
 * Shapes drawn nearer together: what lies between them is no more than `most`, they and the order
 * of all stay. What is drawn begins at 0.
 */
export function squeezed(shapes: readonly Shape[], most: number): readonly Shape[] {
  const lifelines = Number.isFinite(most) ? betweenLifelines(shapes) : undefined
  const x =
    lifelines ??
    shrinking(
      shapes.flatMap(({ solid }) => solid.x),
      most,
    )
  const y = shrinking(
    shapes.flatMap(({ solid }) => solid.y),
    most,
  )
  const to = { x, y, lifelines: lifelines !== undefined }
  return shapes.map((shape) => ({ ...shape, ...moved(shape, to) }))
}

/** Spans that touch, as one. */
export function merged(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = []
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (last && start <= last.end)
      all[all.length - 1] = { start: last.start, end: Math.max(last.end, end) }
    else all.push({ start, end })
  }
  return all
}

/** Where a place along an axis goes. */
export type Moving = (at: number) => number

/** Where a place is once the space between spans is no more than `most`. */
function shrinking(spans: readonly Span[], most: number): Moving {
  const solid = merged(spans)
  const starts: number[] = []
  for (const [i, { start }] of solid.entries()) {
    const before = solid[i - 1]
    const gap = before ? Math.min(most, start - before.end) : 0
    starts.push(before ? (starts[i - 1] ?? 0) + before.end - before.start + gap : 0)
  }
  return (at) => {
    const i = Math.max(
      0,
      solid.findLastIndex(({ start }) => start <= at),
    )
    const { start, end } = solid[i] ?? { start: 0, end: 0 }
    const from = starts[i] ?? 0
    const next = solid[i + 1]
    if (at <= end || !next) return from + at - start
    const shrunk = (starts[i + 1] ?? 0) - from - (end - start)
    return from + end - start + ((at - end) / (next.start - end)) * shrunk
  }
}

/** What a lifeline leaves of a label between it and another, where an arrow has its point. */
const BESIDE = 10

/** Where a place is once the lifelines of a sequence are as near as what stands between them. */
function betweenLifelines(shapes: readonly Shape[]): Moving | undefined {
  const labels = shapes.flatMap(({ between, solid, kind, head }) => {
    const width = (solid.x[0]?.end ?? 0) - (solid.x[0]?.start ?? 0) + 2 * BESIDE
    return between && kind !== 'line' ? [{ ...between, width, head }] : []
  })
  const heads = labels.filter(({ head }) => head).sort((one, other) => one.start - other.start)
  if (heads.length === 0) return undefined
  const to: number[] = []
  for (const [i, { start, width }] of heads.entries()) {
    const near = (to[i - 1] ?? 0) + (width + (heads[i - 1]?.width ?? -width)) / 2
    const wide = labels
      .filter((one) => one.start < one.end && one.end === start)
      .map((one) => (to[heads.findIndex((head) => head.start === one.start)] ?? 0) + one.width)
    to.push(Math.max(near, ...wide))
  }
  return (at) => {
    const i = Math.max(
      0,
      heads.findLastIndex(({ start }) => start <= at),
    )
    const [start, end] = [heads[i]?.start ?? 0, heads[i + 1]?.start]
    const from = to[i] ?? 0
    const share = at < start || end === undefined ? 1 : ((to[i + 1] ?? 0) - from) / (end - start)
    return from + (at - start) * share
  }
}

interface Movings extends Readonly<Record<Axis, Moving>> {
  /** Whether what stands between lifelines moves with them, in a box of its own width. */
  readonly lifelines: boolean
}

/** A shape with what it is drawn by where it has moved to. */
export function moved({ element, kind, solid, between, head }: Shape, to: Movings) {
  const spans = (axis: Axis) =>
    solid[axis].map(({ start, end }) => ({ start: to[axis](start), end: to[axis](end) }))
  const own: Record<Axis, readonly Span[]> = { x: spans('x'), y: spans('y') }
  if (kind === 'line') return { element: stretched(element, to), solid: own }
  const middle = ({ start, end }: Span) => (start + end) / 2
  if (to.lifelines && between) {
    const { start, end } = hull(solid.x)
    const edge = start > between.end ? start : end < between.start ? end : undefined
    const by =
      edge !== undefined
        ? to.x(edge) - edge
        : (to.x(between.start) + to.x(between.end)) / 2 - middle(between)
    own.x = shifted(solid.x, by)
  }
  if (kind === 'box') {
    const pad = head ? BESIDE - CLOSE : 0
    const width = to.lifelines ? own.x[0] : undefined
    return {
      element: closedIn(element, to, width && { start: width.start - pad, end: width.end + pad }),
      solid: own,
    }
  }
  const by = (axis: Axis) => (own[axis][0]?.start ?? 0) - (solid[axis][0]?.start ?? 0)
  const along = (axis: Axis) => shifted(solid[axis], by(axis))
  return {
    element: translated(element, by('x'), by('y')),
    solid: { x: along('x'), y: along('y') },
  }
}

function shifted(spans: readonly Span[], by: number): readonly Span[] {
  return spans.map(({ start, end }) => ({ start: start + by, end: end + by }))
}

/** How near the boxes of who takes part in a sequence come to one another, on each side. */
const CLOSE = 3

/** A box around what has moved, its words in its middle. */
function closedIn(group: Element, to: Movings, across: Span | undefined): Element {
  const [rect, text] = elementsOf(group)
  if (!rect || !text) return group
  const placed = stretched(rect, to)
  const wide = across && {
    x: rounded(across.start),
    width: rounded(across.end - across.start),
  }
  const box = { ...placed, attributes: { ...placed.attributes, ...wide } }
  const middle = ({ attributes }: Element, from: string, by: string) =>
    Number(attributes[from]) + Number(attributes[by]) / 2
  const x = middle(box, 'x', 'width') - middle(rect, 'x', 'width')
  const y = middle(box, 'y', 'height') - middle(rect, 'y', 'height')
  return { ...group, children: [box, translated(text, x, y)] }
}

/** A line or a frame between what has moved. */
function stretched(element: Element, { x, y }: Movings): Element {
  const { name, attributes } = element
  const at = (key: string, to: Moving) => rounded(to(Number(attributes[key] ?? 0)))
  const own = { ...attributes }
  if (name === 'line')
    Object.assign(own, { x1: at('x1', x), x2: at('x2', x), y1: at('y1', y), y2: at('y2', y) })
  else if (name === 'rect') {
    const size = (from: string, by: string, to: Moving) => {
      const start = Number(attributes[from] ?? 0)
      return rounded(to(start + Number(attributes[by] ?? 0)) - to(start))
    }
    const sizes = { width: size('x', 'width', x), height: size('y', 'height', y) }
    Object.assign(own, { x: at('x', x), y: at('y', y), ...sizes })
  } else {
    const points = pointsOf(element).map((one) => `${rounded(x(one.x))} ${rounded(y(one.y))}`)
    own.points = points.join(' ')
  }
  return { ...element, attributes: own }
}
