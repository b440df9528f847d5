import type { ServerMessage } from '../protocol.js'
import { audiencePage } from './audience.js'
import { editorPage } from './editor-page.js'
import { openLink } from './link.js'
import type { Page, PageTools } from './page.js'
import { presenterPage } from './presenter.js'
import { remotePage } from './remote.js'
import { talkState } from './talk.js'

const pages: Readonly<Record<string, (tools: PageTools) => Page>> = {
  editor: editorPage,
  presenter: presenterPage,
  audience: audiencePage,
  remote: remotePage,
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
const make = pages[document.documentElement.dataset.page ?? ''] ?? editorPage
const page = make({ link, talk })
