// Compares predicted heights with Chromium's, and looks for what overflows, slide by slide.
// `npm run bench:fit -- [--theme NAME] [--wild COUNT] [--show COUNT] NOTE…`
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { contentHeight, overflows } from '../lib/fit/fit.js'
import { readScale, sizeOf } from '../lib/fit/theme.js'
import { balanceOf } from './fit-balance.js'
import { wildNote } from './fit-notes.js'
import { composeNote, openBrowser, openPage, showDeck, themeNamed } from './fit-page.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    theme: { type: 'string', default: 'notedeck' },
    wild: { type: 'string', default: '0' },
    show: { type: 'string', default: '40' },
    only: { type: 'string' },
  },
})
const theme = themeNamed(values.theme)
const room = mkdtempSync(join(tmpdir(), 'notedeck-fit-'))
const wild = Array.from({ length: Number(values.wild) }, (_, seed) => {
  const path = join(room, `wild-${seed}.md`)
  writeFileSync(path, wildNote(seed))
  return path
})
const composed = []
for (const path of [...positionals, ...wild]) {
  const one = await composeNote(path, theme).catch((error) =>
    console.log('  FAILED', path, error.stack?.slice(0, 300)),
  )
  if (one && !one.note.meta.marp) composed.push({ path, ...one })
}
rmSync(room, { recursive: true })

const rows = []
const faults = []
let spent = 0
const browser = await openBrowser()
const byLang = Object.entries(
  groupBy(composed, ({ note, conversion }) => note.meta.lang ?? conversion.deck.lang),
)
for (const [lang, group] of byLang) {
  const page = await openPage(
    browser,
    group.map(({ conversion }) => conversion.markdown).join('\n'),
    lang,
    theme,
  )
  for (const { path, note, conversion } of group) {
    const { deck, markdown } = conversion
    const checked = await showDeck(page, markdown, theme)
    const scale = readScale(theme.css, deck.lang, sizeOf(note.meta.directives))
    const start = performance.now()
    const predictions = deck.slides.map((slide) => contentHeight(slide, scale))
    spent += performance.now() - start
    const name = basename(path)
    faults.push(
      ...checked.faults.map((fault) => ({
        name,
        ...fault,
        slide: fault.slide + 1,
        layout: deck.slides[fault.slide]?.layout,
      })),
    )
    checked.heights.forEach((measured, i) => {
      const slide = deck.slides[i]
      if (!slide) return
      const layout = [slide.layout, ...slide.modifiers].join(' ')
      const kinds = slide.body.map(({ kind }) => kind).join('+')
      rows.push({
        name,
        slide: i + 1,
        layout,
        kinds,
        predicted: predictions[i],
        measured,
        over: overflows(slide, scale),
        text: slide.title?.text ?? '',
      })
    })
  }
  await page.close()
}
await browser.close()

// What has all the room that is left has no height of its own.
const FLUID = /figure|diagram/
const fixed = rows.filter(
  ({ layout, kinds }) => !FLUID.test(layout) && !/figure|diagram/.test(kinds),
)
const isExact = ({ predicted, measured }) => Math.abs(predicted - measured) <= 1
const percent = (part, whole) => `${((100 * part) / Math.max(1, whole)).toFixed(1)}%`
console.log(
  `${rows.length} slides, ${fixed.length} of fixed height, exact within 1 px: ${percent(fixed.filter(isExact).length, fixed.length)}`,
)
console.log(`prediction: ${(spent / rows.length).toFixed(3)} ms a slide`)
for (const [layout, group] of Object.entries(groupBy(fixed, ({ layout }) => layout)))
  console.log(`  ${layout}: ${group.filter(isExact).length} of ${group.length}`)
const tall = faults.filter(({ kind }) => kind === 'outside')
const missed = new Set(
  tall
    .filter(
      ({ name, slide }) => !rows.find((row) => row.name === name && row.slide === slide)?.over,
    )
    .map(({ name, slide }) => `${name} ${slide}`),
)
console.log(
  `slides with text or boxes outside the frame: ${new Set(tall.map(({ name, slide }) => `${name} ${slide}`)).size}, not foreseen: ${missed.size}`,
)
for (const [kind, group] of Object.entries(groupBy(faults, ({ kind }) => kind)))
  console.log(`  ${kind}: ${group.length}`)
console.log(
  balanceOf(
    composed.map(({ conversion, note }) => ({
      deck: conversion.deck,
      scale: readScale(theme.css, conversion.deck.lang, sizeOf(note.meta.directives)),
    })),
  ),
)
const show = Number(values.show)
for (const one of faults.slice(0, show)) console.log('  fault', JSON.stringify(one))
const only = new RegExp(values.only ?? '')
for (const row of fixed.filter((row) => !isExact(row) && only.test(row.layout)).slice(0, show))
  console.log(
    `  ${row.name.slice(-24)} ${row.slide} ${row.layout} [${row.kinds}]: ${row.predicted.toFixed(1)} predicted, ${row.measured.toFixed(1)} measured | ${row.text}`,
  )

function groupBy(all, key) {
  const groups = {}
  for (const one of all) groups[key(one)] = [...(groups[key(one)] ?? []), one]
  return groups
}
