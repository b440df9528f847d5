import type { Piece, Slide } from '../compose/slide.js'
import type { Range } from '../diagnostic.js'
import { flatMapped, memoized } from '../memoized.js'
import { frameOf, heightOf, room, TITLE_SHARE } from './height.js'
import { type Scale, scaleOn } from './theme.js'

/** A diagram, or a part of one, as it stands on a slide; lengths in its own units. */
export interface Drawing {
  readonly svg: string
  readonly width: number
  readonly height: number
  /** The size of its smallest label. */
  readonly label: number
}

/** What a slide has for a diagram, in CSS pixels. */
export interface Room {
  readonly width: number
  readonly height: number
}

/** What a slide of 16:9 with a title has for a diagram. */
export const USUAL: Room = { width: 1136, height: 500 }

/** Draws a diagram in so many parts, as they suit a room; gives none where it cannot. */
export type Draw = (value: string, count: number, room?: Room) => readonly Drawing[]

type DiagramPiece = Piece & { readonly kind: 'diagram' }

/** How far a theme lets a diagram grow. */
const ZOOM = 2.4
/** The most parts that a diagram is shown in. */
const MOST_PARTS = 12
/** The share of a slide that words may leave a diagram for it to stand with them. */
const BESIDE_WORDS = 0.6

/** How large the smallest label of a diagram is in a room, in CSS pixels. */
export function labelIn({ width, height, label }: Omit<Drawing, 'svg'>, room: Room): number {
  return label * Math.min(ZOOM, room.width / width, room.height / height)
}

/** A slide whose diagrams have the height that their labels need, in as few parts as can be read. */
export const withDiagrams = memoized((slide: Slide, theme: Scale, draw: Draw): Slide => {
  if (slide.body.every(({ kind }) => kind !== 'diagram')) return slide
  const scale = scaleOn(slide.modifiers, theme)
  const rooms = roomsFor(slide, scale)
  const body = slide.body.flatMap((piece): readonly Piece[] =>
    piece.kind === 'diagram' ? parted(piece, rooms, scale, draw) : [piece],
  )
  const drawn = body.some(({ kind }) => kind === 'diagram')
  return { ...slide, layout: slide.layout === 'diagram' && !drawn ? 'code' : slide.layout, body }
})

/** What the title and words leave a diagram; and what it has where words stand on a slide of their own. */
function roomsFor(slide: Slide, scale: Scale): readonly Room[] {
  const { width, leastDiagram } = scale
  if (scale.plain) return [{ width, height: leastDiagram }]
  const frame = frameOf(slide, scale)
  // A title that takes more stands on a slide of its own.
  const under = room(slide, scale)
  const all = under < (1 - TITLE_SHARE) * frame ? frame : under
  const words = slide.body
    .filter(({ kind }) => kind === 'line' || kind === 'label')
    .reduce((sum, piece) => sum + heightOf(piece, slide, scale) + scale.gapBlock, 0)
  const beside = { width, height: all - words >= BESIDE_WORDS * all ? all - words : all }
  // With words before it, it stands on the slide after, which has no title.
  return [beside, { width, height: slide.body[0]?.kind === 'diagram' ? all : frame }]
}

function parted(
  piece: DiagramPiece,
  rooms: readonly Room[],
  scale: Scale,
  draw: Draw,
): readonly Piece[] {
  const ways = rooms.map(({ width, height }) => {
    const own = { width: Math.floor(width), height: Math.floor(height) }
    return { own, parts: fewest(piece.block.value, own, scale, draw) }
  })
  // Words that would cost the diagram one more part have a slide of their own.
  const [first, ...others] = ways
  const alone = others.find(({ parts }) => parts.length < (first?.parts.length ?? 0))
  const { own, parts } = alone ?? first ?? { own: undefined, parts: [] }
  if (!own || parts.length === 0) return [asCode(piece)]
  const asUsual = draw(piece.block.value, parts.length)
  const differs = parts.some(({ svg }, i) => svg !== asUsual[i]?.svg)
  return parts.map((drawing, i) => ({
    ...piece,
    ...(parts.length > 1 && { part: { at: i + 1, of: parts.length } }),
    ...(differs && { room: own }),
    height: Math.min(
      own.height,
      Math.max(scale.leastDiagram, (drawing.height * scale.codeFloor) / drawing.label),
    ),
  }))
}

/** The fewest parts of a diagram that can be read in a room; those with the largest labels where none can. */
function fewest(value: string, own: Room, scale: Scale, draw: Draw): readonly Drawing[] {
  const sizeOf = (parts: readonly Drawing[]) => Math.min(...parts.map((part) => labelIn(part, own)))
  let best = draw(value, 1, own)
  const least = leastParts(best[0], own, scale)
  if (least > MOST_PARTS) return best
  for (let count = least; count <= MOST_PARTS && sizeOf(best) < scale.codeFloor; count++) {
    const parts = draw(value, count, own)
    if (parts.length > 0 && sizeOf(parts) > sizeOf(best)) best = parts
  }
  return best
}

/** What a whole diagram takes may shrink to, when it is drawn for parts. */
const SHRINK = 0.6

/** How many parts a diagram takes at least, by its area: two or more. */
function leastParts(whole: Drawing | undefined, own: Room, scale: Scale): number {
  if (!whole) return 2
  const grown = (scale.codeFloor / whole.label) ** 2
  const area = whole.width * whole.height * grown * SHRINK
  return Math.max(2, Math.floor(area / (own.width * own.height)))
}

/** What its drawer gives up on is shown as it is written. */
function asCode({ block: { value, range }, by }: DiagramPiece): Piece {
  const block = { kind: 'code', lang: 'text', marked: [], value, range } as const
  return { kind: 'code', block, lines: { start: 0, end: value.split('\n').length }, by }
}

/** The diagrams of a note that are shown as code since their drawer gave up. */
export function givenUp(slides: readonly Slide[]): readonly Range[] {
  return [...new Set(givenUpOn([slides]))]
}

const givenUpOn = flatMapped(([{ body }]: [Slide]) =>
  body.flatMap((piece) =>
    piece.kind === 'code' && piece.by === 'diagram' ? [piece.block.range] : [],
  ),
)
