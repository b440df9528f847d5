import { AudiencePage } from '../../stage/audience.js'
import { deckSheet } from '../../stage/stage.js'
import { talkState } from '../../stage/talk.js'
import { setTalkTime } from '../../stage/talk-clock.js'
import { joinWindows } from '../../stage/windows.js'
import type { HelloMessage, ServerMessage } from '../protocol.js'
import { EditorPage } from './editor-page.js'
import { openLink } from './link.js'
import { liveBrush } from './live-brush.js'
import { nextDeck, noDeck } from './next-deck.js'
import type { PageTools, PreviewPage } from './page.js'
import { PresenterPage } from './presenter-page.js'
import { RemotePage } from './remote.js'

const pages: Readonly<Record<string, new (tools: PageTools) => PreviewPage>> = {
  presenter: PresenterPage,
  audience: AudiencePage,
  remote: RemotePage,
}

const { page: view = '', note = '' } = document.documentElement.dataset
const name = `notedeck-talk ${note}`
let deck = noDeck
/** Another note is previewed now where this page's was. */
let left = false

const greet = (hello: HelloMessage): void => {
  setTalkTime(hello.now)
  if (hello.note === note) return
  left = true
  location.reload()
}

const hear = (message: ServerMessage): void => {
  if (left) return
  switch (message.type) {
    case 'hello':
      greet(message)
      break
    case 'talk':
      talk.take(message.talk)
      break
    case 'deck':
      deck = nextDeck(deck, message)
      page.show(deck, message)
      break
    case 'rehearsal':
      deck = { ...deck, rehearsed: message.slides, pace: message.pace }
      page.hear?.(message, deck)
      break
    default:
      page.hear?.(message, deck)
  }
}

document.adoptedStyleSheets = [deckSheet]
// Messages come once the page stands: never before this module has run.
const link = openLink(hear, (state) => {
  document.body.classList.toggle('cut-off', state !== 'connected')
  document.body.classList.toggle('refused', state === 'refused')
})
const windows = joinWindows(name, (told) => talk.take(told))
const talk = talkState(
  name,
  (state) => {
    windows.send(state)
    link.send({ type: 'talk', note, talk: state })
  },
  (state) => page.onTalk(state),
)
const open = (place: string, height: number): void =>
  windows.open(`/${place}`, `notedeck-${place} ${note}`, `popup,width=1280,height=${height}`)
const Shown = pages[view] ?? EditorPage
const page = new Shown({
  note,
  link,
  talk,
  brush: liveBrush,
  openAudience: () => open('audience', 720),
  openPresenter: () => open('presenter', 800),
  leave: () => location.assign('/'),
  openEditor: (id, paragraph) => link.send({ type: 'open', id, paragraph }),
})
