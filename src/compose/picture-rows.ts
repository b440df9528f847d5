import type { Pictures } from '../load/picture.js'
import { mapped, memoized } from '../memoized.js'
import type { Beat } from './beat.js'
import type { Deck, Slide } from './slide.js'

/** The most pictures that a slide shows at once. */
const MOST = 4

/** Pictures right after one another are one beat: a slide shows them side by side. */
export function inRows(beats: readonly Beat[]): readonly Beat[] {
  const rows: Beat[][] = []
  for (const beat of beats) {
    const row = rows.at(-1)
    if (row && isPicture(beat) && row.every(isPicture) && !isToldApart(beat)) row.push(beat)
    else rows.push([beat])
  }
  return rows.flatMap(evenly).map(together)
}

function isPicture({ evidence }: Beat): boolean {
  return evidence.length === 1 && evidence[0]?.kind === 'figure'
}

/** Its author said something of it that holds for it alone. */
function isToldApart({ said, callouts }: Beat): boolean {
  return said.ranges.length + callouts.length > 0
}

/** Five are three and two, and not four and one. */
function evenly(row: readonly Beat[]): readonly (readonly Beat[])[] {
  const parts = Math.ceil(row.length / MOST)
  const size = Math.ceil(row.length / parts)
  return Array.from({ length: parts }, (_, i) => row.slice(i * size, (i + 1) * size))
}

function together(row: readonly Beat[]): Beat {
  const [first] = row as readonly [Beat]
  if (row.length === 1) return first
  return {
    ...first,
    range: { start: first.range.start, end: row.at(-1)?.range.end ?? first.range.end },
    notes: row.flatMap(({ notes }) =>
      notes.filter((note) => row[0]?.notes === notes || note.kind !== 'cue'),
    ),
    evidence: row.flatMap(({ evidence }) => evidence),
    seconds: row.reduce((sum, { seconds }) => sum + seconds, 0),
  }
}

/** A picture this many times as wide as high is too small beside text. */
const WIDE = 2.2
/** One this narrow leaves text more than half. */
const TALL = 0.8

const NO_PICTURES: Pictures = new Map()

/** Pictures that stand beside text, set by their shapes: a wide one below it, a tall one narrower. */
export function placePictures(deck: Deck, pictures: Pictures = NO_PICTURES): Deck {
  return { ...deck, slides: placedAll([deck.slides], pictures) }
}

const placedAll = mapped(([slide]: [Slide], pictures: Pictures): Slide => {
  const figure = slide.body.find((piece) => piece.kind === 'figure')
  const picture = figure && pictures.get(figure.block.url)
  if (!picture || !slide.modifiers.includes('split')) return slide
  return shaped(slide, picture.width / picture.height)
})

const shaped = memoized((slide: Slide, shape: number): Slide => {
  if (shape >= WIDE)
    return { ...slide, modifiers: slide.modifiers.filter((one) => one !== 'split') }
  return shape <= TALL ? { ...slide, modifiers: [...slide.modifiers, 'tall'] } : slide
})
