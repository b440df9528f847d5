import type { Element, ElementContent } from 'xast'
import { UNSEEN } from '../parse/mermaid.js'
import { advance, monoAdvance } from './advances.js'
import { FACES } from './faces/face.js'

export type Axis = 'x' | 'y'

/** From where to where along an axis, in the diagram's own units. */
export interface Span {
  readonly start: number
  readonly end: number
}

type Box = Readonly<Record<Axis, Span>>

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
}

/** Groups that are drawn around others, or between them. */
const OPEN = new Set(['subgraph', 'block', 'message'])

/** The shapes of a diagram as its drawer groups them; undefined where it draws what is not known here. */
export function shapesOf(svg: Element): readonly Shape[] | undefined {
  const lifelines = lifelinesOf(svg)
  const shapes: Shape[] = []
  for (const element of elementsOf(svg)) {
    if (element.name === 'style' || element.name === 'defs') continue
    if (element.attributes['data-label'] === UNSEEN) continue
    const found = isOpen(element)
      ? elementsOf(element).map((child, i) => (i < 2 ? framed(child, i) : shapeOf(child)))
      : [boxed(asBox(element)) ?? shapeOf(element)]
    const between = betweenOf(element, lifelines)
    for (const shape of found) {
      if (!shape) return undefined
      shapes.push({ ...shape, between })
    }
  }
  return shapes
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

export function elementsOf({ children }: { readonly children: readonly ElementContent[] }) {
  return children.filter((child): child is Element => child.type === 'element')
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

/** A note is drawn as high as one line, however many it has: it gets a box for all. */
function asBox(group: Element): Element {
  const text = elementsOf(group).find(({ name }) => name === 'text')
  const [paper] = elementsOf(group)
  const drawn = group.attributes.class === 'note' && paper && boxOf(paper)
  if (!text || !paper || !drawn) return group
  const { x, y } = textBox(text)
  const [left, right] = [Math.min(drawn.x.start, x.start - PAD), Math.max(drawn.x.end, x.end + PAD)]
  const [top, bottom] = [Math.min(drawn.y.start, y.start - PAD), Math.max(drawn.y.end, y.end + PAD)]
  const { points: _, ...look } = paper.attributes
  const place = { x: `${left}`, y: `${top}`, width: `${right - left}`, height: `${bottom - top}` }
  return {
    ...group,
    children: [{ ...paper, name: 'rect', attributes: { ...look, ...place } }, text],
  }
}

function isOpen({ name, attributes }: Element): boolean {
  return name === 'g' && OPEN.has(attributes.class ?? '')
}

/** A frame has its border, and then the band with its name. */
function framed(element: Element, at: number): Shape | undefined {
  if (element.name !== 'rect') return shapeOf(element)
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

type Point = Readonly<Record<Axis, number>>

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

function pointsOf({ name, attributes }: Element): readonly Point[] {
  const number = (key: string) => Number(attributes[key] ?? 0)
  if (name === 'line')
    return [
      { x: number('x1'), y: number('y1') },
      { x: number('x2'), y: number('y2') },
    ]
  const values = (attributes.points ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  return values.flatMap((x, i) => (i % 2 === 0 ? [{ x, y: values[i + 1] ?? 0 }] : []))
}

/** What an element covers; undefined where it is not drawn of the shapes known here. */
function boxOf(element: Element): Box | undefined {
  const number = (key: string) => Number(element.attributes[key] ?? 0)
  const round = (rx: number, ry: number): Box => ({
    x: { start: number('cx') - rx, end: number('cx') + rx },
    y: { start: number('cy') - ry, end: number('cy') + ry },
  })
  switch (element.name) {
    case 'rect':
      return area(number('x'), number('y'), number('width'), number('height'))
    case 'circle':
      return round(number('r'), number('r'))
    case 'ellipse':
      return round(number('rx'), number('ry'))
    case 'line':
    case 'polyline':
    case 'polygon':
      return union(pointsOf(element).map(({ x, y }) => area(x, y, 0, 0)))
    case 'text':
      return textBox(element)
    case 'g':
      return groupBox(element)
    default:
      return undefined
  }
}

function area(x: number, y: number, width: number, height: number): Box {
  return { x: { start: x, end: x + width }, y: { start: y, end: y + height } }
}

function union(boxes: readonly (Box | undefined)[]): Box | undefined {
  const known = boxes.filter((box) => box !== undefined)
  if (known.length === 0 || known.length < boxes.length) return undefined
  const hull = (axis: Axis): Span => ({
    start: Math.min(...known.map((box) => box[axis].start)),
    end: Math.max(...known.map((box) => box[axis].end)),
  })
  return { x: hull('x'), y: hull('y') }
}

/** The figure of a person is drawn in a square of so many units. */
const ICON = 24

function groupBox(group: Element): Box | undefined {
  const { transform } = group.attributes
  if (!transform) return union(elementsOf(group).map(boxOf))
  const [, x, y, scale] =
    /^translate\(([-\d.]+),([-\d.]+)\) scale\(([\d.]+)\)$/.exec(transform) ?? []
  const side = ICON * Number(scale)
  return scale === undefined ? undefined : area(Number(x), Number(y), side, side)
}

/** Lines of a label stand so far apart, in em. */
const LEADING = 1.3

function textBox(text: Element): Box {
  const { x, y, class: kind, ...attributes } = text.attributes
  const size = Number(attributes['font-size'] ?? 13)
  const rows = elementsOf(text).filter(({ attributes: own }) => own.dy !== undefined)
  const lines = rows.length > 0 ? rows.map(wordsOf) : [wordsOf(text)]
  const width = size * Math.max(...lines.map((line) => widthOf(line, kind === 'mono')))
  const height = LEADING * size * lines.length
  const anchor = attributes['text-anchor']
  const left = anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0
  return area(Number(x) - left, Number(y) - height / 2, width, height)
}

function wordsOf({ children }: Element): string {
  return children
    .map((child) =>
      child.type === 'text' ? child.value : child.type === 'element' ? wordsOf(child) : '',
    )
    .join('')
}

/** In em; a label is never set in a thinner face. */
function widthOf(text: string, mono: boolean): number {
  const of = (one: string) => (mono ? monoAdvance(one) : advance(one, FACES.inter.bold, undefined))
  return [...text].reduce((sum, one) => sum + of(one), 0)
}
