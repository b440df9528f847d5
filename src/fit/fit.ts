import { asDivided, asWhole } from '../compose/line-numbers.js'
import type { Deck, Piece, Slide } from '../compose/slide.js'
import type { Table } from '../parse/block.js'
import { type Atom, atomsOf, join } from './atoms.js'
import { heightOf, MATH_STEPS, mathWidth, room, titleHeight, twoColumnHeight } from './height.js'
import { inPortions } from './portions.js'
import { columnGroups, columnWidths, isTooWide, rowHeight, tableType } from './table.js'
import type { Scale } from './theme.js'

/** Divides every slide that is too full for its frame; words never change. */
export function fit(deck: Deck, scale: Scale, shares: Shares = new Map()): Deck {
  const slides = deck.slides.flatMap((slide) => fitSlide(slide, scale, shares.get(slide.id) ?? 1))
  return { ...deck, slides }
}

/** How much of the frame may be filled by a slide and what goes on under it, by the slide's id. */
export type Shares = ReadonlyMap<string, number>

/** The id of the slide that a part of it comes from. */
export function wholeOf(id: string): string {
  return id.replace(/\.\d+$/, '')
}

const WHOLE = new Set<Slide['layout']>(['title', 'section'])

/** An agenda of two columns is whole where it fits; else it goes on, in one column each. */
function isWhole(slide: Slide, scale: Scale): boolean {
  if (WHOLE.has(slide.layout) || slide.body.length === 0) return true
  const [first] = slide.body
  if (slide.layout !== 'agenda' || first?.kind !== 'points' || first.items.length <= MOST)
    return false
  return twoColumnHeight(first.items, scale) <= room(slide, scale)
}

/** The share of a frame that a title may take before it stands on a slide of its own. */
const TITLE_SHARE = 0.45

/** A title that leaves no room for what it names, said first, on a slide of its own. */
function titleApart(slide: Slide): readonly [Slide, Slide] | undefined {
  const { title, titleLabel: _, ...rest } = slide
  if (!title) return undefined
  const body: readonly Piece[] = [{ kind: 'line', prose: title, quiet: false, by: 'title' }]
  const first = {
    ...rest,
    layout: 'statement' as const,
    modifiers: ['long'],
    body,
    notes: [],
    seconds: 0,
    directives: [],
  }
  return [first, { ...rest, id: `${slide.id}.0` }]
}

function fitSlide(whole: Slide, scale: Scale, most: number): readonly Slide[] {
  if (isWhole(whole, scale)) return [whole]
  if (titleHeight(whole, scale) > TITLE_SHARE * scale.height && whole.layout !== 'agenda') {
    const apart = titleApart(whole)
    if (apart) return apart.flatMap((slide) => fitSlide(slide, scale, most))
  }
  const body = whole.body.map(drawable).flatMap((piece) => narrow(piece, whole, scale))
  const columned = { ...whole, body }
  const narrowed = shrunk(tightened(columned, scale), scale)
  if (fits(atomsOf(narrowed, scale), most * room(whole, scale), scale)) return [narrowed]
  const slide = { ...narrowed, body: inPortions(narrowed, scale).map(asDivided) }
  const atoms = atomsOf(slide, scale)
  const full = most * room(slide, scale)
  let slides: readonly Slide[] = [slide]
  // A table's columns change with its rows: a part may turn out taller than in the whole.
  for (const share of [1, 0.85, 0.7, 0.5, 0.3]) {
    const parts = divide(atoms, full * share, scale)
    if (parts.length < 2) return [{ ...slide, body: slide.body.map(asWhole) }]
    slides = parts.map((part, i) => partOf(slide, part, i, parts, scale))
    if (slides.every((one) => !overflows(one, scale))) break
  }
  return slides
}

/** What the diagrams' drawer understands; of all else Marp shows the source. */
const DRAWN =
  /^\s*(?:%%.*\n\s*)*(?:(?:graph|flowchart)\s+(?:TD|TB|LR|BT|RL)\s*$|(?:stateDiagram|sequenceDiagram|classDiagram|erDiagram|xychart))/im

/** A diagram that cannot be drawn is shown as the code that it is. */
function drawable(piece: Piece): Piece {
  if (piece.kind !== 'diagram' || DRAWN.test(piece.block.value)) return piece
  const { block, by } = piece
  const lines = { start: 0, end: block.value.split('\n').length }
  return { kind: 'code', by, lines, block: { ...block, kind: 'code', lang: 'text', marked: [] } }
}

/** A table too wide for the frame goes on under itself, its first column repeated. */
function narrow(piece: Piece, slide: Slide, scale: Scale): readonly Piece[] {
  if (piece.kind !== 'table') return [piece]
  const type = tableType(slide, scale)
  const { rows } = piece.block
  const count = Math.max(1, ...rows.map((row) => row.length))
  const space = room(slide, scale)
  let groups: readonly (readonly number[])[] = []
  for (let most = count; most >= 2 || most === count; most--) {
    groups = columnGroups(rows, type, scale, most)
    if (groups.every((columns) => tallest(rows, columns, type, scale) < 0.8 * space)) break
  }
  return groups.length < 2 ? [piece] : groups.map((columns) => ({ ...piece, columns }))
}

/** Height of a table's tallest row under its head, of some of its columns. */
function tallest(
  rows: Table['rows'],
  columns: readonly number[],
  type: ReturnType<typeof tableType>,
  scale: Scale,
): number {
  const [head = [], ...body] = rows.map((row) => row.filter((_, i) => columns.includes(i)))
  const widths = columnWidths([head, ...body], type, scale)
  const heights = body.map((row) => rowHeight(row, widths, type, scale))
  return rowHeight(head, widths, type, scale, true) + Math.max(0, ...heights)
}

/** A slide whose table has words that no column can hold, set so that they are broken. */
function tightened(slide: Slide, scale: Scale): Slide {
  const type = tableType(slide, scale)
  const tooWide = slide.body.some((piece) => {
    if (piece.kind !== 'table') return false
    const { columns, block } = piece
    const rows = block.rows.map((row) => row.filter((_, i) => columns?.includes(i) ?? true))
    return isTooWide(rows, type, scale)
  })
  return tooWide ? { ...slide, modifiers: [...slide.modifiers, 'tight'] } : slide
}

/** A slide with a formula that it cannot hold, in the largest step of the theme's that it can. */
function shrunk(slide: Slide, scale: Scale): Slide {
  const formulas = slide.body.flatMap((piece) => (piece.kind === 'math' ? [piece] : []))
  if (formulas.length === 0) return slide
  const steps = MATH_STEPS.map((size) => ({
    ...slide,
    modifiers: [...slide.modifiers, `math-${size}`],
  }))
  const holds = (place: Slide): boolean =>
    formulas.every(
      (piece) =>
        mathWidth(piece.block.value, place, scale) <= scale.width &&
        heightOf(piece, place, scale) <= room(place, scale),
    )
  return [slide, ...steps].find(holds) ?? steps.at(-1) ?? slide
}

/** Text of lists and lines that one slide may hold, as Chinese characters. */
const CAP = 118
const MOST = 7

function fits(atoms: readonly Atom[], space: number, scale: Scale): boolean {
  return (
    heightOfAtoms(atoms, scale) <= space &&
    atoms.reduce((sum, atom) => sum + atom.weight, 0) <= CAP &&
    atoms.filter((atom) => atom.kind === 'points').length <= MOST
  )
}

function heightOfAtoms(atoms: readonly Atom[], scale: Scale): number {
  let sum = 0
  atoms.forEach((atom, i) => {
    const before = atoms[i - 1]
    const fresh = !before || before.piece !== atom.piece
    if (atom.beside) return
    sum += atom.height + (fresh ? atom.overhead : atom.gap)
    if (fresh && before) sum += scale.gapBlock
  })
  return sum
}

/**
 * Divides atoms into the fewest parts that fit, balanced, at the best places: dynamic programming
 * over every break, as TeX breaks pages.
 */
function divide(atoms: readonly Atom[], space: number, scale: Scale): readonly (readonly Atom[])[] {
  interface State {
    readonly parts: number
    readonly cost: number
    readonly from: number
  }
  const best: State[] = [{ parts: 0, cost: 0, from: 0 }]
  const total = heightOfAtoms(atoms, scale)
  const target = total / Math.max(1, Math.ceil(total / space))
  for (let end = 1; end <= atoms.length; end++) {
    let least: State | undefined
    for (let from = end - 1; from >= 0; from--) {
      const group = atoms.slice(from, end)
      if (group.length > 1 && !fits(group, space, scale)) break
      const before = best[from] as State
      const fill = heightOfAtoms(group, scale) / target
      const last = end === atoms.length
      const cost =
        before.cost +
        (fill - 1) ** 2 * 3 +
        (last ? 0 : (atoms[end]?.breakCost ?? 0)) +
        loneCost(group)
      const parts = before.parts + 1
      if (!least || parts < least.parts || (parts === least.parts && cost < least.cost))
        least = { parts, cost, from }
    }
    best.push(least ?? { parts: (best.at(-1)?.parts ?? 0) + 1, cost: 0, from: end - 1 })
  }
  const groups: (readonly Atom[])[] = []
  for (let end = atoms.length; end > 0; end = best[end]?.from ?? 0)
    groups.unshift(atoms.slice(best[end]?.from ?? 0, end))
  return groups
}

/** A part of one short line looks forgotten; a lead-in is nothing without what it leads into. */
function loneCost(group: readonly Atom[]): number {
  const [only] = group
  if (group.length > 1 || !only) return 0
  return only.kind === 'line' || only.kind === 'code' ? 20 : only.weight < 30 ? 2 : 0
}

function partOf(
  slide: Slide,
  part: readonly Atom[],
  i: number,
  parts: readonly (readonly Atom[])[],
  scale: Scale,
): Slide {
  const body: readonly Piece[] = join(part, slide.body)
  const heights = parts.map((atoms) => heightOfAtoms(atoms, scale) + 1)
  const share = (heights[i] ?? 1) / heights.reduce((sum, one) => sum + one, 0)
  const named = i === 0 ? slide : continued(slide, `(${i + 1}/${parts.length})`)
  return {
    ...named,
    id: i === 0 ? slide.id : `${slide.id}.${i + 1}`,
    body,
    notes: notesOf(slide.notes, i, parts.length),
    seconds: slide.seconds * share,
    directives: slide.directives,
  }
}

/** A slide that goes on has no title of its own: its running head says what goes on. */
function continued({ title, titleLabel: _, ...slide }: Slide, label: string): Slide {
  const names = slide.path.at(-1) === title?.text ? slide.path.slice(0, -1) : slide.path
  const name = title?.text ?? names.at(-1)
  const above = title ? names : names.slice(0, -1)
  return name === undefined ? slide : { ...slide, path: [...above, `${name} ${label}`] }
}

/** What leads up to evidence is said with its first part, what follows with its last. */
function notesOf(notes: Slide['notes'], i: number, count: number): Slide['notes'] {
  const at = notes.findLastIndex((note) => note.kind === 'cue')
  if (at < 0) return i === 0 ? notes : []
  return notes.slice(i === 0 ? 0 : at, i === count - 1 ? undefined : at + 1)
}

/** Predicted height of all that stands on a slide, title included, in CSS pixels. */
export function contentHeight(slide: Slide, scale: Scale): number {
  const body = heightOfAtoms(atomsOf(slide, scale), scale)
  return titleHeight(slide, scale) - (body === 0 ? scale.gapTitle : 0) + body
}

/** How much of its frame a slide fills, from 0 to more than 1; 0 for what is never divided. */
export function fullness(slide: Slide, scale: Scale): number {
  if (WHOLE.has(slide.layout)) return 0
  if (slide.layout === 'agenda' && isWhole(slide, scale)) return 0
  return heightOfAtoms(atomsOf(slide, scale), scale) / room(slide, scale)
}

/** Whether a slide is foreseen to run over its frame. */
export function overflows(slide: Slide, scale: Scale): boolean {
  return heightOfAtoms(atomsOf(slide, scale), scale) > room(slide, scale) + 1
}
