import type { DeckMessage, ServerMessage, Talk } from '../protocol.js'
import { minutes } from './clock.js'
import { empty, nextDeck, placeOf, secondsBefore } from './deck.js'
import { askWhere, showHelp } from './dialogs.js'
import { button, el, say } from './dom.js'
import { listenToKeys, walkingKeys } from './keys.js'
import type { Page, PageTools } from './page.js'
import { makeNotes, makeProblems } from './panel.js'
import { lineUnder } from './pick.js'
import { makeStage } from './stage.js'
import { makeThumbs } from './thumbs.js'

/** The page beside the editor: the slide that is being written, its notes, and the whole talk. */
export function editorPage({ link, talk }: PageTools): Page {
  let deck = empty
  let index = 0
  const id = (): string => deck.slides[index]?.id ?? ''
  const stage = makeStage('slide')
  const notes = makeNotes((paragraph) => link.send({ type: 'open', id: id(), paragraph }))
  const problems = makeProblems((line) => link.send({ type: 'open', line }))
  const thumbs = makeThumbs((at) => walk(at))
  const banner = el('div', 'banner')
  banner.setAttribute('role', 'status')
  const [place, time, full] = [el('span', 'place'), el('span', 'time'), el('span', 'full')]
  const presenting = (): boolean => document.fullscreenElement === stage.element

  const draw = (): void => {
    const slide = deck.slides[index]
    stage.draw(slide, index + 1)
    notes.draw(slide)
    say(place, deck.slides.length > 0 ? `${index + 1} / ${deck.slides.length}` : '')
    const so = secondsBefore(deck, index)
    const all = secondsBefore(deck, deck.slides.length)
    say(time, `${minutes(so)} of ${minutes(all)}`)
    say(full, slide?.fullness ? `${Math.round(slide.fullness * 100)}% full` : '')
    full.dataset.over = String((slide?.fullness ?? 0) > 1)
    document.title = `${index + 1} · ${deck.title}`
  }
  const show = (at: number): void => {
    index = Math.max(0, Math.min(at, deck.slides.length - 1))
    draw()
    thumbs.mark(index)
    document.body.classList.remove('overview')
  }
  /** The author goes somewhere; who presents takes the audience along. */
  const walk = (at: number): void => {
    show(at)
    if (presenting()) talk.set({ index, id: id() })
  }
  const take = (message: DeckMessage): void => {
    const [before, was] = [deck.slides.length, id()]
    deck = nextDeck(deck, message)
    const follow = message.show !== undefined && !presenting()
    index = follow ? (message.show ?? 0) : placeOf(deck, before > 0 ? was : startId(), index)
    draw()
    document.documentElement.dataset.build = String(message.build)
    thumbs.update(deck.slides, deck.size)
    thumbs.mark(index)
    problems.draw(deck.problems)
    layout.style.setProperty('--ratio', `${deck.size[0]} / ${deck.size[1]}`)
    sessionStorage.setItem('slide', id())
  }
  const startId = (): string => sessionStorage.getItem('slide') ?? ''
  const present = (): void => {
    open('/presenter', 'notedeck-presenter', 'popup,width=1280,height=800')
    talk.set({ index, id: id(), black: false })
  }
  const fullScreen = (): void => {
    if (document.fullscreenElement) document.exitFullscreen()
    else stage.element.requestFullscreen().then(() => talk.set({ index, id: id() }))
  }
  const overview = (): void => {
    document.body.classList.toggle('overview')
    thumbs.mark(index)
  }
  const flipNotes = (): void => void document.body.classList.toggle('no-notes')
  const go = (begun = ''): void => askWhere(deck, walk, begun)
  stage.element.addEventListener('click', (event) => {
    if (presenting()) return walk(index + 1)
    link.send({ type: 'open', id: id(), text: lineUnder(event, stage.element) })
  })
  listenToKeys(
    {
      ...walkingKeys(
        walk,
        () => index,
        () => deck.slides.length - 1,
      ),
      g: go,
      o: overview,
      p: present,
      f: fullScreen,
      n: flipNotes,
      b: () => talk.set({ black: !talk.now().black }),
      '?': showHelp,
      Escape: () => document.body.classList.remove('overview'),
    },
    go,
  )
  const tools = el(
    'nav',
    'tools',
    button('Overview', 'Overview (o)', overview),
    button('Notes', 'Notes (n)', flipNotes),
    button('Present', 'Presenter view (p)', present),
    button('?', 'Keys (?)', showHelp),
  )
  const status = el(
    'div',
    'status',
    place,
    time,
    full,
    el('span', 'space'),
    problems.element,
    tools,
  )
  const layout = el(
    'main',
    'editor',
    thumbs.element,
    el('section', 'middle', banner, el('div', 'desk', stage.element), status),
    notes.element,
  )
  document.body.append(layout)

  return {
    hear(message: ServerMessage) {
      if (message.type === 'deck') take(message)
      if (message.type === 'reveal' && !presenting()) show(message.index)
      if (message.type !== 'banner') return
      say(banner, message.text)
      banner.classList.toggle('up', message.text !== '')
      banner.onclick = () => link.send({ type: 'open', line: message.line })
    },
    onTalk({ id: at, index: i, black }: Talk) {
      stage.element.classList.toggle('black', black && presenting())
      if (presenting()) show(placeOf(deck, at, i))
    },
  }
}
