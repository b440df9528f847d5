import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

const startMs = 15_000

/** Chromium refuses to start as root with its sandbox on; nobody else goes without. */
export const sandboxFlags = (): readonly string[] =>
  process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** Starts the program as Puppeteer would and waits until it takes orders. */
const start = (file: string, profile: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const args = ['--headless', '--disable-gpu', '--remote-debugging-port=0', ...sandboxFlags()]
    const child = spawn(file, [...args, `--user-data-dir=${profile}`, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: startMs,
      killSignal: 'SIGKILL',
    })
    let said = ''
    let ready = false
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (!said.includes('DevTools listening on')) return
      ready = true
      child.kill('SIGKILL')
    })
    child.once('error', (error) => resolve(error.message))
    child.once('close', () => resolve(ready ? undefined : said.trim() || 'it does not start'))
  })

/** Starts a Chromium to see whether it runs here: the reason why it does not, or `undefined`. */
export const whyUnusable = async (file: string): Promise<string | undefined> => {
  const profile = await mkdtemp(path.join(os.tmpdir(), 'notedeck-browser-'))
  try {
    return await start(file, profile)
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  }
}
