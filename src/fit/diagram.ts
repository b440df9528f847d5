import { type RenderOptions, renderMermaidSVG } from 'beautiful-mermaid'
import type { Element } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { toXml } from 'xast-util-to-xml'
import { JOINER, readMermaid } from '../parse/mermaid.js'
import { remembered } from '../remembered.js'
import { type Axis, elementsOf } from './diagram-boxes.js'
import { compacted } from './diagram-compact.js'
import { cut, drawnView, sizeOf, type View, whole } from './diagram-cut.js'
import { wrapped } from './diagram-labels.js'
import { type Draw, type Drawing, labelIn, type Room, USUAL } from './diagram-room.js'
import { unfolded } from './diagram-rows.js'
import { isSound, type Shape, shapesOf } from './diagram-shapes.js'
import { squeezed } from './diagram-squeeze.js'

/** The least that a label may be, in CSS pixels: that of code. */
const LEAST_LABEL = 18

/** How near to one another what a diagram draws may come, in its own units, as it has to. */
const STEPS = [Number.POSITIVE_INFINITY, 16, 8]

/** How many times smaller than they may be labels are that no lines could save. */
const FAR = 4
/** How many em a line of a label may have. */
const LINES = [Number.POSITIVE_INFINITY, 14, 9, 6]

/**
 * A diagram in so many parts, with the largest labels that it can have in a room; none where it
 * cannot be drawn so. A whole one is as its author wrote it where its labels can be read; else what
 * it draws comes nearer together, or it is turned, or long labels are divided into lines.
 */
export const drawn: Draw = remembered(
  (value: string, count: number, room: Room = USUAL) =>
    `${count} ${room.width} ${room.height}\n${value}`,
  (value, count, room = USUAL) => {
    let best: Way | undefined
    for (const most of LINES) {
      for (const way of waysWith(most, value, count, room)) {
        if (count === 1 && way.label >= LEAST_LABEL) return way.draw()
        if (way.label > (best?.label ?? 0)) best = way
      }
      // What is far too large is so with its labels in lines too.
      if (best && (best.label >= LEAST_LABEL || best.label < LEAST_LABEL / FAR)) break
    }
    return best?.draw() ?? []
  },
)

function waysWith(most: number, value: string, count: number, room: Room): readonly Way[] {
  const layouts = laidOut(value, most, room)
  const steps = count === 1 ? STEPS : STEPS.slice(-1)
  return steps.flatMap((step) => layouts.flatMap((one) => waysOf(one, step, count, room)))
}

/** What a drawer gave: the drawing, and what it is made of, where that is known. */
interface Layout {
  readonly drawing: Drawing
  readonly svg: Element
  /** Whether its boxes stand apart, and no line runs through one. */
  readonly sound: boolean
  /**
   * All of it, with what it draws nearer together, in the ways that there are; absent for a chart,
   * whose lengths are what it says.
   *
   * @param most how high a box of rows may be that stays whole
   * @param step how near to one another what is drawn may come
   */
  readonly views: (most: number, step: number) => readonly View[] | undefined
}

/** A way to draw a diagram, and how large its smallest label is then. */
interface Way {
  readonly label: number
  readonly draw: () => readonly Drawing[]
}

function waysOf(layout: Layout, step: number, count: number, room: Room): readonly Way[] {
  const { drawing } = layout
  const all = layout.views((room.height * drawing.label) / LEAST_LABEL, step)
  if (!all) return count === 1 ? [{ label: labelIn(drawing, room), draw: () => [drawing] }] : []
  const label = (views: readonly View[]): number =>
    Math.min(...views.map((view) => labelIn({ ...sizeOf(view), label: drawing.label }, room)))
  const strips = Array.from({ length: count }, (_, i) => i + 1)
  return all
    .flatMap((one) =>
      strips.flatMap((some) => [
        divided(cut(one, 'y', some), 'x', count, label),
        divided(cut(one, 'x', some), 'y', count, label),
      ]),
    )
    .filter((views) => views.length === count)
    .map((views) => ({
      label: label(views),
      draw: () => views.map((view) => viewed(layout, view)),
    }))
}

/** Strips of a diagram in so many parts: again and again, the one with the smallest labels is divided. */
function divided(
  strips: readonly View[],
  axis: Axis,
  count: number,
  labelOf: (views: readonly View[]) => number,
): readonly View[] {
  const parts = strips.map((strip) => [strip] as readonly View[])
  for (let more = count - strips.length; more > 0; more--) {
    const labels = parts.map(labelOf)
    const worst = labels.indexOf(Math.min(...labels))
    const strip = strips[worst]
    const cuts = strip ? cut(strip, axis, (parts[worst]?.length ?? 0) + 1) : []
    if (cuts.length === 0) return []
    parts[worst] = cuts
  }
  return parts.flat()
}

const DIRECTION = /^(\s*(?:graph|flowchart))\s+(LR|RL|TD|TB|BT)(?=\s|$)/

/** A diagram across the slide and not downwards, or the other way round; undefined where it has no direction. */
function turned(source: string): string | undefined {
  const [, , direction] = DIRECTION.exec(source) ?? []
  if (direction) return source.replace(DIRECTION, `$1 ${/[LR]{2}/.test(direction) ? 'TD' : 'LR'}`)
  const isDown = /^stateDiagram/.test(source) && !/^direction /m.test(source)
  return isDown ? source.replace('\n', '\ndirection LR\n') : undefined
}

/** As it was written, and turned too where that is not sound, or its labels could not be read in a room. */
function laidOut(value: string, most: number, room: Room): readonly Layout[] {
  const read = readMermaid(value)
  if (!('source' in read)) return []
  const meant = wrappedLayout(read.source, most)
  if (!meant) return []
  if (meant.sound && labelIn(meant.drawing, room) >= LEAST_LABEL) return [meant]
  const other = turned(read.source)
  const across = other && wrappedLayout(other, most)
  const both = across ? [meant, across] : [meant]
  const sound = both.filter((one) => one.sound)
  return sound.length > 0 ? sound : both
}

/** As Marp's own plugin has it drawn: in the colours of the theme. */
const OPTIONS: RenderOptions = {
  transparent: true,
  padding: 4,
  bg: 'var(--marp-mermaid-background, var(--marp-shiki-background))',
  fg: 'var(--marp-mermaid-foreground, var(--marp-shiki-foreground))',
  line: 'var(--marp-mermaid-line)',
  accent: 'var(--marp-mermaid-accent, var(--marp-shiki-token-keyword))',
  muted: 'var(--marp-mermaid-muted, var(--marp-shiki-token-comment))',
  surface: 'var(--marp-mermaid-surface, var(--marp-shiki-background))',
  border: 'var(--marp-mermaid-border)',
}

/** A chart whose labels are as large as there is room for: all charts are drawn as wide. */
function lettered(svg: string): string {
  if (!svg.includes('class="xychart')) return svg
  const words = [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text = '']) => text).join('')
  return words.length > 80 ? svg : svg.replace(/( font-size=)"1[0-6]"/g, '$1"18"')
}

const BLOCKS = /<g class="block"[\s\S]*?<\/g>\n/g

/**
 * The drawer has the diamonds of classes under their boxes, and the names of a sequence's blocks
 * under the bars of who is active, where nobody sees them; in an empty entity it has words of its own,
 * and keys smaller than all else.
 */
function asMeant(svg: string): string {
  const blocks = svg.match(BLOCKS)?.join('') ?? ''
  return svg
    .replace(BLOCKS, '')
    .replace(/<g class="(?:message|actor)"/, (after) => blocks + after)
    .replace(/<text[^>]*>\(no attributes\)<\/text>/g, '')
    .replace(/ font-size="9"(?= font-weight="600")/g, ' font-size="11"')
    .replace(/(id="cls-(?:composition|aggregation)"[^>]* refX=)"0"/g, '$1"12"')
}

/** Words as they are meant: with their spaces, and with mermaid's own way to write a character, `#9829;` or `#quot;`. */
function decoded(svg: string): string {
  return svg.replace(/(<(?:text|tspan)\b[^>]*>)([^<]*)/g, (_, open: string, words: string) => {
    const read = words
      .replaceAll(JOINER, ' ')
      .replace(/#(quot|amp|lt|gt);/g, '&$1;')
      .replace(/(?<!&)#(\d{2,6});/g, '&#$1;')
    return open + read
  })
}

/**
 * How far apart the ranks of a flowchart and the boxes of one are drawn, in the diagram's own units: as its
 * drawer does, or else. What ELK does at last to save room (`postCompaction`) has boxes stand over one
 * another, and lines run through them or along their sides, in one of six flowcharts with labels at
 * lines; at one of these distances or another, in one of a hundred.
 */
const DISTANCES: readonly RenderOptions[] = [
  {},
  { layerSpacing: 64 },
  { layerSpacing: 80 },
  { layerSpacing: 64, nodeSpacing: 40 },
  { layerSpacing: 100, nodeSpacing: 60 },
]
/** How many of them are tried with labels in lines, each of which takes as long again. */
const FEW = 2

/** Undefined where the drawer gives up, or draws nothing. */
const layout = remembered(
  (source: string, tries: number) => `${tries} ${source}`,
  (source, tries) => {
    const layouts: Layout[] = []
    for (const distances of DISTANCES.slice(0, tries)) {
      const one = laidOutAt(source, distances)
      if (!one || one.sound) return one ?? layouts[0]
      layouts.push(one)
    }
    return layouts[0]
  },
)

function wrappedLayout(source: string, most: number): Layout | undefined {
  const own = wrapped(source, most)
  return layout(own, own === wrapped(source, Number.POSITIVE_INFINITY) ? DISTANCES.length : FEW)
}

function laidOutAt(source: string, distances: RenderOptions): Layout | undefined {
  try {
    const svg = decoded(asMeant(lettered(renderMermaidSVG(source, { ...OPTIONS, ...distances }))))
    const [, width = 0, height = 0] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)?.map(Number) ?? []
    const sizes = [...svg.matchAll(/<text[^>]* font-size="([\d.]+)/g)].map(([, one]) => Number(one))
    const label = Math.min(LEAST_LABEL, ...sizes)
    const [root] = elementsOf(fromXml(svg) as never)
    if (!root || !(width > 0 && height > 0)) return undefined
    const shapes = remembered(String, (most: number) => {
      const found = shapesOf(root, most)
      return found && unfolded(found)
    })
    const views = remembered(
      (most: number, step: number) => `${most} ${step}`,
      (most, step) => nearer(shapes(most), step),
    )
    const sound = isSound(shapes(Number.POSITIVE_INFINITY) ?? [])
    return { drawing: { svg, width, height, label }, svg: root, sound, views }
  } catch {
    return undefined
  }
}

function nearer(shapes: readonly Shape[] | undefined, step: number): readonly View[] | undefined {
  if (!shapes) return undefined
  const near = Number.isFinite(step) ? compacted(shapes, step) : undefined
  return [squeezed(shapes, step), ...(near ? [near] : [])].map(whole)
}

function viewed({ svg, drawing: { label } }: Layout, view: View): Drawing {
  const { width, height } = sizeOf(view)
  const { children, viewBox } = drawnView(view)
  const own = elementsOf(svg).filter(({ name }) => name === 'style' || name === 'defs')
  const attributes = { ...svg.attributes, viewBox, width: String(width), height: String(height) }
  const drawing = toXml({ ...svg, attributes, children: [...own, ...children] })
  return { svg: drawing, width, height, label }
}
