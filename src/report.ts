import type { Ledger } from './compose/ledger.js'
import { type Shown, shownOn } from './compose/shown.js'
import type { Deck, Slide } from './compose/slide.js'
import type { Range } from './diagnostic.js'
import { lineCounter } from './diagnostic-position.js'
import type { Note } from './load/note.js'
import type { Layout } from './parse/layouts.js'

export interface SlideReport {
  readonly id: string
  readonly title: string
  readonly layout: Layout
  /** First and last line of the note that the slide stands for, from 1. */
  readonly lines: readonly [number, number]
  readonly shown: readonly Shown[]
  readonly spoken: readonly Range[]
  readonly seconds: number
  /** How much of its frame it is foreseen to fill, 1 where it is full; absent where nothing foresees it. */
  readonly fullness?: number
}

/** What a build tells of a note, ready for JSON; offsets are UTF-16 units of the note's text. */
export interface Report {
  readonly slides: readonly SlideReport[]
  readonly ledger: Ledger
  readonly seconds: number
}

/** Reports a deck: what each slide shows and says, and where it comes from. */
export function reportOf(
  deck: Deck,
  ledger: Ledger,
  note: Note,
  fullnessOf: (slide: Slide) => number,
): Report {
  const lineAt = lineCounter(note.text)
  return {
    slides: deck.slides.map((slide) => ({
      ...reportSlide(slide, lineAt),
      // A deck of Marp's own is laid out by whoever wrote it.
      ...(!note.meta.marp && { fullness: Math.round(100 * fullnessOf(slide)) / 100 }),
    })),
    ledger,
    seconds: Math.round(deck.seconds),
  }
}

function reportSlide(
  slide: Slide,
  lineAt: (offset: number) => number,
): Omit<SlideReport, 'fullness'> {
  const title = [slide.title?.text, slide.titleLabel].filter(Boolean).join(' ')
  return {
    id: slide.id,
    title,
    layout: slide.layout,
    lines: [lineAt(slide.range.start), lineAt(Math.max(slide.range.start, slide.range.end - 1))],
    shown: shownOn(slide),
    spoken: slide.notes.flatMap((note) => (note.kind === 'prose' ? [note.range] : [])),
    seconds: Math.round(slide.seconds),
  }
}
