import type { ServerMessage, Talk } from '../protocol.js'
import { empty, nextDeck, placeOf } from './deck.js'
import { el } from './dom.js'
import { listenToKeys, walkingKeys } from './keys.js'
import type { Page, PageTools } from './page.js'
import { makeStage } from './stage.js'

/** What the audience sees: the slide, and nothing else. */
export function audiencePage({ talk }: PageTools): Page {
  let deck = empty
  const stage = makeStage('slide')
  const pointer = el('div', 'pointer')
  const fullScreen = (): void => {
    if (document.fullscreenElement) document.exitFullscreen()
    else document.documentElement.requestFullscreen()
  }
  const at = (): number => placeOf(deck, talk.now().id, talk.now().index)
  const go = (index: number): void => {
    const place = Math.max(0, Math.min(index, deck.slides.length - 1))
    talk.set({ index: place, id: deck.slides[place]?.id ?? '' })
  }
  const draw = ({ black, pointer: point }: Talk): void => {
    stage.draw(deck.slides[at()], at() + 1)
    stage.element.classList.toggle('black', black)
    pointer.hidden = !point
    if (point) {
      pointer.style.left = `${point[0] * 100}%`
      pointer.style.top = `${point[1] * 100}%`
    }
    document.title = deck.title
  }
  listenToKeys(
    {
      ...walkingKeys(go, at, () => deck.slides.length - 1),
      f: fullScreen,
      b: () => talk.set({ black: !talk.now().black }),
    },
    () => {},
  )
  stage.element.addEventListener('dblclick', fullScreen)
  const frame = el('div', 'frame', stage.element, pointer)
  document.body.append(el('main', 'audience', frame))
  return {
    hear(message: ServerMessage) {
      if (message.type !== 'deck') return
      deck = nextDeck(deck, message)
      document.body.style.setProperty('--ratio', `${deck.size[0]} / ${deck.size[1]}`)
      document.body.style.setProperty('--wide', String(deck.size[0] / deck.size[1]))
      draw(talk.now())
    },
    onTalk: draw,
  }
}
