/**
 * Runs as a process of its own: imports Marp CLI while its parent still cuts fonts, then makes
 * every format that it is told to, at once. Marp CLI's import is the dearest part of its start.
 */
import childProcess from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import Engine from './engine.js'
import { marpScripts, sealHtml } from './seal-html.js'

/** What the parent asks for: one Marp CLI command line a format. */
export interface MarpOrder {
  readonly browser: string
  readonly commands: readonly (readonly string[])[]
  /** The HTML among what is made, which is sealed. */
  readonly html?: string | undefined
}

export type MarpAnswer = { readonly done: true } | { readonly fault: string }

/** A note is not to reach any address, nor may hinting make one machine's lines another's. */
const browserFlags = [
  '--proxy-server=socks5://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--font-render-hinting=none',
]

/**
 * Puppeteer starts Chromium in a process group of its own, out of reach of who ends ours, and
 * Marp CLI has no option for flags: both are put right where the browser is started.
 */
const adoptBrowser = (browser: string): void => {
  const { spawn } = childProcess
  const adopt = (command: string, args: readonly string[], options: object) =>
    command === browser
      ? spawn(command, [...browserFlags, ...args], { ...options, detached: false })
      : spawn(command, args, options)
  childProcess.spawn = adopt as typeof spawn
}

const answer = (message: MarpAnswer): void => {
  process.send?.(message, () => process.disconnect())
}

const require = createRequire(import.meta.url)
const marp: typeof import('@marp-team/marp-cli') = require('@marp-team/marp-cli')

/** What Marp CLI would load only when it comes to it; a machine without it fails there, not here. */
const preload = (): void => {
  new Engine().render('```js\n1\n```')
  const load = createRequire(require.resolve('@marp-team/marp-cli'))
  load('puppeteer-core')
}
setImmediate(preload)

const render = async ({ browser, commands, html }: MarpOrder): Promise<MarpAnswer> => {
  adoptBrowser(browser)
  const codes = await Promise.all(commands.map((command) => marp.marpCli([...command])))
  const bad = codes.find((code) => code !== 0)
  if (bad !== undefined) return { fault: `Marp CLI ended with code ${bad}.` }
  if (html) await writeFile(html, sealHtml(await readFile(html, 'utf8'), await marpScripts()))
  return { done: true }
}

process.once('message', (order: MarpOrder) => {
  render(order).then(answer, (error: unknown) => {
    answer({ fault: error instanceof Error ? error.message : String(error) })
  })
})

// The parent is gone, or has its answer: nothing is left to do, and puppeteer closes its browser.
process.once('disconnect', () => process.exit())
