import type { ServerMessage, Talk } from '../protocol.js'
import { drift, minutes, timeOfDay } from './clock.js'
import { empty, nextDeck, placeOf, secondsBefore } from './deck.js'
import { askWhere, showHelp } from './dialogs.js'
import { button, el, say } from './dom.js'
import { listenToKeys, walkingKeys } from './keys.js'
import type { Page, PageTools } from './page.js'
import { makeNotes } from './panel.js'
import { pointWith } from './pointer.js'
import { showRemote } from './remote-dialog.js'
import { makeStage } from './stage.js'

const sizes = [16, 18, 20, 23, 26, 30, 34, 40]
const sizeKey = 'notedeck-notes'

/** What the speaker sees: this slide and the next, the notes, and the time. */
export function presenterPage({ link, talk }: PageTools): Page {
  let deck = empty
  const [now, next] = [makeStage('slide now'), makeStage('slide next')]
  const notes = makeNotes((paragraph) =>
    link.send({ type: 'open', id: deck.slides[at()]?.id ?? '', paragraph }),
  )
  const [clock, elapsed, onSlide, pace, place] = [
    'clock',
    'elapsed',
    'on-slide',
    'pace',
    'place',
  ].map((name) => el('span', name)) as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ]
  const bar = el('div', 'spent')
  const at = (): number => placeOf(deck, talk.now().id, talk.now().index)
  const go = (index: number): void => {
    const to = Math.max(0, Math.min(index, deck.slides.length - 1))
    const started = talk.now().started || Date.now()
    talk.set({ index: to, id: deck.slides[to]?.id ?? '', started })
  }
  const tick = (): void => {
    const { started, entered } = talk.now()
    const planned = deck.slides[at()]?.seconds ?? 0
    const spent = started ? (Date.now() - Math.max(entered, started)) / 1000 : 0
    const all = started ? (Date.now() - started) / 1000 : 0
    say(clock, timeOfDay())
    say(elapsed, `${minutes(all)} of ${minutes(secondsBefore(deck, deck.slides.length))}`)
    say(onSlide, `this slide ${minutes(spent)} of ${minutes(planned)}`)
    bar.style.setProperty('--spent', String(Math.min(1, spent / Math.max(1, planned))))
    const off = started ? drift(all, secondsBefore(deck, at()), planned) : 0
    const said =
      Math.abs(off) < 15 ? 'on time' : `${minutes(Math.abs(off))} ${off < 0 ? 'ahead' : 'behind'}`
    say(pace, started ? said : 'starts with the first step')
    pace.dataset.off = Math.abs(off) < 15 ? 'no' : off < 0 ? 'ahead' : 'behind'
  }
  const draw = (): void => {
    const index = at()
    now.draw(deck.slides[index], index + 1)
    next.draw(deck.slides[index + 1], index + 2)
    notes.draw(deck.slides[index])
    say(place, `${index + 1} / ${deck.slides.length}`)
    document.title = `Presenter · ${deck.title}`
    document.body.classList.toggle('blacked', talk.now().black)
    tick()
  }
  const black = (): void => talk.set({ black: !talk.now().black })
  const audience = (): void =>
    void open('/audience', 'notedeck-audience', 'popup,width=1280,height=720')
  const ask = (begun = ''): void => askWhere(deck, go, begun)
  const resize = (step: number): void => {
    const was = Number(localStorage.getItem(sizeKey) ?? 3)
    const to = Math.max(0, Math.min(was + step, sizes.length - 1))
    localStorage.setItem(sizeKey, String(to))
    notes.element.style.fontSize = `${sizes[to]}px`
  }
  const restart = (): void => talk.set({ started: Date.now(), entered: Date.now() })
  const remote = el('span')
  const tools = el(
    'nav',
    'tools',
    button('Audience window', 'Open it, and put it on the other screen (a)', audience),
    button('Black', 'Black screen (b)', black),
    button('A−', 'Smaller notes (−)', () => resize(-1)),
    button('A+', 'Larger notes (+)', () => resize(1)),
    button('Restart clock', 'Restart the clock (r)', restart),
    remote,
    button('?', 'Keys (?)', showHelp),
  )
  listenToKeys(
    {
      ...walkingKeys(go, at, () => deck.slides.length - 1),
      g: () => ask(),
      a: audience,
      b: black,
      '.': black,
      r: restart,
      '+': () => resize(1),
      '=': () => resize(1),
      '-': () => resize(-1),
      f: () => void document.documentElement.requestFullscreen(),
      n: () => void document.body.classList.toggle('no-notes'),
      p: () => close(),
      '?': showHelp,
    },
    ask,
  )
  pointWith(now.element, (pointer) => talk.set(pointer ? { pointer } : {}))
  const time = el('header', 'times', clock, elapsed, onSlide, pace, el('span', 'space'), place)
  const side = el('aside', 'side', el('h2', '', 'Next'), next.element)
  document.body.append(
    el(
      'main',
      'presenter',
      time,
      el('section', 'current', now.element, bar),
      side,
      notes.element,
      tools,
    ),
  )
  resize(0)
  setInterval(tick, 500)
  return {
    hear(message: ServerMessage) {
      if (message.type === 'remote')
        remote.replaceChildren(button('Remote', 'Use a phone', () => showRemote(message)))
      if (message.type !== 'deck') return
      deck = nextDeck(deck, message)
      document.body.style.setProperty('--ratio', `${deck.size[0]} / ${deck.size[1]}`)
      draw()
    },
    onTalk: (_: Talk) => draw(),
  }
}
