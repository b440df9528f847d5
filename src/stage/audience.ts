import type { Deck } from './deck.js'
import { el } from './dom.js'
import { flipFullScreen } from './full-screen.js'
import { nameInAddress } from './hash.js'
import { listenToKeys, walkingKeys } from './keys.js'
import type { Page, StageTools } from './page.js'
import { makePointer } from './pointer-dot.js'
import { makeStage } from './stage.js'
import { listenToSwipes } from './swipe.js'
import { stayAwake } from './wake.js'
import { Walker } from './walker.js'

/** What the audience sees: the slide, and nothing else. */
export class AudiencePage implements Page {
  readonly #talk
  readonly #walker: Walker
  readonly #stage
  readonly #pointer = makePointer()

  constructor({ talk, brush }: StageTools) {
    this.#talk = talk
    const walker = new Walker(talk)
    this.#walker = walker
    this.#stage = makeStage('slide', brush)
    const flip = () => void flipFullScreen()
    listenToKeys({ ...walkingKeys(walker), f: flip, b: walker.black, '.': walker.black }, () => {})
    listenToSwipes(document.body, walker.next, walker.back)
    this.#stage.element.addEventListener('dblclick', flip)
    const frame = el('div', 'frame', this.#stage.element, this.#pointer.element)
    document.body.append(el('main', 'audience', frame))
    stayAwake()
  }

  show(deck: Deck): void {
    this.#walker.take(deck)
    this.onTalk()
  }

  onTalk(): void {
    const { at, deck, steps } = this.#walker
    const talk = this.#talk.now()
    this.#stage.draw(this.#walker.slide(), at + 1, steps.shown)
    this.#stage.element.classList.toggle('black', talk.black)
    this.#pointer.draw(talk)
    document.title = deck.title
    nameInAddress(at)
  }
}
