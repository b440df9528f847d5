import { createHash } from 'node:crypto'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import launchEditor from 'launch-editor'
import { encode, renderUnicodeCompact } from 'uqr'
import type { Density } from '../compose/options.js'
import type { Note } from '../load/note.js'
import { rehearsalFile } from '../load/rehearsal.js'
import { type BuildLoop, buildLoop } from './build-loop.js'
import { type Channel, openChannel } from './channel.js'
import { type Guard, guardOf } from './guard.js'
import { pageServer } from './http-server.js'
import { pictureFiles } from './picture-files.js'
import { type PictureShelf, pictureShelf } from './picture-shelf.js'
import type { HelloMessage, OpenMessage, RehearsedMessage, ServerMessage } from './protocol.js'
import type { ThemeChoice } from './read-deck.js'
import { openRehearsals, type Rehearsals, rehearsalMessage } from './rehearsals.js'
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
  /** Writes a file so that no one ever sees half of it; without it no rehearsal is kept. */
  readonly writeFile?: (path: string, text: string) => Promise<void>
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

/** What tells a note from others that are previewed at the same address. */
const keyOf = (file: string): string =>
  createHash('sha256').update(file).digest('base64url').slice(0, 12)

/** The address by which a phone in the same network reaches this machine. */
const lanAddress = (): string => {
  const all = Object.values(os.networkInterfaces()).flatMap((one) => one ?? [])
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1'
}

/** Listens; rejects where the port is taken. */
const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })

interface Watched {
  readonly file: string
  readonly pictures: PictureShelf
  readonly themeFiles: readonly string[]
  readonly book: Rehearsals
}

/** Watches what a note uses, building and sending at every change. */
function buildOnChange(
  { file, pictures, themeFiles, book }: Watched,
  session: Session,
  channel: Channel,
) {
  let followed = ''
  const loop = buildLoop(async () => {
    for (const message of await session.build()) channel.send(message)
    const urls = [...session.pictures]
    if (urls.join('\n') === followed) return
    followed = urls.join('\n')
    watch.follow(await pictureFiles(urls, file))
  })
  const rehearsals = rehearsalFile(file)
  const reload = async (): Promise<void> => {
    if (!(await book.reload())) return
    loop.ask()
    await loop.idle()
    channel.send(rehearsalMessage(book.now(), session.tempo))
  }
  const watch = watchFiles(file, (changed) => {
    // A build that fails is told by who waits for the loop.
    if (changed === rehearsals) return void reload().catch(() => {})
    if (changed !== file) pictures.refresh()
    loop.ask()
  })
  watch.follow([...themeFiles, rehearsals])
  return { loop, watch }
}

/** Longer than any slide is up, in seconds. */
const longest = 4 * 3600

interface Rehearsing {
  readonly session: Session
  readonly book: Rehearsals
  readonly loop: BuildLoop
  readonly channel: Channel
}

/** Keeps what a slide took; the plan goes by it once the rehearsal is over, and never in between. */
function keepRehearsed(
  { id, seconds, done }: RehearsedMessage,
  { session, book, loop, channel }: Rehearsing,
): void {
  const slide = seconds > 0 && seconds < longest ? session.rehearsed(id, seconds) : undefined
  if (slide) book.keep(id, slide)
  if (!done) return
  const { view } = session
  if (view) book.prune(new Set(view.slides.map((one) => one.id)))
  loop.ask()
  loop.idle().then(() => channel.send(rehearsalMessage(book.now(), session.tempo)))
}

/** The remote's address with its QR code, in the margin that its standard asks for. */
const remoteMessage = (url: string): ServerMessage => ({
  type: 'remote',
  url,
  code: encode(url, { border: 4 }).data.map((row) => row.map(Number).join('')),
})

const helloOf = (note: string): HelloMessage => ({ type: 'hello', note, now: Date.now() })

/** Opens the editor at what a page means, in the note or in a file of the theme's. */
function openerOf({ openEditor, themeFiles = [] }: PreviewOptions, file: string, session: Session) {
  const open = openEditor ?? ((place: string) => launchEditor(place, () => {}))
  return (message: OpenMessage): void => {
    const other = themeFiles.find((one) => one === message.file)
    open(`${other ? path.resolve(other) : file}:${session.lineOf(message)}`)
  }
}

/** The addresses of a server that listens. */
function addressesOf({ host }: PreviewOptions, port: number, { token }: Guard) {
  const outside = ['0.0.0.0', '::'].includes(host) ? lanAddress() : host
  const name = outside.includes(':') ? `[${outside}]` : outside
  const key = token ? `?token=${token}` : ''
  const remote = `http://${name}:${port}/remote${key}`
  return { url: `http://${name}:${port}/${key}`, remote, code: renderUnicodeCompact(remote) }
}

/** Serves a note's slides while it is being written; rejects where the port is taken. */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const file = path.resolve(options.note)
  const pictures = pictureShelf(path.dirname(file), options.offline ?? false, file)
  const { density, themeOf, themeFiles = [] } = options
  const book = await openRehearsals(file, options.writeFile)
  const rehearsal = book.now
  const source = { path: file, themeOf, pictures, rehearsal, ...(density && { density }) }
  const session = new Session(source)
  const guard = guardOf(options.host)
  const open = openerOf(options, file, session)
  const note = keyOf(file)
  const reveal = (line: number): void => {
    const index = session.slideOfLine(line)
    if (index !== undefined) channel.send({ type: 'reveal', index })
  }
  const server = pageServer({ guard, reveal, note })
  const port = await listen(server, options.port, options.host)
  const { url, remote, code } = addressesOf(options, port, guard)
  const remotes = guard.token ? [remoteMessage(remote)] : []
  const kept = (): ServerMessage => rehearsalMessage(book.now(), session.tempo)
  const channel = openChannel(server, guard, {
    greet: () => [helloOf(note), ...session.greeting(), kept(), ...remotes],
    hear(message, from) {
      if (message.type === 'open') open(message)
      else if (message.type === 'ping') from.send(JSON.stringify(helloOf(note)))
      else if (message.note !== note) return
      else if (message.type === 'rehearsed')
        keepRehearsed(message, { session, book, loop, channel })
      else if (session.move(message.talk)) channel.send(message, from)
    },
  })
  const { loop, watch } = buildOnChange({ file, pictures, themeFiles, book }, session, channel)
  await watch.ready
  loop.ask()
  await loop.idle()
  const close = async () => {
    await watch.close()
    channel.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await loop.idle()
    await book.idle()
  }
  return { url, ...(guard.token && { remote: { url: remote, code } }), settled: loop.idle, close }
}
