import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { extname } from 'node:path'
import { isLoopback } from '../preview/guard.js'
import { type Preview, startPreview } from '../preview/preview.js'
import { themeKeeper } from '../preview/theme-keeper.js'
import type { PreviewOptions } from './command-line.js'
import { themeOf } from './prepare-note.js'
import type { Terminal } from './terminal.js'
import { themeAskedFor } from './theme-asked-for.js'
import { withSizes } from './theme-sizes.js'
import { UsageError } from './usage-error.js'
import { writeBeside } from './write-beside.js'

/** `notedeck preview`: serves until it is stopped; resolves to the exit status. */
export async function previewCommand(
  note: string,
  options: PreviewOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const { theme: asked } = options
  const isFile = asked !== undefined && extname(asked).toLowerCase() === '.css'
  const theme = await themeAskedFor(asked)
  const kept = isFile ? themeKeeper(asked) : undefined
  const preview = await startPreview({
    note,
    ...(options.density && { density: options.density }),
    offline: options.offline,
    port: options.port,
    writeFile: writeBeside,
    host: options.remote && isLoopback(options.host) ? '0.0.0.0' : options.host,
    themeFiles: isFile ? [asked] : [],
    themeOf: async (note) => {
      const found = await (kept ? kept() : themeOf(note, { options, theme }))
      return { ...found, theme: await withSizes(found.theme) }
    },
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EADDRNOTAVAIL' && error.code !== 'EACCES')
      throw error
    throw new UsageError(
      `expected to listen on ${options.host}:${options.port}, got ${error.code}: give another --port or --host`,
    )
  })
  greet(preview, note, terminal)
  if (options.open) openPage(preview.url)
  if (!signal.aborted) await once(signal, 'abort')
  await preview.close()
  return 0
}

function greet({ url, remote }: Preview, note: string, terminal: Terminal): void {
  terminal.say(`${note}: ${url}`)
  if (!existsSync(note)) terminal.say(`${note} is not there yet: the preview waits for it`)
  if (!remote) return
  terminal.say(`Remote for a phone in the same network: ${remote.url}`)
  terminal.say(remote.code)
}

const OPENERS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

/** Opens the page in the user's browser; without one, the address stands in the terminal. */
function openPage(url: string): void {
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open']
  spawn(command, [...args, url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}
