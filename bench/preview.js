// From a save on disk to the new slide painted, beside Marp CLI's server mode, in turn.
// `npm run build && node bench/preview.js [SLIDES…]`
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import puppeteer from 'puppeteer-core'
import { convert } from '../lib/convert.js'
import { loadTheme } from '../lib/load/theme.js'
import { findBrowser } from '../lib/render/browser.js'

const root = resolve(import.meta.dirname, '..')
const { theme } = await loadTheme()
const warming = 3
/** How long both are left alone before a save: a server goes on working when its page is painted. */
const REST = 500
const ROUNDS = 40
const marpCli = createRequire(import.meta.url).resolve('@marp-team/marp-cli/package.json')

/** @typedef {import('puppeteer-core').Browser} Browser */

/**
 * A note of about so many slides; the mark stands on one in the middle.
 *
 * @param {number} slides
 * @param {string} mark
 */
function noteOf(slides, mark) {
  const parts = Array.from({ length: slides }, (_, i) => {
    const word = i === slides >> 1 ? ` ${mark}` : ''
    return `## 第 ${i + 1} 节\n\n这一节说的是第 ${i + 1} 件事，它不长也不短。**要点就在这一句里${i}。** 后面再补一句。\n\n- 其一，容器只是进程${word}\n- 其二，镜像是分层的\n- 其三，网络靠命名空间\n`
  })
  return parts.join('\n')
}

/**
 * Runs in the page: tells of each mark once the frame that shows it is painted. It asks every frame
 * while the page loads, and then waits for changes: one who goes on asking keeps the page drawing,
 * and every change waits for the screen's next frame, 8 ms, where a page that rests draws at once.
 */
const watcher = `(() => {
  let last = ''
  const channel = new MessageChannel()
  channel.port1.onmessage = ({ data }) => painted(data, performance.timeOrigin + performance.now())
  const shown = () => document.querySelector('.slide')?.shadowRoot ?? document.querySelector('svg.bespoke-marp-active')
  const fresh = () => {
    const mark = /mark-\\d+/.exec(shown()?.textContent ?? '')?.[0]
    if (!mark || mark === last) return false
    last = mark
    return true
  }
  const tell = () => channel.port2.postMessage(last)
  const load = () => {
    if (!fresh()) return requestAnimationFrame(load)
    tell()
    const changes = new MutationObserver(() => fresh() && requestAnimationFrame(tell))
    for (const root of [document, shown()])
      changes.observe(root, { subtree: true, childList: true, characterData: true })
  }
  requestAnimationFrame(load)
})()`

/** A process that only watches the note, as the preview does, and tells when it saw a change. */
const control = `
import { watchFiles } from ${JSON.stringify(new URL('../lib/preview/watch-files.js', import.meta.url).href)}
const watch = watchFiles(process.argv[1], () => process.send(performance.timeOrigin + performance.now()))
await watch.ready
process.send(0)`

/** In milliseconds since the epoch, finer than the clock's. */
const now = () => performance.timeOrigin + performance.now()

/** @param {string} note */
async function startControl(note) {
  const args = ['--input-type=module', '--eval', control, note]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  await once(child, 'message')
  return child
}

/**
 * Starts a server, and waits for what it says or for an answer from it.
 *
 * @param {readonly string[]} args
 * @param {string} url
 * @param {NodeJS.ProcessEnv} env
 */
async function startServer(args, url, env = process.env) {
  const child = spawn(process.execPath, args, { env, stdio: 'ignore' })
  await reached(url)
  return child
}

/**
 * @param {Browser} browser
 * @param {string} url
 */
async function openWatched(browser, url) {
  const page = await browser.newPage()
  /** @type {Map<string, number>} */
  const seen = new Map()
  await page.exposeFunction('painted', (/** @type {string} */ mark, /** @type {number} */ at) => {
    if (!seen.has(mark)) seen.set(mark, at)
  })
  await page.evaluateOnNewDocument(watcher)
  await page.goto(url)
  return { page, seen }
}

/**
 * When a value is there, in milliseconds since the epoch; not a number where it never is.
 *
 * @param {() => number | undefined} value
 */
async function arrival(value) {
  for (const end = Date.now() + 15_000; Date.now() < end; await sleep(5)) {
    const at = value()
    if (at !== undefined) return at
  }
  return Number.NaN
}

/** @param {string} url */
async function reached(url) {
  for (let i = 0; i < 300; i += 1) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
    await sleep(100)
  }
  throw new Error(`expected an answer from ${url}`)
}

/**
 * A note that is being previewed by both, each in a browser of its own: a page behind another's is
 * drawn anew when it comes to the front.
 *
 * @param {number} slides
 */
async function openNote(slides) {
  // A folder each: Marp CLI converts whatever is saved in its own.
  const rooms = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'notedeck-bench-')))
  const [note = '', deck = ''] = rooms.map((room) => join(room, 'deck.md'))
  const marpRoom = dirname(deck)
  const marked = (/** @type {string} */ mark) => noteOf(slides, mark)
  const marpOf = (/** @type {string} */ mark) => convert(marked(mark), { theme }).markdown
  writeFileSync(note, marked('mark-0'))
  writeFileSync(deck, marpOf('mark-0'))
  cpSync(join(root, 'themes/notedeck.css'), join(marpRoom, 'notedeck.css'))
  const ports = [0, 1].map((i) => 20_000 + i + 2 * Math.floor(Math.random() * 10_000))
  const [url, marpUrl] = ports.map((port) => `http://127.0.0.1:${port}/`)
  const own = ['preview', note, '--offline', '--port', String(ports[0])]
  const cli = join(dirname(marpCli), 'marp-cli.js')
  const args = [cli, '-s', marpRoom, '--theme-set', join(marpRoom, 'notedeck.css'), '--no-stdin']
  const children = [
    await startControl(note),
    await startServer([join(root, 'lib/cli/main.js'), ...own], `${url}`),
    await startServer(args, `${marpUrl}deck.md`, { ...process.env, PORT: String(ports[1]) }),
  ]
  const browsers = [await launch(), await launch()]
  const ours = await openWatched(/** @type {Browser} */ (browsers[0]), `${url}`)
  await ours.page.waitForSelector('html[data-build]')
  const at = marpOf('mark-0')
    .split('\n---\n')
    .findIndex((one) => one.includes('mark-0'))
  const theirs = await openWatched(/** @type {Browser} */ (browsers[1]), `${marpUrl}deck.md#${at}`)
  /** @type {number[]} */
  const noticed = []
  children[0]?.on('message', (at) => noticed.push(Number(at)))
  const close = async () => {
    for (const browser of browsers) await browser.close()
    for (const child of children) child.kill()
    for (const room of rooms) rmSync(room, { recursive: true, force: true })
  }
  return {
    count: (await ours.page.$$('.thumb')).length,
    ours: { seen: ours.seen, file: note, textOf: marked },
    theirs: { seen: theirs.seen, file: deck, textOf: marpOf },
    noticed,
    close,
  }
}

/** @typedef {Awaited<ReturnType<typeof openNote>>} Open */

/**
 * Saves each note `rounds` times, in turn: what the machine does beside it takes as much of each.
 *
 * @param {readonly Open[]} notes
 * @param {number} rounds
 */
async function saveInTurn(notes, rounds) {
  const times = notes.map(() => {
    /** @type {Record<'ours' | 'theirs' | 'watcher' | 'beyond', number[]>} */
    const none = { ours: [], theirs: [], watcher: [], beyond: [] }
    return none
  })
  // The first saves warm both up.
  for (let round = 1 - warming; round <= rounds; round += 1) {
    const mark = `mark-${round + warming}`
    for (const [i, note] of notes.entries()) {
      for (const who of /** @type {const} */ (['ours', 'theirs'])) {
        const { seen, file, textOf } = note[who]
        await sleep(REST)
        const written = textOf(mark)
        note.noticed.length = 0
        const start = now()
        writeFileSync(file, written)
        const took = (await arrival(() => seen.get(mark))) - start
        if (round > 0) times[i]?.[who].push(took)
        if (who === 'theirs' || round <= 0) continue
        const watcher = (await arrival(() => note.noticed[0])) - start
        times[i]?.watcher.push(watcher)
        times[i]?.beyond.push(took - watcher)
      }
    }
  }
  return times
}

/**
 * @param {readonly number[]} all
 * @param {number} share
 */
function quantile(all, share) {
  const sorted = all.filter((one) => !Number.isNaN(one)).toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

const asked = process.argv.slice(2).map(Number)
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const executablePath = await findBrowser()
// As large as a browser beside an editor.
const defaultViewport = { width: 1280, height: 800 }
const launch = () => puppeteer.launch({ executablePath, args, defaultViewport, headless: 'shell' })
/** @type {Open[]} */
const notes = []
/** @type {Awaited<ReturnType<typeof saveInTurn>>} */
let times = []
try {
  for (const slides of asked.length > 0 ? asked : [50, 200, 1000])
    notes.push(await openNote(slides))
  await sleep(1500)
  times = await saveInTurn(notes, ROUNDS)
} finally {
  for (const { close } of notes) await close()
}
// Milliseconds: the watcher's own delay, notedeck's median and 95th percentile with it and beyond it.
// The factor is that of `beyond` to the first row's.
console.log(
  'slides watcher notedeck p95 beyond p95 factor marp p95 missed ratio'.replaceAll(' ', '\t'),
)
const first = quantile(times[0]?.beyond ?? [], 0.5)
for (const [i, { ours, theirs, watcher, beyond }] of times.entries()) {
  const both = (/** @type {number[]} */ all) =>
    [quantile(all, 0.5), quantile(all, 0.95)].map((one) => one.toFixed(1))
  const row = [
    notes[i]?.count,
    quantile(watcher, 0.5).toFixed(1),
    ...both(ours),
    ...both(beyond),
    (quantile(beyond, 0.5) / first).toFixed(2),
    ...both(theirs),
    theirs.filter(Number.isNaN).length,
    (quantile(ours, 0.5) / quantile(theirs, 0.5)).toFixed(3),
  ]
  console.log(row.join('\t'))
}
