import { type ChildProcess, execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { PageCheck } from './check-page.js'
import { RenderFault } from './fault.js'
import type { MarpAnswer, MarpOrder, MarpRequest } from './marp-process.js'

const program = fileURLToPath(new URL('./marp-process.js', import.meta.url))

/** How much of what Marp CLI says is shown when it fails, in characters. */
const tail = 600

/** A process that has Marp CLI loaded, or is loading it. */
export interface MarpProcess {
  /** Tries a deck out, so that what it needs is loaded by the time that it is rendered. */
  readonly warmUp: (deck: string) => void
  /** Makes every format of the order, and says what a browser drew; rejects with a {@link RenderFault}. */
  readonly render: (order: MarpOrder) => Promise<PageCheck | undefined>
  /** Ends it with every process that it started, at once; resolves when it is gone. */
  readonly end: () => Promise<void>
}

/** The child leads a process group, and its browser stays in it. */
const killTree = (child: ChildProcess): void => {
  if (child.pid === undefined) return
  if (process.platform === 'win32') {
    execFile('taskkill', ['/pid', String(child.pid), '/t', '/f'])
    return
  }
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // The group is empty already.
  }
}

/** Marp's browser profile and anything else that is temporary goes where `dir` is removed. */
const environment = (dir: string): NodeJS.ProcessEnv => {
  const { BROWSER_PATH, DEBUG, CHROME_NO_SANDBOX, ...rest } = process.env
  return { ...rest, TMPDIR: dir, TMP: dir, TEMP: dir, PUPPETEER_HEADLESS_MODE: 'shell', TZ: 'UTC' }
}

/**
 * Starts the process, which loads Marp CLI at once.
 *
 * @param dir private directory, which holds what Marp CLI and its browser leave behind
 */
export const startMarp = (dir: string): MarpProcess => {
  const child = fork(program, [], {
    cwd: dir,
    env: environment(dir),
    execArgv: [],
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-tail)
  })
  const closed = once(child, 'close')
  const answered = new Promise<MarpAnswer>((resolve, reject) => {
    child.once('message', (answer) => resolve(answer as MarpAnswer))
    child.on('error', reject)
    closed.then(() => resolve({ fault: 'Marp CLI ended before it was done.' }), reject)
  })
  answered.catch(() => {})
  // Where it is gone, `answered` says so.
  const send = (request: MarpRequest) => child.connected && child.send(request, () => {})
  return {
    warmUp(deck) {
      send({ deck })
    },
    async render(order) {
      send({ order })
      const answer = await answered
      if ('done' in answer) return answer.check
      throw new RenderFault('render-failed', `${answer.fault}\n${said}`.trim())
    },
    async end() {
      killTree(child)
      await closed.catch(() => {})
    },
  }
}
