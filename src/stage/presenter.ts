import { makeBlackButton } from './black-button.js'
import type { Deck } from './deck.js'
import { showHelp } from './dialogs.js'
import { button, el } from './dom.js'
import { flipFullScreen } from './full-screen.js'
import { askWhere } from './go-to.js'
import { nameInAddress } from './hash.js'
import { type KeyTable, presenterTable } from './key-table.js'
import { type Keys, listenToKeys, scrollingKeys, walkingKeys } from './keys.js'
import { makeNotes, notesSize } from './notes-panel.js'
import type { Page, StageTools } from './page.js'
import { pointWith } from './pointer.js'
import { makePointer } from './pointer-dot.js'
import { makeRestart } from './restart.js'
import { makeStage } from './stage.js'
import { keepTelling } from './talk.js'
import { makeTimes } from './times.js'
import { makeTurns } from './turns.js'
import { stayAwake } from './wake.js'
import { Walker } from './walker.js'

/** What the speaker sees: this slide and the next, the notes, and the time. */
export class PresenterPage implements Page {
  readonly #tools: StageTools
  readonly #walker: Walker
  readonly #times
  readonly #now
  readonly #next
  readonly #notes
  readonly #size
  readonly #restart
  readonly #black
  readonly #turns
  readonly #pointer = makePointer()
  /** The keys, as its help shows them. */
  readonly table: KeyTable = presenterTable
  /** Where buttons of more than every page has go. */
  readonly more = el('span', 'more')

  constructor(tools: StageTools) {
    const { talk, brush, openEditor } = tools
    this.#tools = tools
    this.#walker = new Walker(talk)
    this.#times = makeTimes(this.#walker)
    this.#now = makeStage('slide now', brush)
    this.#next = makeStage('slide next', brush)
    const pick = (paragraph: number) => openEditor?.(this.#walker.slide()?.id ?? '', paragraph)
    this.#notes = makeNotes(openEditor && pick)
    this.#size = notesSize(this.#notes.element)
    this.#restart = makeRestart(this.#walker, talk)
    this.#black = makeBlackButton(this.#walker)
    this.#turns = makeTurns('turns', this.#walker)
    pointWith(this.#now.element, (pointer) => talk.set(pointer ? { pointer } : {}))
    this.#next.element.addEventListener('click', this.#walker.next)
    listenToKeys(this.#keys(), this.#ask)
    document.body.append(this.#layout())
    setInterval(() => this.#times.tick(talk.now()), 500)
    keepTelling(talk)
    stayAwake()
  }

  show(deck: Deck): void {
    this.#walker.take(deck)
    this.onTalk()
  }

  onTalk(): void {
    const { at, deck, steps } = this.#walker
    const talk = this.#tools.talk.now()
    this.#now.draw(this.#walker.slide(), at + 1, steps.shown)
    if (steps.more) this.#next.draw(this.#walker.slide(), at + 1, steps.shown + 1)
    else this.#next.draw(this.#walker.slide(1), at + 2, 0)
    this.#notes.draw(this.#walker.slide())
    this.#pointer.draw(talk)
    document.title = `Presenter · ${deck.title}`
    this.#black.draw(talk)
    this.#turns.draw()
    document.body.classList.toggle('at-end', this.#walker.atEnd)
    this.#times.tick(talk)
    nameInAddress(at)
  }

  /** Starts the clock, at this slide. */
  begin(): void {
    this.#walker.restartClock()
  }

  #layout(): HTMLElement {
    const tools = el(
      'nav',
      'tools',
      button('Go to…', 'Go to a slide (g)', () => this.#ask()),
      button('Audience window', 'Put it on the other screen (a)', this.#tools.openAudience),
      this.#black.element,
      button('A−', 'Smaller notes (−)', this.#size.smaller),
      button('A+', 'Larger notes (+)', this.#size.larger),
      this.#restart.element,
      this.more,
      button('?', 'Keys (?)', this.#help),
    )
    const now = el('div', 'frame', this.#now.element, this.#pointer.element)
    const current = el('section', 'current', now, this.#times.bar)
    tools.setAttribute('aria-label', 'Tools')
    const turns = this.#turns.element
    const side = el('aside', 'side', el('h2', '', 'Next'), this.#next.element, turns)
    side.setAttribute('aria-label', 'Next')
    const { element } = this.#times
    return el('main', 'presenter', element, current, side, this.#notes.element, tools)
  }

  #keys(): Keys {
    const { black } = this.#walker
    const { larger, smaller } = this.#size
    return {
      ...walkingKeys(this.#walker),
      ...scrollingKeys(this.#notes.scroll),
      g: () => this.#ask(),
      a: this.#tools.openAudience,
      b: black,
      '.': black,
      r: this.#restart.act,
      '+': larger,
      '=': larger,
      '-': smaller,
      f: () => void flipFullScreen(),
      n: () => void document.body.classList.toggle('no-notes'),
      p: this.#leave,
      '?': this.#help,
    }
  }

  /** Closes a window that was opened for this, and leaves one that was not. */
  readonly #leave = (): void => {
    close()
    if (!window.closed) this.#tools.leave()
  }

  readonly #help = (): void => showHelp(this.table)

  readonly #ask = (begun = ''): void => askWhere(this.#walker.deck, this.#walker.go, begun)
}
