// Draws every layout in every theme, light and dark, to dist/gallery/index.html. `npm run gallery`
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import puppeteer from 'puppeteer-core'
import { findBrowser } from '../lib/render/browser.js'
import Engine from '../lib/render/engine.js'
import { fontFaces } from '../lib/render/fonts.js'
import { galleryPage } from './gallery-page.js'
import { pictures } from './gallery-pictures.js'

const root = new URL('../', import.meta.url)
const out = new URL('dist/gallery/', root)
const read = (path) => readFileSync(new URL(path, root), 'utf8')
const known = readdirSync(new URL('themes/', root)).filter((file) => file.endsWith('.css'))
const asked = process.argv.slice(2)
const themes = known
  .map((file) => basename(file, '.css'))
  .filter((name) => asked.length === 0 || asked.includes(name))
const languages = { zh: 'zh-CN', en: 'en', tw: 'zh-TW', ja: 'ja', ko: 'ko' }
const decks = Object.entries(languages).map(([name, lang]) => ({
  name,
  lang,
  markdown: read(`scripts/gallery-${name}.md`),
}))
const faces = ['light', 'dark']

/** What Marp reads: pictures in, the face added to each slide's class, and no names of ours. */
const deckMarkdown = ({ lang, markdown }, theme, face) => {
  const slides = markdown
    .replace(/<!-- name: .* -->\n/g, '')
    .replace(/\(gallery:(\w+)\)/g, (_, name) => `(${pictures[name]})`)
    .replace(/<!-- _class: (.*) -->/g, (_, names) => {
      return `<!-- _class: ${names}${face === 'dark' ? ' dark' : ''} -->`
    })
  return `---\nmarp: true\ntheme: ${theme}\nlang: ${lang}\npaginate: true\nmath: katex\n---\n\n${slides}`
}

/** Content that leaves the slide, or a text that is hidden in part: a theme's fault. */
const faultsOnPage = () =>
  [...document.querySelectorAll('section')].flatMap((section, i) => {
    const frame = section.getBoundingClientRect()
    const low = [...section.querySelectorAll('*')].filter((element) => {
      if (element.closest('.katex-mathml, header, footer, svg[data-marp-mermaid]')) return false
      const box = element.getBoundingClientRect()
      const style = getComputedStyle(section)
      return (
        box.bottom > frame.bottom - Number.parseFloat(style.paddingBottom) / 2 ||
        box.right > frame.right + 1
      )
    })
    return low.length > 0 ? [{ slide: i + 1, what: low[0].tagName }] : []
  })

const browser = await puppeteer.launch({
  executablePath: await findBrowser(),
  headless: 'shell',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})

/** Draws one deck in one face of a theme; answers with the files. */
const draw = async (deck, theme, face) => {
  const themeCss = read(`themes/${theme}.css`)
  const markdown = deckMarkdown(deck, theme, face)
  const { css: fontCss } = await fontFaces(markdown, { lang: deck.lang, themeCss })
  const engine = new Engine({ fontCss, inlineSVG: false, script: false })
  engine.themeSet.add(themeCss)
  const { html, css } = engine.render(markdown)
  const page = await browser.newPage()
  await page.setViewport({ width: 1280, height: 720 })
  const style = 'body{margin:0}section{overflow:hidden}'
  await page.setContent(
    `<!doctype html><html lang="${deck.lang}"><style>${css}${style}</style><body>${html}`,
    { waitUntil: 'load' },
  )
  await page.evaluate(() => document.fonts.ready.then(() => {}))
  for (const { slide, what } of await page.evaluate(faultsOnPage))
    console.warn(`${theme} ${face} ${deck.lang}: slide ${slide} is too full (${what})`)
  const files = []
  for (const section of await page.$$('section')) {
    const file = `${theme}-${face}-${deck.name}-${files.length + 1}.webp`
    const path = fileURLToPath(new URL(file, out))
    await section.screenshot({ path, type: 'webp', quality: 88 })
    files.push(file)
  }
  await page.close()
  return files
}

mkdirSync(out, { recursive: true })
const rows = []
for (const deck of decks) {
  const names = [...deck.markdown.matchAll(/<!-- name: (.*) -->/g)].map(([, name]) => name)
  const columns = []
  for (const theme of themes)
    for (const face of faces) columns.push({ theme, face, files: await draw(deck, theme, face) })
  rows.push({ lang: deck.lang, names, columns })
}
writeFileSync(new URL('index.html', out), galleryPage(rows))
await browser.close()
console.log(fileURLToPath(new URL('index.html', out)))
