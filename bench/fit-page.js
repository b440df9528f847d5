// A page that shows decks one after another, with the faces of all of them in it.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import puppeteer from 'puppeteer-core'
import { prepareNote } from '../lib/cli/prepare-note.js'
import { findBrowser } from '../lib/render/browser.js'
import { checkScript } from '../lib/render/check-page.js'
import Engine from '../lib/render/engine.js'
import { fontFaces } from '../lib/render/fonts.js'

/** @param {string} name theme of the repo's */
export function themeNamed(name) {
  const css = readFileSync(resolve(import.meta.dirname, `../themes/${name}.css`), 'utf8')
  return { name, css }
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
