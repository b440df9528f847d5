import type { PageMessage, ServerMessage } from '../protocol.js'

/** The connection to the server, which comes back by itself. */
export interface Link {
  readonly send: (message: PageMessage) => void
}

const soonMs = 250
const latestMs = 4000

/** Connects, and connects again whenever it is cut off; every connection begins with a whole deck. */
export function openLink(
  hear: (message: ServerMessage) => void,
  onState: (connected: boolean) => void,
): Link {
  let socket: WebSocket | undefined
  let wait = soonMs
  let timer: ReturnType<typeof setTimeout> | undefined
  const connect = (): void => {
    const url = new URL('/live', location.href)
    url.protocol = 'ws:'
    url.search = ''
    socket = new WebSocket(url)
    socket.addEventListener('open', () => {
      wait = soonMs
      onState(true)
    })
    socket.addEventListener('message', ({ data }) => hear(JSON.parse(String(data))))
    socket.addEventListener('close', () => {
      onState(false)
      timer = setTimeout(connect, wait)
      wait = Math.min(latestMs, wait * 2)
    })
  }
  // A phone that was asleep is to steer as soon as one looks at it.
  const wake = (): void => {
    if (document.visibilityState !== 'visible' || socket?.readyState !== WebSocket.CLOSED) return
    clearTimeout(timer)
    wait = soonMs
    connect()
  }
  document.addEventListener('visibilitychange', wake)
  addEventListener('online', wake)
  connect()
  return {
    send(message) {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
    },
  }
}
