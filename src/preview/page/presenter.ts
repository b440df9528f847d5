import type { RemoteMessage, ServerMessage } from '../protocol.js'
import { askWhere, showHelp } from './dialogs.js'
import { button, el } from './dom.js'
import { type Keys, listenToKeys, walkingKeys } from './keys.js'
import type { Page, PageTools } from './page.js'
import { makeNotes } from './panel.js'
import { pointWith } from './pointer.js'
import { showRemote } from './remote-dialog.js'
import { makeStage } from './stage.js'
import { makeTimes } from './times.js'
import { Walker } from './walker.js'

/** CSS pixels of the notes, from which one chooses. */
const sizes = [16, 18, 20, 23, 26, 30, 34, 40]
const usual = 3
const sizeKey = 'notedeck-notes'

/** What the speaker sees: this slide and the next, the notes, and the time. */
export class PresenterPage implements Page {
  readonly #tools: PageTools
  readonly #walker: Walker
  readonly #times
  readonly #now = makeStage('slide now')
  readonly #next = makeStage('slide next')
  readonly #notes = makeNotes((paragraph) => this.#open(paragraph))
  readonly #remote = el('span')

  constructor(tools: PageTools) {
    this.#tools = tools
    this.#walker = new Walker(tools.talk)
    this.#times = makeTimes(this.#walker)
    pointWith(this.#now.element, (pointer) => tools.talk.set(pointer ? { pointer } : {}))
    listenToKeys(this.#keys(), this.#ask)
    document.body.append(this.#layout())
    this.#resize(0)
    setInterval(() => this.#times.tick(tools.talk.now()), 500)
  }

  hear(message: ServerMessage): void {
    if (message.type === 'remote') this.#offerRemote(message)
    if (message.type !== 'deck') return
    this.#walker.take(message)
    this.onTalk()
  }

  onTalk(): void {
    const { at, deck } = this.#walker
    this.#now.draw(this.#walker.slide(), at + 1)
    this.#next.draw(this.#walker.slide(1), at + 2)
    this.#notes.draw(this.#walker.slide())
    document.title = `Presenter · ${deck.title}`
    document.body.classList.toggle('blacked', this.#tools.talk.now().black)
    this.#times.tick(this.#tools.talk.now())
  }

  #layout(): HTMLElement {
    const tools = el(
      'nav',
      'tools',
      button('Audience window', 'Open it, and put it on the other screen (a)', this.#audience),
      button('Black', 'Black screen (b)', this.#walker.black),
      button('A−', 'Smaller notes (−)', () => this.#resize(-1)),
      button('A+', 'Larger notes (+)', () => this.#resize(1)),
      button('Restart clock', 'Restart the clock (r)', this.#restart),
      this.#remote,
      button('?', 'Keys (?)', showHelp),
    )
    const current = el('section', 'current', this.#now.element, this.#times.bar)
    const side = el('aside', 'side', el('h2', '', 'Next'), this.#next.element)
    const { element } = this.#times
    return el('main', 'presenter', element, current, side, this.#notes.element, tools)
  }

  #keys(): Keys {
    const { go, black } = this.#walker
    return {
      ...walkingKeys(
        go,
        () => this.#walker.at,
        () => this.#walker.last,
      ),
      g: () => this.#ask(),
      a: this.#audience,
      b: black,
      '.': black,
      r: this.#restart,
      '+': () => this.#resize(1),
      '=': () => this.#resize(1),
      '-': () => this.#resize(-1),
      f: () => void document.documentElement.requestFullscreen(),
      n: () => void document.body.classList.toggle('no-notes'),
      p: () => close(),
      '?': showHelp,
    }
  }

  #open(paragraph: number): void {
    this.#tools.link.send({ type: 'open', id: this.#walker.slide()?.id ?? '', paragraph })
  }

  readonly #ask = (begun = ''): void => askWhere(this.#walker.deck, this.#walker.go, begun)

  readonly #audience = (): void => {
    open('/audience', 'notedeck-audience', 'popup,width=1280,height=720')
  }

  readonly #restart = (): void => {
    this.#tools.talk.set({ started: Date.now(), entered: Date.now() })
  }

  #resize(step: number): void {
    const was = Number(localStorage.getItem(sizeKey) ?? usual)
    const to = Math.max(0, Math.min(was + step, sizes.length - 1))
    localStorage.setItem(sizeKey, String(to))
    this.#notes.element.style.fontSize = `${sizes[to]}px`
  }

  #offerRemote(message: RemoteMessage): void {
    this.#remote.replaceChildren(button('Remote', 'Use a phone', () => showRemote(message)))
  }
}
