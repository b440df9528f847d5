// Compares predicted heights with Chromium's, slide by slide. `npm run bench:fit -- NOTE…`
import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import puppeteer from 'puppeteer-core'
import { convert } from '../lib/convert.js'
import { contentHeight } from '../lib/fit/fit.js'
import { readScale } from '../lib/fit/theme.js'
import { readNote } from '../lib/load/read-note.js'
import { findBrowser } from '../lib/render/browser.js'
import Engine from '../lib/render/engine.js'
import { fontFaces } from '../lib/render/fonts.js'
import { measureSlides } from './measure-slides.js'

const theme = {
  name: 'notedeck',
  css: readFileSync(resolve(import.meta.dirname, '../themes/notedeck.css'), 'utf8'),
}
const browser = await puppeteer.launch({
  executablePath: await findBrowser(),
  headless: 'shell',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const page = await browser.newPage()
await page.setViewport({ width: 1280, height: 720 })

/** @type {{ note: string, slide: number, layout: string, predicted: number, measured: number, right: number, text: string }[]} */
const rows = []
let spent = 0
for (const path of process.argv.slice(2)) {
  const { note } = readNote(readFileSync(path), path)
  if (!note) continue
  const { deck, markdown } = convert(note, { theme })
  const { css: fontCss } = await fontFaces(markdown, { lang: deck.lang })
  const engine = new Engine({ fontCss })
  engine.themeSet.add(theme.css)
  const { html, css } = engine.render(markdown)
  await page.setContent(`<!doctype html><style>${css}</style>${html}`, { waitUntil: 'load' })
  await page.evaluate(() => document.fonts.ready.then(() => {}))
  const boxes = await page.evaluate(measureSlides)
  const scale = readScale(theme.css, deck.lang !== 'en')
  const start = performance.now()
  const predictions = deck.slides.map((slide) => contentHeight(slide, scale))
  spent += performance.now() - start
  boxes.forEach((box, i) => {
    const slide = deck.slides[i]
    if (slide)
      rows.push({
        note: basename(path),
        slide: i + 1,
        layout: [slide.layout, ...slide.modifiers].join(' '),
        predicted: predictions[i] ?? 0,
        measured: box.height,
        right: box.right,
        bottom: box.bottom,
        text: box.text,
      })
  })
}
await browser.close()

const FLUID = /figure|diagram|title|agenda|section|end/
const fixed = rows.filter(({ layout }) => !FLUID.test(layout))
const exact = fixed.filter(({ predicted, measured }) => Math.abs(predicted - measured) <= 1)
const over = rows.filter(({ bottom, right }) => bottom > 666 || right > 1210)
console.log(`${rows.length} slides, ${fixed.length} of fixed height, exact within 1 px: ${((100 * exact.length) / fixed.length).toFixed(1)}%`)
console.log(`prediction: ${(spent / rows.length).toFixed(3)} ms a slide`)
for (const [layout, group] of Object.entries(Object.groupBy ? Object.groupBy(fixed, (row) => row.layout) : {}))
  console.log(`  ${layout}: ${group.filter((row) => Math.abs(row.predicted - row.measured) <= 1).length} of ${group.length}`)
console.log(`over the frame: ${over.length}`)
for (const row of over) console.log('  over', JSON.stringify(row))
for (const row of fixed.filter(({ predicted, measured }) => Math.abs(predicted - measured) > 1).slice(0, 60))
  console.log(`  ${row.note.slice(-24)} ${row.slide} ${row.layout}: ${Math.round(row.predicted)} predicted, ${Math.round(row.measured)} measured | ${row.text}`)
