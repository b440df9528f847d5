import { shownOn } from '../compose/shown.js'
import type { Deck, Slide } from '../compose/slide.js'
import type { Range } from '../diagnostic.js'
import { mapped, memoized } from '../memoized.js'
import { sharedEnds } from '../shared-ends.js'
import type { Bearings } from './bearings.js'

/** Slides that repeat what others hold. */
const repeating = new Set<Slide['layout']>(['agenda', 'takeaways', 'title', 'section'])

/**
 * Where two texts begin to differ, as an offset into the second; absent where they do not, or only in
 * how their lines end.
 */
export function editedAt(before: string, after: string): number | undefined {
  if (before === after) return undefined
  const isTurned = before.includes('\r') !== after.includes('\r')
  if (isTurned && before.replaceAll('\r', '') === after.replaceAll('\r', '')) return undefined
  return sharedEnds(before, after)[0]
}

/**
 * The index of the slide that holds an offset of the note: the one that shows or says least beside
 * it, of equals one of those preferred.
 */
export function slideAt(
  deck: Deck,
  offset: number,
  preferred: (index: number) => boolean = () => false,
): number | undefined {
  let best = -1
  let least = Number.POSITIVE_INFINITY
  const starts = startsOf([deck.slides])
  const ends = endsOf([deck.slides])
  for (let index = 0; index < deck.slides.length; index += 1) {
    if (offset < Number(starts[index]) || offset > Number(ends[index])) continue
    const slide = deck.slides[index] as Slide
    const size = smallest(rangesOf(slide).all, offset) + weightOf(slide)
    if (size > least || size === Number.POSITIVE_INFINITY) continue
    if (size < least || (preferred(index) && !preferred(best))) {
      best = index
      least = size
    }
  }
  return best < 0 ? lastBefore(deck, offset) : best
}

/** The index of the last slide that begins before an offset. */
function lastBefore({ slides }: Deck, offset: number): number | undefined {
  let last: { readonly start: number; readonly index: number } | undefined
  for (const [index, { range, layout }] of slides.entries()) {
    if (range.start > offset || repeating.has(layout)) continue
    if (range.start >= (last?.start ?? 0)) last = { start: range.start, index }
  }
  return last?.index
}

/** Ranges of the note, and what holds all of them. */
interface Ranges extends Range {
  readonly all: readonly Range[]
}

const rangesOf = memoized((slide: Slide): Ranges => {
  const spoken = slide.notes.flatMap(({ range }) => (range ? [range] : []))
  const all = [...shownOn(slide), ...spoken]
  const start = all.reduce((least, one) => Math.min(least, one.start), Number.POSITIVE_INFINITY)
  return { all, start, end: all.reduce((most, one) => Math.max(most, one.end), 0) }
})

const startsOf = mapped(([slide]: [Slide]) => rangesOf(slide).start)
const endsOf = mapped(([slide]: [Slide]) => rangesOf(slide).end)

function weightOf({ layout }: Slide): number {
  return repeating.has(layout) && layout !== 'title' && layout !== 'section' ? 1e7 : 0
}

/** The length of the shortest of some ranges that holds an offset; endless where none does. */
function smallest(ranges: readonly Range[], offset: number): number {
  let least = Number.POSITIVE_INFINITY
  for (const { start, end } of ranges)
    if (start <= offset && offset <= end && end - start < least) least = end - start
  return least
}

/** What of a text tells it apart, addresses, marks and space left out. */
const bare = (text: string): string =>
  text.replace(/\]\([^()\s]*\)/g, '').replace(/[\s*_`~[\]()#>|\\\-—:.]/g, '')

/** Where in the note a text of a slide stands; where the slide begins if nowhere. */
export function offsetOfText(
  slide: Slide,
  said: string,
  note: string,
  { inNote }: Bearings,
): number {
  const wanted = said.trim()
  const shown = shownOn(slide).map(({ start, end }) => ({ start: inNote(start), end: inNote(end) }))
  return (wanted ? placeIn(shown, wanted, note) : undefined) ?? inNote(slide.range.start)
}

/** A range that is the text, or reads as it, or a line of one; else one that holds it among others. */
function placeIn(shown: readonly Range[], wanted: string, note: string): number | undefined {
  const words = bare(wanted)
  const textOf = ({ start, end }: Range): string => note.slice(start, end)
  const whole = shown.find((range) => textOf(range) === wanted)
  const alike = whole ?? shown.find((range) => words !== '' && bare(textOf(range)) === words)
  if (alike) return alike.start
  for (const find of [lineAt, wordsAt])
    for (const range of shown) {
      const at = find(textOf(range), wanted)
      if (at >= 0) return range.start + at
    }
  return shown.find((range) => {
    const own = bare(textOf(range))
    return own !== '' && words !== '' && (own.includes(words) || words.includes(own))
  })?.start
}

/** Where the line of a text is that says nothing else; below 0 where none does. */
function lineAt(text: string, wanted: string): number {
  let at = 0
  for (const line of text.split('\n')) {
    if (line.trim() === wanted) return at + line.indexOf(wanted)
    at += line.length + 1
  }
  return -1
}

/** Where words stand in a text, and not within other words; below 0 where they do not. */
function wordsAt(text: string, wanted: string): number {
  const isLetter = (at: number): boolean => /[a-z\d]/i.test(text[at] ?? '')
  let at = text.indexOf(wanted)
  const end = (): number => at + wanted.length
  while (
    at >= 0 &&
    ((isLetter(at) && isLetter(at - 1)) || (isLetter(end() - 1) && isLetter(end())))
  )
    at = text.indexOf(wanted, at + 1)
  return at
}
