// From a save on disk to the new slide painted, beside Marp CLI's server mode, in turn.
// `npm run build && node bench/preview.js [SLIDES…]`
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import puppeteer from 'puppeteer-core'
import { convert } from '../lib/convert.js'
import { loadTheme } from '../lib/load/theme.js'
import { startPreview } from '../lib/preview/preview.js'
import { findBrowser } from '../lib/render/browser.js'

const root = resolve(import.meta.dirname, '..')
const { theme } = await loadTheme()
const marpCli = createRequire(import.meta.url).resolve('@marp-team/marp-cli/package.json')

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

/** Runs in the page: notes when each mark was first painted. */
const watcher = `(() => {
  const seen = {}
  window.seen = seen
  const look = () => {
    const slide = document.querySelector('.slide')?.shadowRoot ?? document.querySelector('svg.bespoke-marp-active')
    const mark = /mark-\\d+/.exec(slide?.textContent ?? '')?.[0]
    if (mark && !seen[mark]) seen[mark] = Date.now()
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
})()`

/**
 * Milliseconds from writing a file to its mark painted.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {() => void} write
 * @param {string} mark
 */
async function paint(page, write, mark) {
  const start = Date.now()
  write()
  const end = Date.now() + 60_000
  for (;;) {
    const seen = await page.evaluate(`window.seen?.['${mark}'] ?? 0`).catch(() => 0)
    if (seen) return seen - start
    if (Date.now() > end) return Number.NaN
    await sleep(4)
  }
}

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} url
 */
async function openWatched(browser, url) {
  const page = await browser.newPage()
  await page.evaluateOnNewDocument(watcher)
  await page.goto(url)
  return page
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
 * @param {import('puppeteer-core').Browser} browser
 * @param {number} slides
 * @param {number} rounds
 */
async function measure(browser, slides, rounds) {
  const room = mkdtempSync(join(tmpdir(), 'notedeck-bench-'))
  const [note, deck] = [join(room, 'note.md'), join(room, 'deck.md')]
  const marked = (/** @type {string} */ mark) => noteOf(slides, mark)
  const marpOf = (/** @type {string} */ mark) => convert(marked(mark), { theme }).markdown
  writeFileSync(note, marked('mark-0'))
  writeFileSync(deck, marpOf('mark-0'))
  cpSync(join(root, 'themes/notedeck.css'), join(room, 'notedeck.css'))
  const themeOf = async () => ({ theme, faults: [] })
  const preview = await startPreview({ note, port: 0, host: '127.0.0.1', offline: true, themeOf })
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const cli = join(dirname(marpCli), 'marp-cli.js')
  const args = [cli, '-s', room, '--theme-set', join(room, 'notedeck.css'), '--no-stdin']
  const marp = spawn(process.execPath, args, {
    env: { ...process.env, PORT: String(port) },
    stdio: 'ignore',
  })
  try {
    const ours = await openWatched(browser, preview.url)
    await ours.waitForSelector('html[data-build]')
    const marpUrl = `http://127.0.0.1:${port}/deck.md`
    await reached(marpUrl)
    const parts = marpOf('mark-0').split('\n---\n')
    const at = parts.findIndex((one) => one.includes('mark-0'))
    const theirs = await openWatched(browser, `${marpUrl}#${at}`)
    await sleep(1500)
    const saves = {
      ours: (/** @type {string} */ mark) => () => writeFileSync(note, marked(mark)),
      theirs(/** @type {string} */ mark) {
        const text = marpOf(mark)
        return () => writeFileSync(deck, text)
      },
    }
    const times = await saveInTurn({ ours, theirs }, saves, rounds)
    const count = (await ours.$$('.thumb')).length
    await ours.close()
    await theirs.close()
    return { ...times, count }
  } finally {
    marp.kill()
    await preview.close()
    rmSync(room, { recursive: true, force: true })
  }
}

/**
 * @param {Record<'ours' | 'theirs', import('puppeteer-core').Page>} pages
 * @param {Record<'ours' | 'theirs', (mark: string) => () => void>} saves
 * @param {number} rounds
 */
async function saveInTurn(pages, saves, rounds) {
  /** @type {Record<'ours' | 'theirs', number[]>} */
  const times = { ours: [], theirs: [] }
  for (let round = 1; round <= rounds; round += 1) {
    const mark = `mark-${round}`
    for (const who of /** @type {const} */ (['ours', 'theirs'])) {
      await pages[who].bringToFront()
      times[who].push(await paint(pages[who], saves[who](mark), mark))
      await sleep(100)
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
const browser = await puppeteer.launch({
  executablePath: await findBrowser(),
  args,
  headless: 'shell',
})
console.log('slides  notedeck median  p95   marp median  p95   missed  ratio')
for (const slides of asked.length > 0 ? asked : [50, 1000]) {
  const { ours, theirs, count } = await measure(browser, slides, slides > 300 ? 8 : 20)
  const [a, b] = [quantile(ours, 0.5), quantile(theirs, 0.5)]
  const missed = theirs.filter(Number.isNaN).length
  const row = [
    count,
    a,
    quantile(ours, 0.95),
    b,
    quantile(theirs, 0.95),
    missed,
    (a / b).toFixed(2),
  ]
  console.log(row.join('\t'))
}
await browser.close()
