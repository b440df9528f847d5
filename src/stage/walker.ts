import { type Deck, empty, placeOf, type StageSlide, stepsOf } from './deck.js'
import { isNewcomer, slideInAddress } from './hash.js'
import type { Way } from './keys.js'
import type { TalkState } from './talk.js'
import { talkTime } from './talk-clock.js'

/** A way through the deck that takes every window along. */
export class Walker implements Way {
  readonly #talk: TalkState
  deck: Deck = empty
  #wanted = isNewcomer() ? slideInAddress() : undefined

  constructor(talk: TalkState) {
    this.#talk = talk
  }

  /** The index of the slide that the talk is at. */
  get at(): number {
    const { id, index } = this.#talk.now()
    return placeOf(this.deck, id, index)
  }

  /** The slide that the talk is at, or one so many further. */
  slide(further = 0): StageSlide | undefined {
    return this.deck.slides[this.at + further]
  }

  get last(): number {
    return this.deck.slides.length - 1
  }

  /** Whether nothing comes before what is shown. */
  get atStart(): boolean {
    return this.at <= 0 && this.steps.shown === 0
  }

  /** Whether nothing comes after it. */
  get atEnd(): boolean {
    return this.at >= this.last && !this.steps.more
  }

  /** How many of the slide's steps are shown, and whether there are more. */
  get steps(): { readonly shown: number; readonly more: boolean } {
    const all = stepsOf(this.slide())
    const shown = Math.min(all, this.#talk.now().step)
    return { shown, more: shown < all }
  }

  /** Goes to a slide; the first step starts the clock. */
  readonly go = (index: number, whole = false): void => {
    const to = Math.max(0, Math.min(index, this.last))
    const slide = this.deck.slides[to]
    this.#set({ index: to, id: slide?.id ?? '', step: whole ? stepsOf(slide) : 0 })
  }

  /** Shows what comes next: of this slide, else the next one. */
  readonly next = (): void => {
    const { shown, more } = this.steps
    if (more) this.#set({ step: shown + 1 })
    else if (this.at < this.last) this.go(this.at + 1)
  }

  readonly back = (): void => {
    const { shown } = this.steps
    if (shown > 0) this.#set({ step: shown - 1 })
    else if (this.at > 0) this.go(this.at - 1, true)
  }

  readonly black = (): void => this.#talk.set({ black: !this.#talk.now().black })

  readonly restartClock = (): void => {
    const now = talkTime()
    this.#talk.set({ index: this.at, id: this.slide()?.id ?? '', started: now, entered: now })
  }

  #set(change: Parameters<TalkState['set']>[0]): void {
    const now = talkTime()
    const begins = this.#talk.now().started === 0
    this.#talk.set({ ...change, ...(begins && { started: now, entered: now }) })
  }

  take(deck: Deck): void {
    this.deck = deck
    const [width, height] = deck.size
    document.body.style.setProperty('--ratio', `${width} / ${height}`)
    document.body.style.setProperty('--wide', String(width / height))
    const wanted = this.#wanted
    this.#wanted = undefined
    if (wanted === undefined || wanted === this.at || !deck.slides[wanted]) return
    this.#talk.set({ index: wanted, id: deck.slides[wanted].id, step: 0 })
  }
}
