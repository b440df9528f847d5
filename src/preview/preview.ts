import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import launchEditor from 'launch-editor'
import { renderUnicodeCompact } from 'uqr'
import type { Density } from '../compose/options.js'
import type { Note } from '../load/note.js'
import { buildLoop } from './build-loop.js'
import { openChannel } from './channel.js'
import { guardOf } from './guard.js'
import { pageServer } from './http-server.js'
import { pictureFiles, pictureShelf } from './picture-shelf.js'
import type { PageMessage, ServerMessage, Talk } from './protocol.js'
import type { ThemeChoice } from './read-deck.js'
import { Session } from './session.js'
import { watchFiles } from './watch-files.js'

export interface PreviewOptions {
  readonly note: string
  readonly density?: Density
  readonly offline?: boolean
  readonly themeOf: (note: Note) => Promise<ThemeChoice>
  /** Files of the theme's, watched too. */
  readonly themeFiles?: readonly string[]
  /** 0 takes any that is free. */
  readonly port: number
  readonly host: string
  /** Opens an editor at `FILE:LINE`; the one that runs unless told. */
  readonly openEditor?: (place: string) => void
}

export interface Preview {
  /** Where the page is, token and all. */
  readonly url: string
  /** The remote's address and its QR code for a terminal, where others may come. */
  readonly remote?: { readonly url: string; readonly code: string }
  /** Resolves when every change that was seen is built and sent. */
  readonly settled: () => Promise<void>
  readonly close: () => Promise<void>
}

const isTalk = (talk: Talk): boolean =>
  Number.isInteger(talk?.index) && Number.isInteger(talk.turn) && typeof talk.id === 'string'

/** The address by which a phone in the same network reaches this machine. */
const lanAddress = (): string => {
  const all = Object.values(os.networkInterfaces()).flatMap((one) => one ?? [])
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1'
}

/** Serves a note's slides while it is being written; rejects where the port is taken. */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const file = path.resolve(options.note)
  const dir = path.dirname(file)
  const pictures = pictureShelf(dir, options.offline ?? false)
  const { density, themeOf } = options
  const session = new Session({ path: file, themeOf, pictures, ...(density && { density }) })
  const guard = guardOf(options.host)
  const server = pageServer(guard, (line) => {
    const index = session.slideOfLine(line)
    if (index !== undefined) channel.send({ type: 'reveal', index })
  })
  const openEditor = options.openEditor ?? ((place: string) => launchEditor(place, () => {}))
  const hear = (message: PageMessage, from: Parameters<typeof channel.send>[1]): void => {
    if (message.type === 'open') return openEditor(`${file}:${session.lineOf(message)}`)
    if (!isTalk(message.talk) || message.talk.turn <= session.talk.turn) return
    session.talk = message.talk
    channel.send(message, from)
  }
  const remote = (): readonly ServerMessage[] => (guard.token ? [remoteMessage()] : [])
  const channel = openChannel(server, guard, {
    greet: () => [...session.greeting(), ...remote()],
    hear,
  })
  const loop = buildLoop(async () => {
    for (const message of await session.build()) channel.send(message)
    watch.follow(pictureFiles(session.pictures, dir))
  })
  const watch = watchFiles(file, (changed) => {
    if (changed !== file) pictures.refresh()
    loop.ask()
  })
  watch.follow(options.themeFiles ?? [])
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  }).catch(async (error: unknown) => {
    await watch.close()
    throw error
  })
  const { port } = server.address() as AddressInfo
  const address = (host: string, page: string) =>
    `http://${host.includes(':') ? `[${host}]` : host}:${port}${page}${guard.token ? `?token=${guard.token}` : ''}`
  const outside = ['0.0.0.0', '::'].includes(options.host) ? lanAddress() : options.host
  const remoteUrl = address(outside, '/remote')
  const remoteMessage = (): ServerMessage => ({
    type: 'remote',
    url: remoteUrl,
    code: renderUnicodeCompact(remoteUrl, { border: 1 }).split('\n'),
  })
  await watch.ready
  loop.ask()
  await loop.idle()
  return {
    url: address(guard.token ? outside : options.host, '/'),
    ...(guard.token && { remote: { url: remoteUrl, code: renderUnicodeCompact(remoteUrl) } }),
    settled: loop.idle,
    async close() {
      await watch.close()
      channel.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await loop.idle()
    },
  }
}
