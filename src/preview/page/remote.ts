import { makeBlackButton } from '../../stage/black-button.js'
import type { Deck } from '../../stage/deck.js'
import { el } from '../../stage/dom.js'
import { makeNotes } from '../../stage/notes-panel.js'
import { makeStage } from '../../stage/stage.js'
import { listenToSwipes } from '../../stage/swipe.js'
import { keepTelling } from '../../stage/talk.js'
import { makeTimes } from '../../stage/times.js'
import { makeTurns } from '../../stage/turns.js'
import { stayAwake } from '../../stage/wake.js'
import { Walker } from '../../stage/walker.js'
import type { PageTools, PreviewPage } from './page.js'

/** The phone in the speaker's hand. */
export class RemotePage implements PreviewPage {
  readonly #talk
  readonly #walker: Walker
  readonly #stage
  readonly #notes = makeNotes(undefined)
  readonly #times
  readonly #black
  readonly #pads

  constructor({ talk, brush }: PageTools) {
    this.#talk = talk
    const walker = new Walker(talk)
    this.#walker = walker
    this.#stage = makeStage('slide', brush)
    this.#black = makeBlackButton(walker)
    this.#pads = makeTurns('pads', walker, this.#black.element)
    this.#times = makeTimes(walker)
    const { element } = this.#times
    const frame = el('div', 'frame', this.#stage.element)
    document.body.append(
      el('main', 'remote', element, frame, this.#notes.element, this.#pads.element),
    )
    listenToSwipes(this.#stage.element, walker.next, walker.back)
    setInterval(() => this.#times.tick(talk.now()), 500)
    keepTelling(talk)
    stayAwake()
  }

  show(deck: Deck): void {
    this.#walker.take(deck)
    this.onTalk()
  }

  onTalk(): void {
    const { at, steps } = this.#walker
    this.#stage.draw(this.#walker.slide(), at + 1, steps.shown)
    this.#notes.draw(this.#walker.slide())
    this.#times.tick(this.#talk.now())
    this.#black.draw(this.#talk.now())
    this.#pads.draw()
  }
}
