/** A slide as it is presented. */
export interface StageSlide {
  /** Survives edits elsewhere in the note. */
  readonly id: string
  readonly html: string
  /** The speaker notes as HTML, a paragraph an item. */
  readonly notes: readonly string[]
  readonly title: string
  /** The part of the talk that it stands in; empty before the first. */
  readonly part: string
  /** Seconds that it is planned to be up. */
  readonly seconds: number
}

/** The deck that a window presents. */
export interface Deck {
  readonly title: string
  /** CSS pixels of a slide. */
  readonly size: readonly [number, number]
  readonly slides: readonly StageSlide[]
  /** Seconds that slides took when they were rehearsed last, by their ids. */
  readonly rehearsed?: Readonly<Record<string, number>>
}

export const empty: Deck = { title: '', size: [1280, 720], slides: [] }

/** Where a slide is after a change: by its id, else by its place. */
export function placeOf(deck: Deck, id: string, index: number): number {
  const same = deck.slides.findIndex((slide) => slide.id === id)
  return same >= 0 ? same : Math.max(0, Math.min(index, deck.slides.length - 1))
}

/** Seconds that are planned before a slide. */
export function secondsBefore(deck: Deck, index: number): number {
  return deck.slides.slice(0, index).reduce((sum, slide) => sum + slide.seconds, 0)
}

/** What of a slide appears one after another, as Marp's fragmented lists do. */
export function stepsOf(slide: StageSlide | undefined): number {
  return slide?.html.match(/ data-marpit-fragment=/g)?.length ?? 0
}
