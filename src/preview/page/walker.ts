import type { DeckMessage, PageSlide } from '../protocol.js'
import { type Deck, empty, nextDeck, placeOf } from './deck.js'
import type { TalkState } from './talk.js'

/** A way through the deck that takes every window along. */
export class Walker {
  readonly #talk: TalkState
  deck: Deck = empty

  constructor(talk: TalkState) {
    this.#talk = talk
  }

  /** The index of the slide that the talk is at. */
  get at(): number {
    const { id, index } = this.#talk.now()
    return placeOf(this.deck, id, index)
  }

  /** The slide that the talk is at, or one so many further. */
  slide(further = 0): PageSlide | undefined {
    return this.deck.slides[this.at + further]
  }

  get last(): number {
    return this.deck.slides.length - 1
  }

  /** Goes to a slide; the first step starts the clock. */
  readonly go = (index: number): void => {
    const to = Math.max(0, Math.min(index, this.last))
    const started = this.#talk.now().started || Date.now()
    this.#talk.set({ index: to, id: this.deck.slides[to]?.id ?? '', started })
  }

  readonly black = (): void => this.#talk.set({ black: !this.#talk.now().black })

  take(message: DeckMessage): void {
    this.deck = nextDeck(this.deck, message)
    const [width, height] = this.deck.size
    document.body.style.setProperty('--ratio', `${width} / ${height}`)
    document.body.style.setProperty('--wide', String(width / height))
  }
}
