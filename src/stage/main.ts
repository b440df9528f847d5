import { exportedDeck, holderId, readExported, slideSize } from './exported-deck.js'
import { MarpPage } from './marp-page.js'
import type { Page } from './page.js'
import { PresenterPage } from './presenter.js'
import { deckSheet } from './stage.js'
import { talkState } from './talk.js'
import { joinWindows } from './windows.js'

const name = `notedeck ${location.pathname}`
const tellMs = 1000
const view = new URLSearchParams(location.search).get('view') ?? ''

const windows = joinWindows(name, (told) => {
  talk.take(told)
  // Marp's page follows as soon as it hears of a presenter.
  page?.onTalk(talk.now())
})
const talk = talkState(name, windows.send, (state) => page?.onTalk(state))
const exported = readExported()
let page: Pick<Page, 'onTalk'> | undefined

const addressOf = (query: string): string => `${location.pathname}${query}#${talk.now().index + 1}`

const openPresenter = (): void => {
  windows.open(addressOf('?view=presenter'), `presenter ${name}`, 'popup,width=1280,height=800')
}

const openAudience = (): void => {
  if (window.opener && !window.opener.closed) window.opener.focus()
  else windows.open(addressOf(''), `audience ${name}`, 'popup,width=1280,height=720')
}

/** Puts the presenter view in the place of Marp's page, whose script then does not start. */
function present(): void {
  const deck = exportedDeck(exported, slideSize())
  document.documentElement.dataset.stage = 'presenter'
  const sheets = document.querySelectorAll('head > style')
  // Faces hold in the document, where they stand; what is Marp's own view goes.
  deckSheet.replaceSync((sheets[1]?.textContent ?? '').replace(/@font-face\s*\{[^}]*\}/g, ''))
  sheets[0]?.replaceWith()
  const own = document.createElement('style')
  own.textContent = exported.css
  document.head.append(own)
  document.body.replaceChildren()
  const write = (holder: HTMLElement, html: string) => {
    holder.innerHTML = html
  }
  // A window that was reloaded learns here where the talk is, and who speaks to it.
  setInterval(() => windows.send(talk.now()), tellMs)
  const leave = (): void => location.assign(addressOf(''))
  const brush = { holder: holderId, write }
  const presenter = new PresenterPage({ talk, brush, openAudience, leave })
  page = presenter
  presenter.show(deck)
  windows.send(talk.now())
}

/** What lies over Marp's page: the pointer, and the dark. */
function followMarp(): void {
  const own = document.createElement('style')
  own.textContent = exported.css.slice(exported.css.indexOf('/* Over Marp'))
  document.head.append(own)
  const ids = exported.slides.map(({ id }) => id)
  page = new MarpPage(talk, ids, openPresenter)
}

if (view === 'presenter') present()
else if (view === '') addEventListener('load', followMarp)
