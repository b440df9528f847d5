import { readFile, writeFile } from 'node:fs/promises'
import type { DrawnBox, DrawnSlide } from '../export/drawn-slide.js'
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
.marpit>svg{display:block;width:var(--w);height:auto}</style></head><body>${html}</body></html>`

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
  await page.evaluate(
    `document.querySelectorAll('section').forEach((one) => one.style.setProperty('background', 'none', 'important'))`,
  )
  const slides: DrawnSlide[] = []
  let top = 0
  for (const slide of read) {
    slides.push({ ...slide, boxes: await withPictures(page, slide.boxes, top) })
    top += slide.height
  }
  const drawing: Drawing = {
    slides,
    notes: comments.map((all) => all.join('\n\n')),
    eastAsian: eastAsianFace(theme, order.lang),
  }
  await writeFile(order.output, JSON.stringify(drawing))
}

const withPictures = async (
  page: BrowserPage,
  boxes: readonly DrawnBox[],
  top: number,
): Promise<DrawnBox[]> => {
  const all: DrawnBox[] = []
  for (const box of boxes) {
    if (box.kind !== 'picture' || box.data) {
      all.push(box)
      continue
    }
    const clip = { x: box.x, y: top + box.y, width: box.w, height: box.h }
    const png = await page.screenshot({ clip, omitBackground: true, captureBeyondViewport: true })
    all.push({ ...box, data: `data:image/png;base64,${Buffer.from(png).toString('base64')}` })
  }
  return all
}
