import { createRequire } from 'node:module'
import { sandboxFlags } from './browser-verify.js'

const require = createRequire(import.meta.url)

/** What is needed of Puppeteer's `Page`. */
export interface BrowserPage {
  setContent(html: string, options: { waitUntil: 'domcontentloaded' }): Promise<void>
  waitForNetworkIdle(): Promise<void>
  evaluate(script: string): Promise<unknown>
  setViewport(size: { width: number; height: number; deviceScaleFactor: number }): Promise<void>
  emulateMediaType(type: 'print'): Promise<void>
  screenshot(options: object): Promise<Uint8Array>
  pdf(options: object): Promise<Uint8Array>
}

interface Puppeteer {
  launch(options: object): Promise<{ newPage(): Promise<BrowserPage>; close(): Promise<void> }>
}

/** The Puppeteer that Marp CLI has, which `adoptBrowser` and `settleByContent` reach. */
const puppeteer = (): Puppeteer =>
  createRequire(require.resolve('@marp-team/marp-cli'))('puppeteer-core')

/** Opens a browser as Marp CLI does, lets `work` have a page of it, and closes it. */
export const withPage = async <T>(
  executablePath: string,
  work: (page: BrowserPage) => Promise<T>,
): Promise<T> => {
  const args = [...sandboxFlags(), '--disable-dev-shm-usage']
  const browser = await puppeteer().launch({ executablePath, args, headless: 'shell' })
  try {
    return await work(await browser.newPage())
  } finally {
    await browser.close()
  }
}
