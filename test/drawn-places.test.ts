import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPage, showDeck } from '../bench/fit-page.js'

const themes = ['notedeck', 'folio', 'poster'].map((name) => {
  const css = readFileSync(resolve(import.meta.dirname, `../themes/${name}.css`), 'utf8')
  return { name, css }
})
type Theme = (typeof themes)[number]

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

interface Place {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Where a browser draws what a selector finds on a slide, in CSS pixels of the slide. */
async function placesOf(theme: Theme, layout: string, body: string, selector: string) {
  const head = `---\nmarp: true\ntheme: ${theme.name}\nlang: en\n---\n\n<!-- _class: ${layout} -->`
  const markdown = `${head}\n\n${body}\n`
  const page: Page = await openPage(browser, markdown, 'en', theme)
  try {
    await showDeck(page, markdown, theme)
    return await page.$$eval(selector, (found): Place[] =>
      found.map((one) => {
        const { left, top, right, bottom } = one.getBoundingClientRect()
        return { left, top, right, bottom }
      }),
    )
  } finally {
    await page.close()
  }
}

const svg = (width: number, height: number) =>
  `data:image/svg+xml;base64,${btoa(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"/>`,
  )}`
const shapes = [
  [1600, 600],
  [500, 1200],
  [200, 100],
  [900, 900],
] as const

describe.each(themes)('$name', (theme) => {
  it('sets the minutes of an agenda apart, and no word that a heading stresses', async () => {
    const body = '1. Part *one* of *it* *2 min*\n2. The *rest* *3 min*'
    const places = await placesOf(theme, 'agenda', body, 'li > em')
    const [one, it, first, rest, second] = places as [Place, Place, Place, Place, Place]
    expect(first.left).toBeGreaterThan(it.right + 100)
    expect(it.left).toBeGreaterThan(one.right)
    expect(second.right).toBe(first.right)
    expect(rest.right).toBeLessThan(second.left)
  })

  it.each([2, 3, 4])('hangs %i pictures from the top, captions at their left', async (count) => {
    const pictures = shapes
      .slice(0, count)
      .map(([width, height], i) => `![](${svg(width, height)})\n*picture ${i}*`)
      .join('\n')
    const all = await placesOf(theme, 'figure grid', pictures, 'section, img, em')
    const [frame, ...places] = all as [Place, ...Place[]]
    const images = places.filter((_, i) => i % 2 === 0)
    const captions = places.filter((_, i) => i % 2 === 1)
    const columns = count === 4 ? 2 : count
    for (const [i, image] of images.entries()) {
      const [width = 0, height = 1] = shapes[i] ?? []
      const caption = captions[i] as Place
      expect(image.top).toBeCloseTo(images[i - (i % columns)]?.top ?? 0, 0)
      expect(image.right - image.left).toBeLessThan(width + 1)
      expect((image.right - image.left) / (image.bottom - image.top)).toBeCloseTo(width / height, 1)
      expect(caption.left).toBeCloseTo(image.left, 0)
      expect(caption.top).toBeGreaterThanOrEqual(image.bottom)
      expect(caption.bottom).toBeLessThan(frame.bottom - 50)
    }
    expect((images[0]?.top ?? 0) - frame.top).toBeLessThan(70)
  })
})
