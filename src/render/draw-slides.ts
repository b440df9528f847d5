import { readFile, writeFile } from 'node:fs/promises'
import type { DrawnBox, DrawnSlide, Rect } from '../export/drawn-slide.js'
import Engine from './engine.js'
import { eastAsianFace } from './font-families.js'
import type { BrowserPage } from './open-browser.js'
import { readScript } from './read-slides.js'

/** A deck of which a browser is to say where everything stands. */
export interface DrawOrder {
  readonly deckFile: string
  readonly themeFile: string
  readonly fontCss: string
  readonly lang: string
  /** Where the {@link Drawing} goes, as JSON. */
  readonly output: string
}

/** A deck as a browser drew it. */
export interface Drawing {
  readonly slides: readonly DrawnSlide[]
  /** Speaker notes of each slide. */
  readonly notes: readonly string[]
  /** The face of Han, Kana and Hangul. */
  readonly eastAsian: string
}

/** Pixels of a picture to one of the slide's. */
const scale = 2

/** Slides one below the other, each as large as it is; pictures of them have no ground. */
const pageOf = (html: string, css: string, lang: string): string =>
  `<!DOCTYPE html><html lang="${lang}"><head><meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:">
<style>${css}</style><style>body{margin:0;background:transparent!important}
.marpit>svg{display:block;width:var(--w);height:auto}
.ground section[id]>*,.ground section[id]::before,.ground section[id]::after{visibility:hidden!important}
.figures section[id]{background:none!important}
.figures [data-marpit-advanced-background=background]{visibility:hidden}</style></head><body>${html}</body></html>`

/** Reads a deck off a page. */
export const drawSlides = async (page: BrowserPage, order: DrawOrder): Promise<void> => {
  const [deck, theme] = await Promise.all([
    readFile(order.deckFile, 'utf8'),
    readFile(order.themeFile, 'utf8'),
  ])
  const engine = new Engine({ fontCss: order.fontCss, script: false })
  engine.themeSet.add(theme)
  const { html, css, comments } = engine.render(deck)
  const width = Number(/viewBox="0 0 (\d+) /.exec(html)?.[1] ?? 1280)
  await page.setViewport({ width, height: 720, deviceScaleFactor: scale })
  const sized = css.concat(`:root{--w:${width}px}`)
  await page.setContent(pageOf(html, sized, order.lang), { waitUntil: 'domcontentloaded' })
  await page.waitForNetworkIdle()
  const read = (await page.evaluate(readScript)) as readonly DrawnSlide[]
  const slides = await withFigures(page, await withBackdrops(page, read))
  const drawing: Drawing = {
    slides,
    notes: comments.map((all) => all.join('\n\n')),
    eastAsian: eastAsianFace(theme, order.lang),
  }
  await writeFile(order.output, JSON.stringify(drawing))
}

const show = (page: BrowserPage, what: 'ground' | 'figures'): Promise<unknown> =>
  page.evaluate(`document.body.className = '${what}'`)

/** A picture of a part of the page, whose slides stand below each other. */
const picture = async (page: BrowserPage, { x, y, w, h }: Rect): Promise<string> => {
  const clip = { x, y, width: w, height: h }
  const png = await page.screenshot({ clip, omitBackground: true, captureBeyondViewport: true })
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`
}

const withBackdrops = async (
  page: BrowserPage,
  slides: readonly DrawnSlide[],
): Promise<DrawnSlide[]> => {
  await show(page, 'ground')
  const all: DrawnSlide[] = []
  for (const [i, slide] of slides.entries()) {
    const place = { x: 0, y: topOf(slides, i), w: slide.width, h: slide.height }
    all.push(slide.backed ? { ...slide, backdrop: await picture(page, place) } : slide)
  }
  return all
}

const withFigures = async (
  page: BrowserPage,
  slides: readonly DrawnSlide[],
): Promise<DrawnSlide[]> => {
  await show(page, 'figures')
  const all: DrawnSlide[] = []
  for (const [i, slide] of slides.entries())
    all.push({ ...slide, boxes: await withPictures(page, slide.boxes, topOf(slides, i)) })
  return all
}

const topOf = (slides: readonly DrawnSlide[], index: number): number =>
  slides.slice(0, index).reduce((sum, { height }) => sum + height, 0)

const withPictures = async (
  page: BrowserPage,
  boxes: readonly DrawnBox[],
  top: number,
): Promise<DrawnBox[]> => {
  const all: DrawnBox[] = []
  for (const box of boxes) {
    const isDrawn = box.kind === 'picture' && box.data === ''
    const data = isDrawn ? await picture(page, { ...box, y: top + box.y }) : ''
    all.push(isDrawn ? { ...box, data } : box)
  }
  return all
}
