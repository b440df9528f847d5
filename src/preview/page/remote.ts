import type { ServerMessage } from '../protocol.js'
import { minutes } from './clock.js'
import { empty, nextDeck, placeOf } from './deck.js'
import { button, el, say } from './dom.js'
import type { Page, PageTools } from './page.js'
import { makeNotes } from './panel.js'
import { makeStage } from './stage.js'

/** The phone in the speaker's hand. */
export function remotePage({ talk }: PageTools): Page {
  let deck = empty
  const stage = makeStage('slide')
  const notes = makeNotes(undefined)
  const [place, time] = [el('span', 'place'), el('span', 'time')]
  const at = (): number => placeOf(deck, talk.now().id, talk.now().index)
  const go = (step: number): void => {
    const to = Math.max(0, Math.min(at() + step, deck.slides.length - 1))
    talk.set({
      index: to,
      id: deck.slides[to]?.id ?? '',
      started: talk.now().started || Date.now(),
    })
  }
  const tick = (): void => {
    const { started } = talk.now()
    say(time, started ? minutes((Date.now() - started) / 1000) : '0:00')
  }
  const draw = (): void => {
    stage.draw(deck.slides[at()], at() + 1)
    notes.draw(deck.slides[at()])
    say(place, `${at() + 1} / ${deck.slides.length}`)
    document.body.classList.toggle('blacked', talk.now().black)
  }
  const black = button('Black', 'Black screen', () => talk.set({ black: !talk.now().black }))
  const pads = el(
    'nav',
    'pads',
    button('‹', 'Previous', () => go(-1)),
    black,
    button('›', 'Next', () => go(1)),
  )
  document.body.append(
    el(
      'main',
      'remote',
      el('header', 'times', place, el('span', 'space'), time),
      stage.element,
      notes.element,
      pads,
    ),
  )
  setInterval(tick, 500)
  return {
    hear(message: ServerMessage) {
      if (message.type !== 'deck') return
      deck = nextDeck(deck, message)
      document.body.style.setProperty('--ratio', `${deck.size[0]} / ${deck.size[1]}`)
      draw()
    },
    onTalk: draw,
  }
}
