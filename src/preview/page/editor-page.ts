import { placeOf } from '../../stage/deck.js'
import { showHelp } from '../../stage/dialogs.js'
import { button, el } from '../../stage/dom.js'
import { flipFullScreen } from '../../stage/full-screen.js'
import { askWhere } from '../../stage/go-to.js'
import { isNewcomer, slideInAddress } from '../../stage/hash.js'
import { editorTable } from '../../stage/key-table.js'
import { type Keys, listenToKeys, scrollingKeys, walkingKeys } from '../../stage/keys.js'
import { makeNotes } from '../../stage/notes-panel.js'
import { makeStage } from '../../stage/stage.js'
import { listenToSwipes } from '../../stage/swipe.js'
import type { DeckMessage, OpenMessage, ServerMessage, Talk } from '../protocol.js'
import { afterPaint } from './after-paint.js'
import { audienceControls } from './audience-controls.js'
import { makeBanner } from './banner.js'
import { noDeck, type PageDeck } from './next-deck.js'
import { makeOverview } from './overview.js'
import type { PageTools, PreviewPage } from './page.js'
import { lineUnder } from './pick.js'
import { makeProblems } from './problems.js'
import { makeStatus } from './status.js'
import { makeThumbs } from './thumbs.js'

const help = (): void => showHelp(editorTable)

/** The page beside the editor: the slide that is being written, its notes, and the whole talk. */
export class EditorPage implements PreviewPage {
  readonly #tools: PageTools
  #deck = noDeck
  #index = 0
  readonly #stage
  readonly #notes = makeNotes((paragraph) => this.#open({ id: this.#id, paragraph }))
  readonly #problems = makeProblems(({ line, file }) => this.#open({ line, file }))
  readonly #thumbs
  readonly #overview
  readonly #banner = makeBanner(({ line, file }) => this.#open({ line, file }))
  readonly #status = makeStatus()
  readonly #startKey: string
  readonly #audience

  constructor(tools: PageTools) {
    this.#tools = tools
    this.#startKey = `notedeck-slide ${tools.note}`
    this.#audience = audienceControls(tools)
    this.#stage = makeStage('slide', tools.brush)
    this.#thumbs = makeThumbs((at) => this.#pick(at), tools.brush)
    this.#overview = makeOverview(this.#thumbs)
    this.#stage.element.addEventListener('click', (event) => {
      if (this.#presenting) this.#walk(this.#index + 1)
      else this.#open({ id: this.#id, text: lineUnder(event, this.#stage.element) })
    })
    listenToSwipes(
      this.#stage.element,
      () => this.#walk(this.#index + 1),
      () => this.#walk(this.#index - 1),
    )
    listenToKeys(this.#keys(), this.#ask)
    document.body.append(this.#layout())
  }

  hear(message: ServerMessage, deck: PageDeck): void {
    if (message.type === 'rehearsal') {
      this.#deck = deck
      this.#draw()
    }
    if (message.type === 'banner') this.#banner.draw(message)
    if (message.type === 'reveal' && !this.#presenting) {
      this.#closeOverview()
      this.#show(message.index)
    }
  }

  onTalk({ id, index, black }: Talk): void {
    this.#stage.element.classList.toggle('black', black && this.#presenting)
    this.#audience.say()
    if (this.#presenting) this.#show(placeOf(this.#deck, id, index))
  }

  get #id(): string {
    return this.#deck.slides[this.#index]?.id ?? ''
  }

  get #presenting(): boolean {
    return document.fullscreenElement === this.#stage.element
  }

  #layout(): HTMLElement {
    const tools = el(
      'nav',
      'tools',
      button('Overview', 'Overview (o)', this.#flipOverview),
      button('Notes', 'Notes (n)', this.#flipNotes),
      button('Present', 'Presenter view (p)', this.#present),
      button('?', 'Keys (?)', help),
    )
    const said = [...this.#status.elements, el('span', 'space'), this.#problems.element]
    tools.setAttribute('aria-label', 'Tools')
    const nothing = el(
      'p',
      'empty',
      'Nothing to show yet: write a heading or a sentence, and save.',
    )
    const desk = el('div', 'desk', this.#stage.element, nothing)
    const middle = el(
      'section',
      'middle',
      this.#banner.element,
      desk,
      el('div', 'status', ...said, tools),
    )
    return el('main', 'editor', this.#thumbs.element, middle, this.#notes.element)
  }

  #keys(): Keys {
    return {
      ...walkingKeys({
        next: () => this.#walk(this.#index + 1),
        back: () => this.#walk(this.#index - 1),
        go: (at) => this.#walk(at),
        last: Number.MAX_SAFE_INTEGER,
      }),
      ...scrollingKeys(this.#notes.scroll),
      ArrowDown: () => this.#walk(this.#overview.row(this.#index, 1)),
      ArrowUp: () => this.#walk(this.#overview.row(this.#index, -1)),
      Enter: this.#closeOverview,
      g: () => this.#ask(),
      o: this.#flipOverview,
      p: this.#present,
      f: this.#fullScreen,
      n: this.#flipNotes,
      b: () => this.#audience.black(this.#presenting),
      '?': help,
      Escape: this.#escape,
    }
  }

  #draw(): void {
    this.#drawSlide()
    this.#say()
  }

  #drawSlide(): void {
    document.body.classList.toggle('no-slides', this.#deck.slides.length === 0)
    const slide = this.#deck.slides[this.#index]
    this.#stage.draw(slide, this.#index + 1)
    this.#notes.draw(slide)
  }

  #say(): void {
    this.#status.draw(this.#deck, this.#index)
    this.#audience.say()
    document.title = `${this.#index + 1} · ${this.#deck.title}`
    sessionStorage.setItem(this.#startKey, this.#id)
  }

  #show(at: number): void {
    this.#index = Math.max(0, Math.min(at, this.#deck.slides.length - 1))
    this.#draw()
    this.#thumbs.mark(this.#index)
  }

  #pick(at: number): void {
    this.#closeOverview()
    this.#walk(at)
  }

  /** The author goes somewhere; who presents takes the audience along. */
  #walk(at: number): void {
    this.#show(at)
    if (this.#presenting) this.#tools.talk.set({ index: this.#index, id: this.#id, step: 0 })
  }

  show(deck: PageDeck, message: DeckMessage): void {
    const first = this.#deck.slides.length === 0
    const was = first ? (sessionStorage.getItem(this.#startKey) ?? '') : this.#id
    this.#deck = deck
    const follows = this.#presenting ? undefined : message.show
    const wanted = first && isNewcomer() ? slideInAddress() : undefined
    this.#index = follows ?? wanted ?? placeOf(deck, was, this.#index)
    this.#index = Math.max(0, Math.min(this.#index, deck.slides.length - 1))
    this.#drawSlide()
    afterPaint(() => this.#drawAround(message.build))
  }

  /** All but the slide that one looks at, and its notes. */
  #drawAround(build: number): void {
    const { slides, size, problems } = this.#deck
    this.#say()
    this.#thumbs.update(slides, size)
    this.#thumbs.mark(this.#index)
    this.#problems.draw(problems)
    document.documentElement.dataset.build = String(build)
  }

  #open(place: Omit<OpenMessage, 'type'>): void {
    this.#tools.link.send({ type: 'open', ...place })
  }

  readonly #ask = (begun = ''): void => askWhere(this.#deck, (at) => this.#pick(at), begun)

  readonly #present = (): void => this.#audience.present({ index: this.#index, id: this.#id })

  readonly #fullScreen = (): void => {
    flipFullScreen(this.#stage.element).then(() => this.#walk(this.#index))
  }

  readonly #escape = (): void => {
    this.#problems.close()
    this.#closeOverview()
  }

  readonly #flipOverview = (): void => this.#overview.flip(this.#index)

  readonly #closeOverview = (): void => this.#overview.close(this.#index)

  readonly #flipNotes = (): void => {
    document.body.classList.toggle('no-notes')
  }
}
