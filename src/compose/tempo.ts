import type { Diagnostic } from '../diagnostic.js'
import type { Rehearsal, RehearsedSlide } from '../load/rehearsal.js'
import { memoized } from '../memoized.js'
import { measure } from '../parse/script.js'
import { labelsOf } from './labels.js'
import type { ComposeOptions } from './options.js'
import { speech } from './pace.js'
import type { Deck, Piece, Slide } from './slide.js'

/** How much longer than the rates say a speaker takes to say what is said, learned by rehearsing. */
export interface Tempo {
  /** 1 is as the rates say, 2 twice as long. */
  readonly factor: number
  readonly charactersPerMinute: number
  readonly wordsPerMinute: number
  /** How many slides it was learned from. */
  readonly slides: number
}

/** Slides with less to say, in seconds, tell of clicking and not of speaking. */
const LEAST_SPEECH = 15
/** So much has to be rehearsed before it tells anything: seconds, and slides. */
const LEAST_SECONDS = 180
const LEAST_SLIDES = 5
/** What is beyond these was no rehearsal. */
const [FASTEST, SLOWEST] = [0.5, 2]

type Rates = Pick<ComposeOptions, 'charactersPerMinute' | 'wordsPerMinute'>

const saying = ({ characters, words }: RehearsedSlide, rates: Rates): number =>
  (characters / rates.charactersPerMinute + words / rates.wordsPerMinute) * 60

/**
 * The tempo of a speaker: the median over the slides that were rehearsed with enough to say, so that
 * a slide at which the telephone rang does not count. Absent where too little was rehearsed.
 */
export function tempoOf({ slides }: Rehearsal, rates: Rates): Tempo | undefined {
  const telling = Object.values(slides).filter((one) => saying(one, rates) >= LEAST_SPEECH)
  const seconds = telling.reduce((sum, one) => sum + one.seconds, 0)
  if (seconds < LEAST_SECONDS || telling.length < LEAST_SLIDES) return undefined
  const ratios = telling.map((one) => Math.max(0, one.seconds - one.other) / saying(one, rates))
  const factor = Math.round(100 * Math.max(FASTEST, Math.min(median(ratios), SLOWEST))) / 100
  return {
    factor,
    charactersPerMinute: Math.round(rates.charactersPerMinute / factor),
    wordsPerMinute: Math.round(rates.wordsPerMinute / factor),
    slides: telling.length,
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = 1, high = low] = sorted.slice(Math.ceil(sorted.length / 2) - 1, middle + 1)
  return (low + high) / 2
}

const spokenOn = ({ notes }: Slide): string =>
  notes.flatMap(({ kind, text }) => (kind === 'prose' ? [text] : [])).join('\n')

/** What is to be said on a slide, and the seconds that are planned for the rest. */
export function planOf(
  slide: Slide,
  rates: ComposeOptions,
  tempo: Tempo | undefined,
): Omit<RehearsedSlide, 'seconds'> {
  const text = spokenOn(slide)
  const { characters, words } = measure(text)
  const other = Math.max(0, slide.seconds - speech(text, rates) * (tempo?.factor ?? 1))
  return { characters, words, other: Math.round(10 * other) / 10 }
}

/**
 * The same slides, planned by a tempo: it changes how long they are up and nothing else, because
 * what one has rehearsed is not to be divided anew.
 */
export function atTempo(deck: Deck, { factor }: Tempo, rates: ComposeOptions): Deck {
  const slides = deck.slides.map((slide) => (slide.timed ? slide : paced(slide, factor, rates)))
  const seconds = slides.reduce((sum, slide) => sum + slide.seconds, 0)
  const minutes = minutesOf(slides, deck)
  return { ...deck, seconds, slides: slides.map((slide) => agendaAt(slide, minutes)) }
}

const paced = memoized((slide: Slide, factor: number, rates: ComposeOptions): Slide => {
  const said = Math.min(slide.seconds, speech(spokenOn(slide), rates))
  return { ...slide, seconds: slide.seconds + said * (factor - 1) }
})

/** The label that tells the minutes of a part; absent where no slide stands in it. */
const minutesOf =
  (slides: readonly Slide[], { lang }: Deck) =>
  (name: string) => {
    const inside = slides.filter(({ path }) => path.includes(name))
    const seconds = inside.reduce((sum, slide) => sum + slide.seconds, 0)
    const minutes = Math.max(1, Math.round(seconds / 60))
    return inside.length > 0 ? labelsOf(lang).minutes(minutes) : undefined
  }

function agendaAt(slide: Slide, minutes: (name: string) => string | undefined): Slide {
  if (slide.layout !== 'agenda') return slide
  const body = slide.body.map((piece): Piece => {
    if (piece.kind !== 'points') return piece
    const items = piece.items.map((item) => {
      const label = item.label && minutes(item.prose.text)
      return label ? { ...item, label } : item
    })
    return { ...piece, items }
  })
  return { ...slide, body }
}

/** Says that the plan goes by what was rehearsed, and how to have it otherwise. */
export function tempoSaid({ charactersPerMinute, wordsPerMinute, slides }: Tempo): Diagnostic {
  const pace = `${charactersPerMinute} characters or ${wordsPerMinute} words a minute`
  return {
    code: 'pace-learned',
    severity: 'info',
    message: `the plan goes by your own pace, ${pace}, as ${slides} rehearsed slides tell: set \`charactersPerMinute\` or \`wordsPerMinute\` under \`deck:\` to have another`,
    range: { start: 0, end: 0 },
  }
}
