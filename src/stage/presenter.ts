import type { Deck } from './deck.js'
import { askWhere, showHelp } from './dialogs.js'
import { button, el } from './dom.js'
import { flipFullScreen } from './full-screen.js'
import { nameInAddress } from './hash.js'
import { type KeyTable, presenterTable } from './key-table.js'
import { type Keys, listenToKeys, walkingKeys } from './keys.js'
import { makeNotes, notesSize } from './notes-panel.js'
import type { Page, StageTools } from './page.js'
import { pointWith } from './pointer.js'
import { makePointer } from './pointer-dot.js'
import { makeStage } from './stage.js'
import { keepTelling } from './talk.js'
import { makeTimes } from './times.js'
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
    document.body.classList.toggle('blacked', talk.black)
    document.body.classList.toggle('at-end', at === this.#walker.last && !steps.more)
    this.#times.tick(talk)
    nameInAddress(at)
  }

  /** Starts the clock, at this slide. */
  begin(): void {
    this.#walker.restartClock()
  }

  #layout(): HTMLElement {
    const { back, next, black, restartClock } = this.#walker
    const tools = el(
      'nav',
      'tools',
      button('Go to…', 'Go to a slide (g)', () => this.#ask()),
      button('Audience window', 'Put it on the other screen (a)', this.#tools.openAudience),
      button('Black', 'Black screen (b)', black),
      button('A−', 'Smaller notes (−)', this.#size.smaller),
      button('A+', 'Larger notes (+)', this.#size.larger),
      button('Restart clock', 'Restart the clock (r)', restartClock),
      this.more,
      button('?', 'Keys (?)', this.#help),
    )
    const now = el('div', 'frame', this.#now.element, this.#pointer.element)
    const current = el('section', 'current', now, this.#times.bar)
    const turns = el(
      'nav',
      'turns',
      button('‹', 'Previous (←)', back),
      button('›', 'Next (→)', next),
    )
    const side = el('aside', 'side', el('h2', '', 'Next'), this.#next.element, turns)
    const { element } = this.#times
    return el('main', 'presenter', element, current, side, this.#notes.element, tools)
  }

  #keys(): Keys {
    const { black, restartClock } = this.#walker
    const { larger, smaller } = this.#size
    return {
      ...walkingKeys(this.#walker),
      g: () => this.#ask(),
      a: this.#tools.openAudience,
      b: black,
      '.': black,
      r: restartClock,
      '+': larger,
      '=': larger,
      '-': smaller,
      f: () => void flipFullScreen(),
      n: () => void document.body.classList.toggle('no-notes'),
      p: () => close(),
      '?': this.#help,
    }
  }

  readonly #help = (): void => showHelp(this.table)

  readonly #ask = (begun = ''): void => askWhere(this.#walker.deck, this.#walker.go, begun)
}
