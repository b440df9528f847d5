import type { ServerMessage } from '../protocol.js'
import { minutes } from './clock.js'
import { button, el, say } from './dom.js'
import type { Page, PageTools } from './page.js'
import { makeNotes } from './panel.js'
import { makeStage } from './stage.js'
import { Walker } from './walker.js'

/** The phone in the speaker's hand. */
export class RemotePage implements Page {
  readonly #talk
  readonly #walker: Walker
  readonly #stage = makeStage('slide')
  readonly #notes = makeNotes(undefined)
  readonly #place = el('span', 'place')
  readonly #time = el('span', 'time')

  constructor({ talk }: PageTools) {
    this.#talk = talk
    const walker = new Walker(talk)
    this.#walker = walker
    const pads = el(
      'nav',
      'pads',
      button('‹', 'Previous', () => walker.go(walker.at - 1)),
      button('Black', 'Black screen', walker.black),
      button('›', 'Next', () => walker.go(walker.at + 1)),
    )
    const times = el('header', 'times', this.#place, el('span', 'space'), this.#time)
    document.body.append(
      el('main', 'remote', times, this.#stage.element, this.#notes.element, pads),
    )
    setInterval(() => this.#tick(), 500)
  }

  hear(message: ServerMessage): void {
    if (message.type !== 'deck') return
    this.#walker.take(message)
    this.onTalk()
  }

  onTalk(): void {
    const { at, deck } = this.#walker
    this.#stage.draw(this.#walker.slide(), at + 1)
    this.#notes.draw(this.#walker.slide())
    say(this.#place, `${at + 1} / ${deck.slides.length}`)
    document.body.classList.toggle('blacked', this.#talk.now().black)
  }

  #tick(): void {
    const { started } = this.#talk.now()
    say(this.#time, started ? minutes((Date.now() - started) / 1000) : '0:00')
  }
}
