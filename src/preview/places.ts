import { shownOn } from '../compose/shown.js'
import type { Deck, Slide } from '../compose/slide.js'
import type { Range } from '../diagnostic.js'
import { memoized } from '../memoized.js'
import type { Bearings } from './bearings.js'

/** Slides that repeat what others hold. */
const repeating = new Set<Slide['layout']>(['agenda', 'takeaways', 'title', 'section'])

/** Where two texts begin to differ, as an offset into the second; absent where they do not. */
export function editedAt(before: string, after: string): number | undefined {
  if (before === after) return undefined
  const most = Math.min(before.length, after.length)
  let at = 0
  while (at < most && before.charCodeAt(at) === after.charCodeAt(at)) at += 1
  return at
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
  const holding = deck.slides.flatMap((slide, index) => {
    const size = smallest(rangesOf(slide), offset)
    return size === undefined
      ? []
      : [{ index, size: size + weightOf(slide), rank: preferred(index) ? 0 : 1 }]
  })
  const best = holding.sort((a, b) => a.size - b.size || a.rank - b.rank || a.index - b.index)[0]
  if (best) return best.index
  const before = deck.slides.flatMap(({ range, layout }, index) =>
    range.start <= offset && !repeating.has(layout) ? [{ index, start: range.start }] : [],
  )
  return before.sort((a, b) => b.start - a.start || b.index - a.index)[0]?.index
}

const rangesOf = memoized((slide: Slide): readonly Range[] => {
  const spoken = slide.notes.flatMap(({ range }) => (range ? [range] : []))
  return [...shownOn(slide), ...spoken]
})

function weightOf({ layout }: Slide): number {
  return repeating.has(layout) && layout !== 'title' && layout !== 'section' ? 1e7 : 0
}

function smallest(ranges: readonly Range[], offset: number): number | undefined {
  const sizes = ranges.flatMap(({ start, end }) =>
    start <= offset && offset <= end ? [end - start] : [],
  )
  return sizes.length > 0 ? Math.min(...sizes) : undefined
}

/** What of a text tells it apart, marks and space left out. */
const bare = (text: string): string => text.replace(/[\s*_`~[\]()#>|\\\-—:.]/g, '')

/** Where in the note a text of a slide stands; where the slide begins if nowhere. */
export function offsetOfText(
  slide: Slide,
  said: string,
  note: string,
  { inNote }: Bearings,
): number {
  const wanted = said.trim()
  const shown = shownOn(slide).map(({ start, end }) => ({ start: inNote(start), end: inNote(end) }))
  for (const { start, end } of wanted ? shown : []) {
    const at = note.slice(start, end).indexOf(wanted)
    if (at >= 0) return start + at
  }
  const words = bare(wanted)
  const like =
    words &&
    shown.find(({ start, end }) => {
      const own = bare(note.slice(start, end))
      return own !== '' && (own.includes(words) || words.includes(own))
    })
  return like ? like.start : inNote(slide.range.start)
}
