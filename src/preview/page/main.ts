import type { ServerMessage } from '../protocol.js'
import { AudiencePage } from './audience.js'
import { EditorPage } from './editor-page.js'
import { openLink } from './link.js'
import type { Page, PageTools } from './page.js'
import { PresenterPage } from './presenter.js'
import { RemotePage } from './remote.js'
import { talkState } from './talk.js'

const pages: Readonly<Record<string, new (tools: PageTools) => Page>> = {
  presenter: PresenterPage,
  audience: AudiencePage,
  remote: RemotePage,
}

const hear = (message: ServerMessage): void => {
  if (message.type === 'talk') talk.take(message.talk)
  else page.hear(message)
}

// Messages come once the page stands: never before this module has run.
const link = openLink(hear, (connected) => document.body.classList.toggle('cut-off', !connected))
const talk = talkState(
  () => link,
  (state) => page.onTalk(state),
)
const Shown = pages[document.documentElement.dataset.page ?? ''] ?? EditorPage
const page = new Shown({ link, talk })
