import type { PageMessage, ServerMessage } from '../protocol.js'
import { pulseOf } from './pulse.js'

/** The connection to the server, which comes back by itself. */
export interface Link {
  readonly send: (message: PageMessage) => void
}

/** `refused` where there is a server that does not know this page: its address has changed. */
export type LinkState = 'connected' | 'cut-off' | 'refused'

const soonMs = 250
const latestMs = 4000

/** Connects, and connects again whenever it is cut off; every connection begins with a whole deck. */
export function openLink(
  hear: (message: ServerMessage) => void,
  onState: (state: LinkState) => void,
): Link {
  let socket: WebSocket | undefined
  let up = false
  let wait = soonMs
  let timer: ReturnType<typeof setTimeout> | undefined
  const leave = (left: WebSocket): void => {
    if (socket !== left) return
    socket = undefined
    left.close()
    if (up) onState('cut-off')
    up = false
    isRefused().then((refused) => refused && !up && onState('refused'))
    timer = setTimeout(connect, wait)
    wait = Math.min(latestMs, wait * 2)
  }
  const connect = (): void => {
    const opened = new WebSocket(liveUrl())
    socket = opened
    pulse.start()
    opened.addEventListener('open', () => {
      wait = soonMs
      up = true
      onState('connected')
    })
    opened.addEventListener('message', ({ data }) => {
      if (socket !== opened) return
      pulse.beat()
      hear(JSON.parse(String(data)))
    })
    opened.addEventListener('close', () => leave(opened))
  }
  const send = (message: PageMessage): void => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
  }
  const pulse = pulseOf({
    ask: () => send({ type: 'ping' }),
    onSilence: (silent) => up && onState(silent ? 'cut-off' : 'connected'),
    giveUp: () => socket && leave(socket),
  })
  onWake(() => {
    if (socket) return
    clearTimeout(timer)
    wait = soonMs
    connect()
  })
  connect()
  return { send }
}

/** Does a job as soon as one looks: a phone that was asleep is to steer at once. */
function onWake(job: () => void): void {
  const wake = (): void => {
    if (document.visibilityState === 'visible') job()
  }
  document.addEventListener('visibilitychange', wake)
  addEventListener('online', wake)
}

function liveUrl(): URL {
  const url = new URL('/live', location.href)
  url.protocol = 'ws:'
  url.search = ''
  return url
}

/** Whether the server is there and refuses this page: a socket that it refuses does not say why. */
const isRefused = (): Promise<boolean> =>
  fetch('/fonts.css', { method: 'HEAD', signal: AbortSignal.timeout(latestMs) }).then(
    ({ status }) => status === 403,
    () => false,
  )
