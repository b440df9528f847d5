import { showBlocked } from './dialogs.js'
import type { Talk } from './talk.js'

/** The windows of one browser that show the same talk. */
export interface Windows {
  readonly send: (talk: Talk) => void
  /** Opens one more, or the one that was opened under this name. */
  readonly open: (url: string, name: string, size: string) => void
}

interface Said {
  readonly notedeck: string
  readonly talk: Talk
}

const read = (text: unknown, name: string): Talk | undefined => {
  try {
    const said = JSON.parse(String(text)) as Said
    return said?.notedeck === name && Number.isInteger(said.talk?.turn) ? said.talk : undefined
  } catch {
    return undefined
  }
}

const channelOf = (name: string): BroadcastChannel | undefined => {
  try {
    return new BroadcastChannel(name)
  } catch {
    return undefined
  }
}

/**
 * Joins the windows that know this talk by `name`. Browsers differ in what they allow the windows of
 * a file, so that each way is tried: messages between who opened and who was opened, a broadcast
 * channel, and what one browser keeps, which tells the others where it changes.
 */
export function joinWindows(name: string, hear: (talk: Talk) => void): Windows {
  const known = new Set<Window>()
  const channel = channelOf(name)
  if (window.opener) known.add(window.opener)
  const listen = (text: unknown): void => {
    const talk = read(text, name)
    if (talk) hear(talk)
  }
  channel?.addEventListener('message', ({ data }) => listen(data))
  addEventListener('message', ({ data, origin, source }) => {
    if (origin !== window.origin && origin !== location.origin) return
    // Who was opened by a window before this one was reloaded makes itself known.
    if (source && read(data, name)) known.add(source as Window)
    listen(data)
  })
  addEventListener('storage', ({ key, newValue }) => {
    if (key === name) listen(`{"notedeck":${JSON.stringify(name)},"talk":${newValue}}`)
  })
  return {
    send(talk) {
      const text = JSON.stringify({ notedeck: name, talk } satisfies Said)
      channel?.postMessage(text)
      const target = window.origin === 'null' ? '*' : window.origin
      for (const one of known) {
        if (one.closed) known.delete(one)
        else one.postMessage(text, target)
      }
    },
    open(url, called, size) {
      const opened = window.open(url, called, size)
      if (!opened) return showBlocked(url, called)
      known.add(opened)
      opened.focus()
    },
  }
}
