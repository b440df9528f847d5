// Compares predicted heights with Chromium's, and looks for what overflows, slide by slide.
// `npm run bench:fit -- [--theme NAME] [--wild COUNT] [--show COUNT] [NOTE…]`; without a note all
// that are at hand, without a theme all of ours.
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { balanceOf } from './fit-balance.js'
import { groupBy, isExact, measureDecks } from './fit-measure.js'
import { wildNote } from './fit-notes.js'
import { composeNote, openBrowser, themeNamed } from './fit-page.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    theme: { type: 'string', default: 'notedeck,folio,poster' },
    wild: { type: 'string', default: '0' },
    show: { type: 'string', default: '0' },
  },
})
const repo = resolve(import.meta.dirname, '..')
const room = mkdtempSync(join(tmpdir(), 'notedeck-fit-'))
const wild = Array.from({ length: Number(values.wild) }, (_, seed) => {
  const path = join(room, `wild-${seed}.md`)
  writeFileSync(path, wildNote(seed))
  return path
})
const given = [...positionals, ...wild]
const notes = given.length > 0 ? given : atHand()
const browser = await openBrowser()
const all = []
for (const name of values.theme.split(',')) {
  const theme = await themeNamed(name)
  const composed = []
  for (const path of notes) {
    const one = await composeNote(path, theme)
    if (one && !one.note.meta.marp) composed.push({ path, ...one })
  }
  const measured = await measureDecks(browser, composed, theme)
  console.log(`${name}\n${summary(measured)}\n  ${balanceOf(measured.decks)}`)
  all.push(measured)
}
await browser.close()
rmSync(room, { recursive: true })
console.log(`in all\n${summary(joined(all))}\n  ${balanceOf(all.flatMap(({ decks }) => decks))}`)
for (const { rows, faults } of all) show(rows, faults)

/** The repo's own notes and, where they are, those that people wrote. */
function atHand() {
  const folders = ['notes', '../shared/seed', '../shared/corpus', '../shared/gold']
  return folders
    .map((folder) => resolve(repo, folder))
    .filter(existsSync)
    .flatMap((folder) => readdirSync(folder, { recursive: true }).map((file) => join(folder, file)))
    .filter((file) => /\.md$/.test(file) && !/\/README\.md$/.test(file))
    .sort()
}

function joined(parts) {
  const together = (name) => parts.flatMap((part) => part[name])
  const spent = parts.reduce((sum, part) => sum + part.spent, 0)
  return {
    rows: together('rows'),
    faults: together('faults'),
    whole: together('whole'),
    spent,
  }
}

function percent(part, whole) {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)}%`
}

/** What was foreseen of slides as they are, and of those that nothing was done to. */
function summary({ rows, faults, whole, spent }) {
  const exact = rows.filter(isExact).length
  const over = whole.filter(({ browser }) => browser)
  const foreseen = over.filter(({ predicted }) => predicted).length
  const alarms = whole.filter(({ browser, predicted }) => predicted && !browser).length
  const kinds = Object.entries(groupBy(faults, ({ kind }) => kind))
  const found = kinds.map(([kind, group]) => `${kind} ${group.length}`).join(', ')
  return [
    `  ${rows.length} slides, ${percent(exact, rows.length)} exact within 1 px, ${(spent / rows.length).toFixed(3)} ms a slide`,
    `  not fitted: ${whole.length} slides, of ${over.length} over the frame ${foreseen} foreseen (recall ${percent(foreseen, over.length)}), ${alarms} false alarms`,
    `  faults after fitting: ${found || 'none'}`,
  ].join('\n')
}

function show(rows, faults) {
  const most = Number(values.show)
  for (const one of faults.slice(0, most)) console.log('  fault', JSON.stringify(one))
  for (const row of rows.filter((row) => !isExact(row)).slice(0, most))
    console.log(
      `  ${row.name.slice(-24)} ${row.slide} ${row.layout} [${row.kinds}]: ${row.predicted.toFixed(1)} predicted, ${row.measured.toFixed(1)} measured | ${row.text}`,
    )
}
