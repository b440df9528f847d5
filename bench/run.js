// Prints ratios, taken side by side on the machine at hand. `npm run bench -- [NOTE] [ROUNDS]`
import { existsSync, readdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { measureBuild } from './build.js'
import { measureConvert } from './convert.js'

const root = resolve(import.meta.dirname, '..')
const [given, rounds = '5'] = process.argv.slice(2)
const note = resolve(given ?? firstNote())
if (!existsSync(note)) throw new Error(`expected a note, found no file at ${note}`)

console.log(`${basename(note)}, Node ${process.versions.node}, ${process.platform}`)

const convert = await measureConvert(note)
console.log(`
from text to deck, in a process of its own
  warm     ${ms(convert.warm)}   ${verdict(convert.warm, 100)}, limit 100 ms
  first    ${ms(convert.first)}
  memory   ${Math.round(convert.peak)} MB   ${verdict(convert.peak, 300)}, limit 300 MB`)

const { ours, theirs, ratios } = await measureBuild(note, Number(rounds))
console.log(`
to HTML and PDF, ${rounds} rounds in turn, with the same browser
  notedeck build           ${ms(median(ours))}
  marp, HTML and then PDF  ${ms(median(theirs))}
  ratio                    ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})   ${verdict(median(ratios), 1)}, limit 1`)

function firstNote() {
  const notes = join(root, 'notes')
  const [first] = readdirSync(notes).filter((name) => name.endsWith('.md'))
  if (!first) throw new Error('expected a note in notes/, found none')
  return join(notes, first)
}

/** @param {readonly number[]} all */
function median(all) {
  const sorted = all.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** @param {number} time in milliseconds */
function ms(time) {
  return `${time < 100 ? time.toFixed(1) : Math.round(time)} ms`
}

/**
 * @param {number} value
 * @param {number} limit
 */
function verdict(value, limit) {
  return value <= limit ? 'within' : 'OVER'
}
