import { button, el, say } from '../../stage/dom.js'
import { type KeyTable, presenterTable } from '../../stage/key-table.js'
import { listenToKeys } from '../../stage/keys.js'
import { PresenterPage as StagePresenter } from '../../stage/presenter.js'
import type { TalkState } from '../../stage/talk.js'
import type { ServerMessage } from '../protocol.js'
import type { PageDeck } from './next-deck.js'
import type { PageTools, PreviewPage } from './page.js'
import { Rehearsal } from './rehearsal.js'
import { showRemote } from './remote-dialog.js'

const seeMs = 1000

/** The presenter view with what only a server can give: rehearsals that are kept, and a remote. */
export class PresenterPage extends StagePresenter implements PreviewPage {
  override readonly table: KeyTable = [
    ...presenterTable,
    ['t', 'begin and end a rehearsal'],
    ['click on the notes', 'open the editor there'],
  ]
  readonly #talk: TalkState
  readonly #rehearsal: Rehearsal
  readonly #rehearse = button('', 'Keep what each slide takes (t)', () => this.#flip())
  readonly #remote = el('span')

  constructor(tools: PageTools) {
    super(tools)
    this.#talk = tools.talk
    const { note, link } = tools
    this.#rehearsal = new Rehearsal(note, (id, seconds, done) =>
      link.send({ type: 'rehearsed', note, id, seconds, done }),
    )
    this.more.append(this.#rehearse, this.#remote)
    listenToKeys({ t: () => this.#flip() }, () => {})
    setInterval(() => this.#rehearsal.see(this.#talk.now()), seeMs)
    this.#say()
  }

  hear(message: ServerMessage, deck: PageDeck): void {
    if (message.type === 'rehearsal') {
      this.show(deck)
      this.#rehearsal.tellAll()
    }
    if (message.type === 'remote')
      this.#remote.replaceChildren(button('Remote', 'Use a phone', () => showRemote(message)))
  }

  override onTalk(): void {
    super.onTalk()
    this.#rehearsal.see(this.#talk.now())
  }

  #flip(): void {
    if (this.#rehearsal.on) this.#rehearsal.stop()
    else {
      this.begin()
      this.#rehearsal.start(this.#talk.now())
    }
    this.#say()
  }

  #say(): void {
    say(this.#rehearse, this.#rehearsal.on ? 'End rehearsal' : 'Rehearse')
    this.#rehearse.classList.toggle('on', this.#rehearsal.on)
  }
}
