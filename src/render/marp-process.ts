/**
 * Runs as a process of its own: loads Marp CLI and tries the deck out while its parent still cuts
 * fonts, then makes every format that it is told to. Loading is what takes longest.
 */
import childProcess from 'node:child_process'
import { rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { checkScript, type PageCheck } from './check-page.js'
import { type DrawOrder, drawSlides } from './draw-slides.js'
import Engine from './engine.js'
import { withPage } from './open-browser.js'
import { type HandoutOrder, printHandout } from './print-handout.js'
import { sealPage } from './seal-html.js'
import { settleByContent } from './settle.js'
import type { StageData } from './stage-html.js'

/** What the parent asks for, as Marp CLI's command lines. */
export interface MarpOrder {
  readonly browser: string
  readonly commands: readonly (readonly string[])[]
  /** Where the HTML goes, which is sealed there. */
  readonly htmlFile: string
  /** What our presenter view shows; without it Marp's own stays. */
  readonly stage?: StageData | undefined
  /** What is printed without Marp CLI. */
  readonly handout?: HandoutOrder | undefined
  readonly drawing?: DrawOrder | undefined
}

/** First the deck alone, then the order. */
export type MarpRequest = { readonly deck: string } | { readonly order: MarpOrder }
export type MarpAnswer =
  /** What the browser drew, where it printed. */
  { readonly done: true; readonly check?: PageCheck | undefined } | { readonly fault: string }

const require = createRequire(import.meta.url)
const marp: typeof import('@marp-team/marp-cli') = require('@marp-team/marp-cli')

/** A note is not to reach any address, nor may hinting make one machine's lines another's. */
const browserFlags = [
  '--proxy-server=socks5://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--font-render-hinting=none',
]

/**
 * Resolves when the browser is started. Puppeteer puts Chromium into a process group of its own,
 * out of reach of who ends ours, and Marp CLI has no option for flags: both are put right here.
 */
const adoptBrowser = (browser: string): Promise<void> =>
  new Promise((started) => {
    const { spawn } = childProcess
    const adopt = (command: string, args: readonly string[], options: object) => {
      if (command !== browser) return spawn(command, args, options)
      started()
      return spawn(command, [...browserFlags, ...args], { ...options, detached: false })
    }
    childProcess.spawn = adopt as typeof spawn
  })

const engine = new Engine()

let check: PageCheck | undefined

/** Loads what this deck needs, grammars and all; what is wrong with it shows in earnest later. */
const warmUp = (deck: string): void => {
  try {
    settleByContent(
      createRequire(require.resolve('@marp-team/marp-cli'))('puppeteer-core'),
      async (page) => {
        check = (await page.evaluate(checkScript)) as PageCheck
      },
    )
    engine.render(deck)
  } catch {}
}

const run = async (command: readonly string[]): Promise<void> => {
  const code = await marp.marpCli([...command])
  if (code !== 0) throw new Error(`Marp CLI ended with code ${code}.`)
}

/** One after another: each has a browser of its own, which takes as much memory as the deck asks for. */
const runEach = async (commands: readonly (readonly string[])[]): Promise<void> => {
  for (const command of commands) await run(command)
}

const makeHtml = async (
  command: readonly string[],
  { htmlFile, stage }: MarpOrder,
): Promise<void> => {
  await run(command)
  const made = await readFile(htmlFile, 'utf8')
  await writeFile(htmlFile, await sealPage(made, engine, stage))
}

/** The HTML is made while the first browser starts up. */
const make = async (order: MarpOrder): Promise<void> => {
  const { browser, commands, htmlFile, handout, drawing } = order
  const started = adoptBrowser(browser)
  const isHtml = (command: readonly string[]) => command.includes(htmlFile)
  const printed = runEach(commands.filter((command) => !isHtml(command))).then(() => {
    if (handout || drawing)
      return withPage(browser, async (page) => {
        if (handout) await printHandout(page, handout)
        if (drawing) await drawSlides(page, drawing)
      })
  })
  await Promise.race([started, printed])
  const html = commands.filter(isHtml).map((command) => makeHtml(command, order))
  await Promise.all([printed, ...html])
}

let answered = false

const answer = (message: MarpAnswer): void => {
  answered = true
  process.send?.(message, () => process.disconnect())
}

/** The parent is gone, and nobody else will clear up the directory that it gave us. */
const leave = (): void => {
  if (!answered) rmSync(process.cwd(), { recursive: true, force: true, maxRetries: 3 })
}

process.on('message', (request: MarpRequest) => {
  if ('deck' in request) return warmUp(request.deck)
  make(request.order).then(
    () => answer({ done: true, check }),
    (error: unknown) => answer({ fault: error instanceof Error ? error.message : String(error) }),
  )
})

// Puppeteer closes its browser when we exit.
process.once('disconnect', () => process.exit())
process.once('exit', leave)
