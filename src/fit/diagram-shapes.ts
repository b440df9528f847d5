import type { Element } from 'xast'
import { UNSEEN } from '../parse/mermaid.js'
import {
  type Axis,
  type Box,
  boxOf,
  elementsOf,
  hull,
  linesIn,
  type Point,
  pointsOf,
  type Span,
  textBox,
  translated,
} from './diagram-boxes.js'

/** A part of a diagram that is drawn by itself. */
export interface Shape {
  readonly element: Element
  /** What is rigid keeps its shape; a box closes in on its words; lines and frames go with what they join. */
  readonly kind: 'rigid' | 'box' | 'line'
  /** What of it may not come nearer to one another. */
  readonly solid: Readonly<Record<Axis, readonly Span[]>>
  /** Who takes part in a sequence: stands above every part of it. */
  readonly head: boolean
  /** The lifelines of a sequence that it stands between, or the one that it belongs to. */
  readonly between?: Span | undefined
  /** How much more room than its drawer gave it a row of a sequence needs, from a place downwards. */
  readonly grows?: { readonly at: number; readonly by: number } | undefined
}

/** Groups that are drawn around others, or between them. */
const OPEN = new Set(['subgraph', 'block', 'message'])

/** Boxes of rows: a class, a table. */
const ROWED = new Set(['class-node', 'entity'])

/**
 * The shapes of a diagram as its drawer groups them; undefined where it draws what is not known here.
 * A box of rows is one shape, or one that is higher than `most` each of its rows.
 */
export function shapesOf(svg: Element, most: number): readonly Shape[] | undefined {
  const lifelines = lifelinesOf(svg)
  const shapes: Shape[] = []
  for (const element of elementsOf(svg)) {
    if (element.name === 'style' || element.name === 'defs') continue
    if (element.attributes['data-label'] === UNSEEN) continue
    const between = betweenOf(element, lifelines)
    const box = rowedBox(element, most)
    const found = box
      ? elementsOf(element).map((child, i) => inBox(framed(child, i), child, box))
      : isOpen(element)
        ? elementsOf(element).map(framed)
        : [noted(element, between?.start) ?? boxed(element) ?? shapeOf(element)]
    for (const shape of found) {
      if (!shape) return undefined
      const isSaid = element.attributes.class === 'message'
      shapes.push({ ...(isSaid ? rowed(shape) : shape), between })
    }
  }
  return shapes
}

function rowedBox(group: Element, most: number): Box | undefined {
  const box = ROWED.has(group.attributes.class ?? '') ? boxOf(group) : undefined
  return box && box.y.end - box.y.start > most ? box : undefined
}

/** A row is as wide as its box, and no line runs behind its words. */
function inBox(row: Shape | undefined, element: Element, { x }: Box): Shape | undefined {
  return row && { ...row, element, solid: { ...row.solid, x: [x] } }
}

/** Where the lifelines of a sequence stand, by who they belong to. */
function lifelinesOf(svg: Element): ReadonlyMap<string | undefined, number> {
  const lines = elementsOf(svg).filter(({ attributes }) => attributes.class === 'lifeline')
  return new Map(lines.map(({ attributes: { 'data-actor': id, x1 } }) => [id ?? '', Number(x1)]))
}

function betweenOf(
  { attributes }: Element,
  lifelines: ReadonlyMap<string | undefined, number>,
): Span | undefined {
  const { class: kind, 'data-actors': some } = attributes
  const ids: Readonly<Record<string, readonly (string | null | undefined)[]>> = {
    actor: [attributes['data-id']],
    message: [attributes['data-from'], attributes['data-to']],
    note: some?.split(',') ?? [],
  }
  const places = (ids[kind ?? ''] ?? []).flatMap((id) => lifelines.get(id ?? '') ?? [])
  const beside = kind === 'note' && attributes['data-position'] !== 'over'
  const own = beside ? places.slice(0, 1) : places
  return own.length > 0 ? { start: Math.min(...own), end: Math.max(...own) } : undefined
}

/** What a box leaves around its words. */
const PAD = 4

/** A rectangle with a label in it. */
function boxed(group: Element): Shape | undefined {
  const [rect, text, ...rest] = elementsOf(group)
  if (rect?.name !== 'rect' || text?.name !== 'text' || rest.length > 0) return undefined
  const { x, y } = textBox(text)
  const padded = ({ start, end }: Span) => [{ start: start - PAD, end: end + PAD }]
  const head = group.attributes.class === 'actor'
  return { element: group, kind: 'box', solid: { x: padded(x), y: padded(y) }, head }
}

/** All that a shape covers of an axis: of a box more than its words. */
export function spansOf({ kind, element, solid }: Shape, axis: Axis): readonly Span[] {
  const [rect] = kind === 'box' ? elementsOf(element) : []
  const box = rect && boxOf(rect)
  return box ? [box[axis], ...solid[axis]] : solid[axis]
}

/** A line that ends at a box is no further inside, and one beside it is further away. */
const NEAR = 1

/**
 * Whether the boxes of a flowchart stand apart and no line runs through one, which its drawer does not
 * see to. A line ends on the outline of its box, and that is known of a rectangle: of what is not one,
 * the words.
 */
export function isSound(shapes: readonly Shape[]): boolean {
  const nodes = shapes.flatMap(({ element }) =>
    element.attributes.class === 'node' ? [element] : [],
  )
  const boxes = nodes.map(boxOf)
  const runs = shapes.flatMap(({ element }) => {
    const points = element.attributes.class === 'edge' ? pointsOf(element) : []
    return points.slice(1).map((to, i) => spanned(points[i] ?? to, to))
  })
  return nodes.every((node, i) => {
    const parts = elementsOf(node)
    const own =
      parts[0]?.name === 'rect'
        ? boxes[i]
        : parts.filter(({ name }) => name === 'text').map(boxOf)[0]
    return (
      !boxes.slice(0, i).some((one) => meets(one, boxes[i])) && !runs.some((run) => meets(run, own))
    )
  })
}

function spanned(one: Point, other: Point): Box {
  const span = (axis: Axis) => hull([one, other].map((at) => ({ start: at[axis], end: at[axis] })))
  return { x: span('x'), y: span('y') }
}

function meets(one: Box | undefined, other: Box | undefined): boolean {
  if (!one || !other) return false
  const shared = (axis: Axis) =>
    Math.min(one[axis].end, other[axis].end) - Math.max(one[axis].start, other[axis].start)
  const [x, y] = [shared('x'), shared('y')]
  return Math.min(x, y) > -NEAR && Math.max(x, y) > NEAR
}

/** How far beside its lifeline a note stands. */
const BESIDE = 10

/** A note is drawn as high as one line and as wide as all of them: it gets a box for what it holds. */
function noted(group: Element, lifeline: number | undefined): Shape | undefined {
  const text = elementsOf(group).find(({ name }) => name === 'text')
  const [paper] = elementsOf(group)
  const { class: kind, 'data-position': position } = group.attributes
  const drawn = kind === 'note' && paper && boxOf(paper)
  if (!text || !paper || !drawn) return undefined
  const own = textBox(text)
  const [half, middle] = [(own.x.end - own.x.start) / 2 + PAD, (own.x.end + own.x.start) / 2]
  const side = position === 'left' ? -1 : position === 'right' ? 1 : 0
  const at = side === 0 || lifeline === undefined ? middle : lifeline + side * (half + BESIDE)
  const x = { start: at - half, end: at + half }
  const { start, end } = drawn.y
  const { points: _, ...look } = paper.attributes
  const place = { x: `${x.start}`, width: `${2 * half}`, y: `${start}`, height: `${end - start}` }
  const rect = { ...paper, name: 'rect', attributes: { ...look, ...place } }
  const element = { ...group, children: [rect, translated(text, at - middle, 0)] }
  const by = Math.max(0, own.y.end - own.y.start + 2 * PAD - (end - start))
  const grows = { at: start + 1, by }
  return { element, kind: 'box', solid: { x: [x], y: [drawn.y] }, head: false, grows }
}

/** A message of several lines begins where one of a single line would. */
function rowed(shape: Shape): Shape {
  const { element, solid } = shape
  const rows = linesIn(element)
  const [{ start, end } = { start: 0, end: 0 }] = solid.y
  if (element.name !== 'text' || rows === 1) return shape
  const by = (end - start) * (1 - 1 / rows)
  const y = [{ start: start + by / 2, end: end + by / 2 }]
  const grows = { at: start + by / 2 + 1, by }
  return { ...shape, element: translated(element, 0, by / 2), solid: { ...solid, y }, grows }
}

function isOpen({ name, attributes }: Element): boolean {
  return name === 'g' && OPEN.has(attributes.class ?? '')
}

/** A frame has its border, and then the band with its name. */
function framed(element: Element, at: number): Shape | undefined {
  if (element.name !== 'rect' || at > 1) return shapeOf(element)
  const box = boxOf(element)
  if (!box) return undefined
  const edges = (axis: Axis) => [point(box[axis].start), point(box[axis].end)]
  const solid = { x: edges('x'), y: at === 0 ? edges('y') : [box.y] }
  return { element, kind: 'line', solid, head: false }
}

/** A label that stands on lines is not struck through by them. */
function haloed(text: Element): Element {
  const halo = { 'paint-order': 'stroke', stroke: 'var(--bg)', 'stroke-width': '4' }
  return { ...text, attributes: { ...text.attributes, ...halo } }
}

/** How near to a line another may come. */
const CLEAR = 3
/** What an arrow takes before what it points to. */
const ARROW = 14

/** The last of a line, so far that its arrow can be seen. */
function arrow(points: readonly Point[]): readonly Point[] {
  const [from, to] = points.slice(-2)
  if (!from || !to) return []
  const back = (a: number, b: number, by: number) =>
    b + Math.sign(a - b) * Math.min(by, Math.abs(a - b))
  const steps = [0.25, 0.5, 0.75, 1]
  return steps.map((step) => ({
    x: back(from.x, to.x, step * ARROW),
    y: back(from.y, to.y, step * ARROW),
  }))
}

function shapeOf(element: Element): Shape | undefined {
  const { name, attributes } = element
  const head = attributes.class === 'actor'
  if (name === 'line' || name === 'polyline') {
    const points = pointsOf(element)
    const ends = attributes['marker-end'] ? arrow(points) : []
    const starts = attributes['marker-start'] ? arrow(points.toReversed()) : []
    const along = (axis: Axis) => [...points, ...starts, ...ends].map((one) => point(one[axis]))
    return { element, kind: 'line', solid: { x: along('x'), y: along('y') }, head }
  }
  const box = boxOf(element)
  if (!box) return undefined
  if (name === 'text')
    return { element: haloed(element), kind: 'rigid', solid: { x: [box.x], y: [box.y] }, head }
  const frame = attributes.class === 'activation'
  const y = frame ? [point(box.y.start), point(box.y.end)] : [box.y]
  return { element, kind: frame ? 'line' : 'rigid', solid: { x: [box.x], y }, head }
}

function point(at: number): Span {
  return { start: at - CLEAR, end: at + CLEAR }
}
