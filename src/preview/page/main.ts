import { AudiencePage } from '../../stage/audience.js'
import { deckSheet } from '../../stage/stage.js'
import { talkState } from '../../stage/talk.js'
import { joinWindows } from '../../stage/windows.js'
import type { ServerMessage } from '../protocol.js'
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

const name = 'notedeck-talk'
let deck = noDeck

const hear = (message: ServerMessage): void => {
  switch (message.type) {
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
const link = openLink(hear, (connected) => document.body.classList.toggle('cut-off', !connected))
const windows = joinWindows(name, (told) => talk.take(told))
const talk = talkState(
  name,
  (state) => {
    windows.send(state)
    link.send({ type: 'talk', talk: state })
  },
  (state) => page.onTalk(state),
)
const Shown = pages[document.documentElement.dataset.page ?? ''] ?? EditorPage
const page = new Shown({
  link,
  talk,
  brush: liveBrush,
  openAudience: () => windows.open('/audience', 'notedeck-audience', 'popup,width=1280,height=720'),
  openEditor: (id, paragraph) => link.send({ type: 'open', id, paragraph }),
})
