import type { Element, ElementContent } from 'xast'
import { advance, monoAdvance } from './advances.js'
import { FACES } from './faces/face.js'

export type Axis = 'x' | 'y'

/** From where to where along an axis, in the diagram's own units. */
export interface Span {
  readonly start: number
  readonly end: number
}

export type Box = Readonly<Record<Axis, Span>>

export function elementsOf({ children }: { readonly children: readonly ElementContent[] }) {
  return children.filter((child): child is Element => child.type === 'element')
}

export type Point = Readonly<Record<Axis, number>>

export function pointsOf({ name, attributes }: Element): readonly Point[] {
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
export function boxOf(element: Element): Box | undefined {
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
  return { x: hull(known.map(({ x }) => x)), y: hull(known.map(({ y }) => y)) }
}

/** From where the first of some spans begins to where the last ends. */
export function hull(spans: readonly Span[]): Span {
  return spans.reduce((all, { start, end }) => ({
    start: Math.min(all.start, start),
    end: Math.max(all.end, end),
  }))
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

/** In how many lines a label is drawn. */
export function linesIn(text: Element): number {
  return Math.max(
    1,
    elementsOf(text).filter(({ attributes }) => attributes.dy !== undefined).length,
  )
}

export function textBox(text: Element): Box {
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
export function widthOf(text: string, mono = false): number {
  const of = (one: string) => (mono ? monoAdvance(one) : advance(one, FACES.inter.bold, undefined))
  return [...text].reduce((sum, one) => sum + of(one), 0)
}

export function translated(element: Element, x: number, y: number): Element {
  const transform = `translate(${rounded(x)},${rounded(y)})`
  return { type: 'element', name: 'g', attributes: { transform }, children: [element] }
}

/** A length as an SVG has it, to a hundredth. */
export function rounded(value: number): string {
  return String(Math.round(value * 100) / 100)
}
