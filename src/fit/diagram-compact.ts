import { arranged, type Order, type Tie } from './diagram-arrange.js'
import { type Axis, boxOf, hull, type Point, pointsOf, type Span } from './diagram-boxes.js'
import { type Shape, spansOf } from './diagram-shapes.js'
import { type Moving, moved } from './diagram-squeeze.js'

/** What has a place along an axis: a box by its middle, a run of a line across the axis, an edge of a frame. */
interface Item {
  /** The shape that it is of, by its index. */
  readonly of: number
  readonly at: number
  /** How far it reaches from its place, as it was drawn and as it needs to: a line has no size. */
  readonly drawn: Span
  readonly own: Span
  /** From where to where it stands across the axis. */
  readonly across: Span
  readonly kind: 'box' | 'run' | 'edge'
}

/** How near to one another is what touches, and what is in line. */
const TOUCH = 1.5
const IN_LINE = 0.5
/** What is left between a line and what is beside it. */
const BESIDE_LINE = 6
/** The end of a line, with its arrow. */
const END = 18
const NONE: Span = { start: 0, end: 0 }

/**
 * A flowchart as short as it can be along both axes: what stands beside one another keeps its order,
 * and a distance of no more than `most`; what is in line stays in line, and in the middle of the room
 * that there is. Layouts of circuits are compacted so, by constraints along one axis at a time.
 * Undefined where it is no flowchart.
 */
export function compacted(shapes: readonly Shape[], most: number): readonly Shape[] | undefined {
  if (!shapes.some(({ element }) => element.attributes.class === 'node')) return undefined
  const stay: Moving = (at) => at
  const down = moves(shapes, 'y', most)
  const low = shapes.map((shape, i) => placed(shape, { x: stay, y: down[i] ?? stay }))
  const aside = moves(low, 'x', most)
  return low.map((shape, i) => placed(shape, { x: aside[i] ?? stay, y: stay }))
}

function placed(shape: Shape, to: Readonly<Record<Axis, Moving>>): Shape {
  return { ...shape, ...moved(shape, { ...to, lifelines: false }) }
}

/** Where the places of each shape go along an axis. */
function moves(shapes: readonly Shape[], axis: Axis, most: number): readonly Moving[] {
  const across = axis === 'x' ? 'y' : 'x'
  const routes = shapes.map((shape) => (isRoute(shape) ? pointsOf(shape.element) : []))
  const ends = routes.flatMap((points) => [points[0], points.at(-1)]).filter((end) => !!end)
  const items = shapes.flatMap((shape, of) =>
    isRoute(shape)
      ? runsOf(routes[of] ?? [], of, axis, across)
      : shape.kind === 'line'
        ? edgesOf(shape, of, axis, across)
        : [boxItem(shape, of, axis, across, ends, most / 4)],
  )
  const boxes = [...items.entries()].filter(([, { kind }]) => kind === 'box')
  const ties = [...endTies(items, boxes, routes, axis, across), ...headTies(items, shapes, axis)]
  const [inLine, orders] = pairs(items, most)
  const places = arranged(
    items.map(({ own }) => own),
    [...ties, ...inLine],
    [...routeOrders(items), ...orders],
  )
  const all = new Map<number, readonly (readonly [number, number])[]>()
  for (const [i, { of, at, drawn, own }] of items.entries()) {
    const to = places?.[i] ?? at
    const ends = places ? own : drawn
    const known = all.get(of) ?? []
    all.set(of, [...known, [at + drawn.start, to + ends.start], [at + drawn.end, to + ends.end]])
  }
  return shapes.map((_, of) => through(all.get(of) ?? []))
}

function isRoute({ kind, element }: Shape): boolean {
  return kind === 'line' && element.name !== 'rect'
}

/** The runs of a line that stand at one place of an axis. */
function runsOf(points: readonly Point[], of: number, axis: Axis, across: Axis): readonly Item[] {
  const runs: Item[] = []
  for (const point of points) {
    const last = runs.at(-1)
    const own = { start: point[across], end: point[across] }
    if (last && Math.abs(last.at - point[axis]) < IN_LINE)
      runs[runs.length - 1] = { ...last, across: hull([last.across, own]) }
    else runs.push({ of, at: point[axis], drawn: NONE, own: NONE, across: own, kind: 'run' })
  }
  return runs
}

function edgesOf({ element }: Shape, of: number, axis: Axis, across: Axis): readonly Item[] {
  const box = boxOf(element)
  if (!box) return []
  const { start, end } = box[axis]
  return [start, end].map((at) => {
    return { of, at, drawn: NONE, own: NONE, across: box[across], kind: 'edge' }
  })
}

function boxItem(
  shape: Shape,
  of: number,
  axis: Axis,
  across: Axis,
  ends: readonly Point[],
  air: number,
): Item {
  const box = hull(spansOf(shape, axis))
  const side = hull(spansOf(shape, across))
  const at = (box.start + box.end) / 2
  const drawn = { start: box.start - at, end: box.end - at }
  const common = { of, at, drawn, across: side, kind: 'box' } as const
  if (shape.kind === 'rigid') return { ...common, own: drawn }
  const onSide = ends.filter(
    (end) => holds(box, end[axis], -TOUCH) && holds(side, end[across], TOUCH),
  )
  const held = hull([
    ...shape.solid[axis],
    ...onSide.map((end) => ({ start: end[axis], end: end[axis] })),
  ])
  const own = {
    start: Math.max(drawn.start, held.start - air - at),
    end: Math.min(drawn.end, held.end + air - at),
  }
  return { ...common, own }
}

function holds({ start, end }: Span, at: number, more: number): boolean {
  return at >= start - more && at <= end + more
}

/** A line ends where the box does to which it leads, or stays at its place on the side of it. */
function endTies(
  items: readonly Item[],
  boxes: readonly (readonly [number, Item])[],
  routes: readonly (readonly Point[])[],
  axis: Axis,
  across: Axis,
): readonly Tie[] {
  return items.flatMap(({ of, kind }, run): readonly Tie[] => {
    const points = kind === 'run' ? (routes[of] ?? []) : []
    const ends = [
      ...(items[run - 1]?.of !== of ? points.slice(0, 1) : []),
      ...(items[run + 1]?.of !== of ? points.slice(-1) : []),
    ]
    return ends.flatMap((point) => {
      const [to, box] =
        boxes.find(
          ([, { at, drawn, across: side }]) =>
            holds({ start: at + drawn.start, end: at + drawn.end }, point[axis], TOUCH) &&
            holds(side, point[across], TOUCH),
        ) ?? []
      return box && to !== undefined ? [{ of: run, to, by: onBox(box, point[axis]) }] : []
    })
  })
}

function onBox({ at, drawn, own }: Item, place: number): number {
  if (Math.abs(place - at - drawn.start) < TOUCH) return own.start
  if (Math.abs(place - at - drawn.end) < TOUCH) return own.end
  return place - at
}

/** The band with the name of a frame is as high as it was, and its name stands where it begins. */
function headTies(items: readonly Item[], shapes: readonly Shape[], axis: Axis): readonly Tie[] {
  return items.flatMap(({ of, at }, start): readonly Tie[] => {
    const end = items[start + 1]
    const isHead = shapes[of]?.solid.y.length === 1 && items[start]?.kind === 'edge'
    if (!isHead || end?.of !== of) return []
    const name = items[start + 2]
    const own =
      name && shapes[name.of]?.kind === 'rigid'
        ? [{ of: start + 2, to: start, by: name.at - at }]
        : []
    return axis === 'y' ? [{ of: start + 1, to: start, by: end.at - at }, ...own] : own
  })
}

/** What is in line, and what comes behind what. */
function pairs(items: readonly Item[], most: number): readonly [readonly Tie[], readonly Order[]] {
  const ties: Tie[] = []
  const orders: Order[] = []
  const sorted = [...items.keys()].sort((a, b) => (items[a]?.at ?? 0) - (items[b]?.at ?? 0))
  for (const [k, before] of sorted.entries())
    for (const after of sorted.slice(k + 1)) {
      const [one, other] = [items[before] as Item, items[after] as Item]
      const distance = other.at - one.at
      const shared = sharing(one.across, other.across)
      const boxes = Number(one.kind === 'box') + Number(other.kind === 'box')
      const gap = distance + other.drawn.start - one.drawn.end
      const isInLine = distance < IN_LINE && (boxes === 2 || (boxes === 0 && shared >= -TOUCH))
      if (isInLine) ties.push({ of: after, to: before, by: 0 })
      else if (gap < -TOUCH && boxes === 1 && shared > TOUCH)
        ties.push({ of: after, to: before, by: distance })
      else if (gap >= -TOUCH && shared > (boxes === 2 ? -most : -TOUCH)) {
        const least = boxes === 2 ? most / 2 : BESIDE_LINE
        const by = one.own.end - other.own.start + Math.min(Math.max(0, gap), least)
        orders.push({ before, after, by })
      }
    }
  return [ties, orders]
}

/** How much two spans have in common; less than nothing where they lie apart. */
function sharing(one: Span, other: Span): number {
  return Math.min(one.end, other.end) - Math.max(one.start, other.start)
}

/** A line goes on as it went, and its ends are as long as their arrows. */
function routeOrders(items: readonly Item[]): readonly Order[] {
  return items.flatMap(({ of, at, kind }, i): readonly Order[] => {
    const next = items[i + 1]
    if (kind !== 'run' || next?.of !== of) return []
    const [before, after] = at < next.at ? [i, i + 1] : [i + 1, i]
    const isEnd = items[i - 1]?.of !== of || items[i + 2]?.of !== of
    return [{ before, after, by: Math.min(Math.abs(next.at - at), isEnd ? END : BESIDE_LINE) }]
  })
}

/** Through some places, and evenly between them. */
function through(moves: readonly (readonly [from: number, to: number])[]): Moving {
  const sorted = [...moves].sort(([one], [other]) => one - other)
  return (at) => {
    const i = sorted.findIndex(([from]) => from >= at - IN_LINE)
    const [from, to] = sorted[i] ?? sorted.at(-1) ?? [0, 0]
    const [fromBefore, toBefore] = sorted[i - 1] ?? [from, to]
    if (i <= 0 || at >= from || from === fromBefore) return to + at - from
    return toBefore + ((at - fromBefore) / (from - fromBefore)) * (to - toBefore)
  }
}
