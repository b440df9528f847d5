// A page that shows decks one after another, with the faces of all of them in it.
import puppeteer from 'puppeteer-core'
import { prepareNote } from '../lib/cli/prepare-note.js'
import { withSizes } from '../lib/cli/theme-sizes.js'
import { loadTheme } from '../lib/load/theme.js'
import { findBrowser } from '../lib/render/browser.js'
import { checkScript } from '../lib/render/check-page.js'
import Engine from '../lib/render/engine.js'
import { fontFaces } from '../lib/render/fonts.js'

/** @param {string} name of a theme of ours or of Marp's, or a CSS file */
export async function themeNamed(name) {
  const { theme, diagnostics } = await loadTheme(name)
  if (!theme) throw new Error(diagnostics.map(({ message }) => message).join())
  return withSizes(theme)
}

export async function openBrowser() {
  return puppeteer.launch({
    executablePath: await findBrowser(),
    headless: 'shell',
    args: ['--font-render-hinting=none', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
}

/** Reads and composes a note with its pictures; undefined where it is no text. */
export async function composeNote(path, theme) {
  const options = { offline: true, strict: false, json: false }
  const source = ({ type, bytes }) => `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
  const { composed } = await prepareNote(path, {
    options,
    theme,
    onStage() {},
    pictureSource: source,
  })
  return composed
}

/** A page for decks of one language, with the faces that all of them need. */
export async function openPage(browser, text, lang, theme) {
  const page = await browser.newPage()
  await page.setViewport({ width: 1280, height: 720 })
  const { css } = await fontFaces(text.replace(/base64,[\w+/=]+/g, ''), {
    lang,
    themeCss: theme.css,
  })
  const base = 'body{margin:0}svg[data-marpit-svg]{display:block}'
  await page.setContent(
    `<!doctype html><style>${css}\n${base}</style><style id="theme"></style><main></main>`,
  )
  return page
}

/** Shows a deck; answers with what the browser drew. */
export async function showDeck(page, markdown, theme) {
  const engine = new Engine()
  engine.themeSet.add(theme.css)
  const { html, css } = engine.render(markdown)
  await page.evaluate(
    async (html, css) => {
      document.querySelector('#theme').textContent = css
      document.querySelector('main').innerHTML = html
      for (const svg of document.querySelectorAll('svg[data-marpit-svg]')) {
        svg.setAttribute('width', svg.viewBox.baseVal.width)
        svg.setAttribute('height', svg.viewBox.baseVal.height)
      }
      document.body.getBoundingClientRect()
      await document.fonts.ready
      await Promise.all([...document.images].map((image) => image.decode().catch(() => {})))
    },
    html,
    css,
  )
  return page.evaluate(checkScript)
}
