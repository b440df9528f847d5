import type { ServerMessage } from '../protocol.js'
import { el } from './dom.js'
import { listenToKeys, walkingKeys } from './keys.js'
import type { Page, PageTools } from './page.js'
import { makeStage } from './stage.js'
import { Walker } from './walker.js'

const fullScreen = (): void => {
  if (document.fullscreenElement) document.exitFullscreen()
  else document.documentElement.requestFullscreen()
}

/** What the audience sees: the slide, and nothing else. */
export class AudiencePage implements Page {
  readonly #talk
  readonly #walker: Walker
  readonly #stage = makeStage('slide')
  readonly #pointer = el('div', 'pointer')

  constructor({ talk }: PageTools) {
    this.#talk = talk
    const walker = new Walker(talk)
    this.#walker = walker
    const walking = walkingKeys(
      walker.go,
      () => walker.at,
      () => walker.last,
    )
    listenToKeys({ ...walking, f: fullScreen, b: walker.black }, () => {})
    this.#stage.element.addEventListener('dblclick', fullScreen)
    const frame = el('div', 'frame', this.#stage.element, this.#pointer)
    document.body.append(el('main', 'audience', frame))
  }

  hear(message: ServerMessage): void {
    if (message.type !== 'deck') return
    this.#walker.take(message)
    this.onTalk()
  }

  onTalk(): void {
    const { black, pointer } = this.#talk.now()
    this.#stage.draw(this.#walker.slide(), this.#walker.at + 1)
    this.#stage.element.classList.toggle('black', black)
    this.#pointer.hidden = !pointer
    if (pointer) {
      this.#pointer.style.left = `${pointer[0] * 100}%`
      this.#pointer.style.top = `${pointer[1] * 100}%`
    }
    document.title = this.#walker.deck.title
  }
}
