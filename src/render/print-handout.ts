import { readFile } from 'node:fs/promises'
import type { Handout } from '../export/handout.js'
import { handoutPage, TALK_THEME } from '../export/handout-page.js'
import Engine from './engine.js'
import { textFacesOf } from './font-families.js'
import type { BrowserPage } from './open-browser.js'

/** A handout that is to be printed, beside its deck. */
export interface HandoutOrder {
  readonly handout: Handout
  /** `@font-face` rules for slides and text. */
  readonly fontCss: string
  readonly deckFile: string
  readonly themeFile: string
  readonly output: string
}

/** Slides of the theme, and texts as slides of a theme of their own that flow on the page. */
const drawHandout = async (order: HandoutOrder): Promise<string> => {
  const { handout, fontCss } = order
  const [deck, themeCss] = await Promise.all([
    readFile(order.deckFile, 'utf8'),
    readFile(order.themeFile, 'utf8'),
  ])
  const slides = new Engine({ fontCss, script: false })
  slides.themeSet.add(themeCss)
  const drawn = slides.render(deck, { htmlAsArray: true })
  const texts = drawTexts(handout)
  return handoutPage(handout, {
    slides: drawn.html,
    texts: texts.html,
    css: [drawn.css, texts.css],
    faces: facesOf(themeCss),
    accent: /--accent:\s*(#[0-9a-f]{3,8})\b/i.exec(themeCss)?.[1] ?? '#1c1d21',
  })
}

const drawTexts = ({ entries }: Handout): { html: readonly string[]; css: string } => {
  const engine = new Engine({
    script: false,
    inlineSVG: false,
    container: { tag: 'div', class: 'talk' },
  })
  engine.themeSet.add(TALK_THEME)
  const pages = entries.map(({ text }) => text).join('\n\n---\n\n')
  const { html, css } = engine.render(`---\ntheme: talk\n---\n\n${pages}`, { htmlAsArray: true })
  return { html: html.map((one, i) => (entries[i]?.text ? unnumbered(one) : '')), css }
}

/** Ids are the slides' own. */
const unnumbered = (html: string): string => html.replace(/(<[^>]*?) id="[^"]*"/g, '$1')

const facesOf = (themeCss: string): string => {
  const { latin, sc, tc, jp, kr } = textFacesOf(themeCss)
  const names = [latin, sc, tc, jp, kr].map(({ name }) => `'${name}'`)
  return [...names, "'Noto Emoji'", "'Noto Sans Math'", "'Noto Sans Symbols 2'", 'sans-serif'].join(
    ', ',
  )
}

/** Prints a handout, its pages as its own stylesheet sizes them. */
export const printHandout = async (page: BrowserPage, order: HandoutOrder): Promise<void> => {
  await page.setContent(await drawHandout(order), { waitUntil: 'domcontentloaded' })
  await page.waitForNetworkIdle()
  await page.pdf({
    path: order.output,
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
    timeout: 0,
  })
}
