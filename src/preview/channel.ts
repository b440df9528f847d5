import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { type Guard, placeOf } from './guard.js'
import { readPageMessage } from './page-message.js'
import type { PageMessage, ServerMessage } from './protocol.js'

export interface Channel {
  readonly send: (message: ServerMessage, but?: WebSocket) => void
  readonly close: () => void
}

const mostBytes = 4096
/** A page that lags so many bytes behind is dropped: it comes back and gets the whole deck. */
const mostBehind = 64 * 2 ** 20

export interface ChannelEvents {
  /** What a page gets that comes. */
  readonly greet: () => readonly ServerMessage[]
  readonly hear: (message: PageMessage, from: WebSocket) => void
}

/** The live connection of every page, on `/live` of a server. */
export function openChannel(server: Server, guard: Guard, events: ChannelEvents): Channel {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: mostBytes,
    perMessageDeflate: false,
  })
  server.on('upgrade', (request, socket, head) => {
    // Node takes its own listener off: a connection that is reset would end the process.
    socket.on('error', () => socket.destroy())
    if (placeOf(request) !== '/live' || guard.refuse(request, true)) {
      const refusal = 'HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n'
      socket.end(refusal, () => socket.destroy())
      return
    }
    sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client))
  })
  sockets.on('connection', (client) => {
    client.on('error', () => client.terminate())
    client.on('message', (data) => {
      const message = readPageMessage(String(data))
      if (message) events.hear(message, client)
    })
    for (const message of events.greet()) client.send(JSON.stringify(message))
  })
  return {
    send(message, but) {
      const text = JSON.stringify(message)
      for (const client of sockets.clients) {
        if (client === but || client.readyState !== client.OPEN) continue
        if (client.bufferedAmount > mostBehind) client.terminate()
        else client.send(text)
      }
    },
    close() {
      for (const client of sockets.clients) client.terminate()
      sockets.close()
    },
  }
}
