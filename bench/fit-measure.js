// What Chromium draws of decks beside what was foreseen of them.
import { basename } from 'node:path'
import { compose } from '../lib/compose/compose.js'
import { chooseOptions } from '../lib/compose/options.js'
import { emit } from '../lib/emit/emit.js'
import { contentHeight, overflows } from '../lib/fit/fit.js'
import { readScale, sizeOf } from '../lib/fit/theme.js'
import { outline } from '../lib/outline/outline.js'
import { parse } from '../lib/parse/parse.js'
import { openPage, showDeck } from './fit-page.js'

/** Whether a slide's height was foreseen to the pixel. */
export function isExact({ predicted, measured }) {
  return Math.abs(predicted - measured) <= 1
}

/**
 * Measures the decks of notes under a theme, fitted (`rows`, `faults`) and not (`whole`: whether
 * the browser finds a slide over its frame, and whether that was foreseen).
 */
export async function measureDecks(browser, composed, theme) {
  const result = { rows: [], faults: [], whole: [], decks: [], spent: 0 }
  const byLang = groupBy(composed, langOf)
  for (const [lang, group] of Object.entries(byLang)) {
    const text = group.map(({ conversion }) => conversion.markdown).join('\n')
    const page = await openPage(browser, text, lang, theme)
    for (const one of group) {
      const { note, conversion } = one
      const size = sizeOf(note.meta.directives)
      const scale = readScale(theme.css, conversion.deck.lang, size, theme.sizes)
      const fitted = await measureFitted(page, one, scale, theme)
      result.rows.push(...fitted.rows)
      result.faults.push(...fitted.faults)
      result.spent += fitted.spent
      result.whole.push(...(await measureWhole(page, note, scale, theme)))
      result.decks.push({ deck: conversion.deck, scale })
    }
    await page.close()
  }
  return result
}

/** Things by the name that a function gives them. */
export function groupBy(all, key) {
  const groups = {}
  for (const one of all) {
    groups[key(one)] ??= []
    groups[key(one)].push(one)
  }
  return groups
}

function langOf({ note, conversion }) {
  return note.meta.lang ?? conversion.deck.lang
}

async function measureFitted(page, { path, conversion }, scale, theme) {
  const { deck, markdown } = conversion
  const checked = await showDeck(page, markdown, theme)
  // The time of this process alone: others use the machine too.
  const start = process.cpuUsage()
  const predictions = deck.slides.map((slide) => contentHeight(slide, scale))
  const { user, system } = process.cpuUsage(start)
  const name = basename(path)
  const rows = deck.slides.map((slide, i) => ({
    name,
    slide: i + 1,
    layout: [slide.layout, ...slide.modifiers].join(' '),
    kinds: slide.body.map(({ kind }) => kind).join('+'),
    predicted: predictions[i],
    measured: checked.heights[i] ?? 0,
    text: slide.title?.text ?? '',
  }))
  // What has all the room that is left has no height of its own.
  const fixed = rows.filter(({ kinds }) => !/figure|diagram/.test(kinds))
  const faults = checked.faults
    .map((fault) => ({ name, ...fault, layout: deck.slides[fault.slide]?.layout }))
    .map((fault) => ({ ...fault, slide: fault.slide + 1 }))
  return { rows: fixed, faults, spent: (user + system) / 1000 }
}

/** The same slides as they are before fitting: many are over the frame. */
async function measureWhole(page, note, scale, theme) {
  const document = parse(note)
  const deck = compose(document, outline(document.blocks), chooseOptions(note, {}).options)
  const { faults } = await showDeck(page, emit(deck, note, { theme: theme.name }), theme)
  const over = new Set(faults.filter(({ kind }) => kind === 'outside').map(({ slide }) => slide))
  return deck.slides
    .map((slide, i) => ({ slide, browser: over.has(i), predicted: overflows(slide, scale) }))
    .filter(({ slide }) => !slide.body.some(({ kind }) => kind === 'figure' || kind === 'diagram'))
}
