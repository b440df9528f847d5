import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { findBrowser } from '../../src/render/browser.js'
import { noteOf, PreviewRoom } from './preview-room.js'

/** The browser of a test file that imports this. */
export let browser: Browser
/** The room of the running test, with a note of ten parts in it. */
export let room: PreviewRoom
const faults: string[] = []

beforeAll(async () => {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  browser = await puppeteer.launch({ executablePath: await findBrowser(), args, headless: 'shell' })
})
afterAll(() => browser.close())
beforeEach(() => {
  room = new PreviewRoom()
  room.write(noteOf(10))
})
afterEach(async () => {
  for (const page of await browser.pages()) await page.close()
  await room.close()
  expect(faults.splice(0)).toEqual([])
})

/** Reads the slide on the page, in the page. */
export const slideText = `(() => {
  const root = document.querySelector('.slide')?.shadowRoot
  return root?.querySelector('section')?.textContent?.trim() ?? ''
})()`

/** A page whose faults fail its test. */
export const listen = (page: Page): Page => {
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (line) => line.text().includes('Content Security') && faults.push(line.text()))
  return page
}

/** Opens a page, and waits for its first slide. */
export const openPage = async (
  url: string,
  [width, height]: readonly [number, number] = [1280, 800],
): Promise<Page> => {
  const page = listen(await browser.newPage())
  await page.setViewport({ width, height })
  await page.goto(url)
  await page.waitForFunction(slideText)
  return page
}

/** Waits for an expression to hold in a page. */
export const until = (page: Page, expression: string) =>
  page.waitForFunction(expression, { timeout: 20_000, polling: 50 })

/** Waits for a page to stand at a slide, by its number. */
export const at = (page: Page, number: number) =>
  until(page, `document.querySelector('.place')?.textContent.startsWith('${number} /')`)

/** The page that something opens, with its first slide. */
export const openedBy = async (act: () => Promise<unknown>): Promise<Page> => {
  const opened = new Promise<Page>((resolve) => {
    browser.once('targetcreated', async (target) => resolve((await target.page()) as Page))
  })
  await act()
  const page = listen(await opened)
  await page.waitForFunction(slideText)
  return page
}
