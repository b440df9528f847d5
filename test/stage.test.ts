import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { stageData, stageHtml } from '../lib/render/stage-html.js'
import { convert } from '../src/convert.js'
import { findBrowser } from '../src/render/browser.js'
import { noteHtml } from '../src/render/notes-html.js'
import { noteOf } from './support/preview-room.js'
import { openProject, type Project } from './support/project.js'

let browser: Browser
let made: Project
const faults: string[] = []
const deck = (name: string) => pathToFileURL(join(made.dir, 'dist', `${name}.html`)).href

const steps = `---
marp: true
---

# Steps

* one
* two

---

# After

Words.

<!-- words for **after** -->
`

beforeAll(async () => {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  browser = await puppeteer.launch({ executablePath: await findBrowser(), args, headless: 'shell' })
  made = await openProject({ 'talk.md': noteOf(6, '**plain**'), 'steps.md': steps })
  const ran = await made.notedeck(['build', '--format', 'html', 'talk.md', 'steps.md'])
  expect(ran.err).toBe('')
})
afterAll(async () => {
  await browser.close()
  await made.remove('.')
})
afterEach(async () => {
  for (const page of await browser.pages()) {
    if (page.url().startsWith('file:')) await page.evaluate('try { localStorage.clear() } catch {}')
    await page.close()
  }
  expect(faults.splice(0)).toEqual([])
})

const listen = async (page: Page): Promise<Page> => {
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (line) => line.text().includes('Content Security') && faults.push(line.text()))
  await page.setViewport({ width: 1280, height: 800 })
  return page
}
const openPage = async (url: string): Promise<Page> => {
  const page = await listen(await browser.newPage())
  await page.goto(url)
  return page
}
const openedBy = async (act: () => Promise<unknown>): Promise<Page> => {
  const opened = new Promise<Page>((resolve) => {
    browser.once('targetcreated', async (target) => resolve((await target.page()) as Page))
  })
  await act()
  const page = await listen(await opened)
  await page.waitForFunction('document.readyState === "complete"')
  return page
}
const until = (page: Page, expression: string) =>
  page.waitForFunction(expression, { timeout: 20_000, polling: 50 })
/** Of Marp's own page. */
const marpAt = (page: Page, number: number) =>
  until(
    page,
    `[...document.querySelectorAll('svg[data-marpit-svg]')].findIndex((one) => one.classList.contains('bespoke-marp-active')) === ${number - 1}`,
  )
const at = (page: Page, number: number) =>
  until(page, `document.querySelector('.place')?.textContent.startsWith('${number} /')`)

test('the presenter view of an exported page leads Marp’s page, and the other way round', async () => {
  const marp = await openPage(`${deck('talk')}#3`)
  await marpAt(marp, 3)
  const presenter = await openedBy(() => marp.keyboard.press('p'))
  await at(presenter, 3)
  const notes = () => presenter.$eval('.notes', (one) => one.innerHTML)
  expect(await notes()).toContain('<strong>plain</strong>')
  await presenter.keyboard.press('ArrowRight')
  await at(presenter, 4)
  await marpAt(marp, 4)
  await marp.bringToFront()
  await marp.keyboard.press('ArrowRight')
  await marp.keyboard.press('ArrowRight')
  await at(presenter, 6)
  await presenter.bringToFront()
  await presenter.keyboard.type('2')
  await presenter.keyboard.press('Enter')
  await marpAt(marp, 2)
})

test('black screen and pointer lie over Marp’s page', async () => {
  const marp = await openPage(deck('talk'))
  const presenter = await openedBy(() => marp.click('[data-bespoke-marp-osc=presenter]'))
  await at(presenter, 1)
  await presenter.keyboard.press('b')
  await marp.waitForSelector('.notedeck-over.black')
  await presenter.keyboard.press('b')
  await marp.waitForSelector('.notedeck-over:not(.black)')
  const box = await (await presenter.$('.now'))?.boundingBox()
  if (!box) throw new Error('expected a slide')
  await presenter.mouse.move(box.x + box.width / 4, box.y + box.height / 2)
  await presenter.mouse.down()
  await marp.waitForSelector('.notedeck-over .pointer:not([hidden])')
  const place = await marp.$eval('.notedeck-over .pointer', (dot) => {
    const { left, top } = (dot as HTMLElement).style
    return [Number.parseFloat(left), Number.parseFloat(top)]
  })
  expect(place[0]).toBeCloseTo(25, 0)
  expect(place[1]).toBeCloseTo(50, 0)
  await presenter.mouse.up()
  await marp.waitForFunction(`document.querySelector('.notedeck-over .pointer').hidden`)
})

test('either window comes back where it was', async () => {
  const marp = await openPage(deck('talk'))
  const presenter = await openedBy(() => marp.keyboard.press('p'))
  await at(presenter, 1)
  await presenter.keyboard.press('ArrowRight')
  await presenter.keyboard.press('ArrowRight')
  await marpAt(marp, 3)
  const clock = (page: Page) =>
    page.evaluate(`JSON.parse(localStorage['notedeck ' + location.pathname]).started`)
  const started = await clock(presenter)
  expect(started).toBeGreaterThan(0)
  // The audience's window was closed: another takes its place.
  await marp.close()
  const again = await openPage(deck('talk'))
  await marpAt(again, 3)
  await presenter.keyboard.press('ArrowRight')
  await marpAt(again, 4)
  // The presenter's window was closed: another knows the time.
  await presenter.close()
  await again.bringToFront()
  const next = await openedBy(() => again.keyboard.press('p'))
  await at(next, 4)
  await again.reload()
  await next.bringToFront()
  await next.reload()
  await at(next, 4)
  expect(await clock(next)).toBe(started)
  await next.keyboard.press('ArrowRight')
  await marpAt(again, 5)
})

test('a talk that nobody presented for ten minutes is over', async () => {
  for (const [minutes, goesOn] of [
    [5, true],
    [11, false],
  ] as const) {
    const marp = await openPage(`${deck('talk')}#2`)
    await marp.evaluate(`(() => {
      const turn = Date.now() - ${minutes} * 60_000
      const talk = { index: 4, id: '', step: 0, black: false, started: turn, entered: turn, turn }
      localStorage.setItem('notedeck ' + location.pathname, JSON.stringify(talk))
    })()`)
    await marp.reload()
    await marpAt(marp, 2)
    const presenter = await openedBy(() => marp.keyboard.press('p'))
    await at(presenter, 2)
    const elapsed = await presenter.$eval('.elapsed', (one) => one.textContent)
    expect(elapsed?.startsWith(goesOn ? '5:' : '0:00')).toBe(true)
    await presenter.close()
    await marp.close()
  }
})

test('where the browser keeps nothing and has no channel, windows speak to each other', async () => {
  const page = await browser.newPage()
  const without = `Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })
    delete window.BroadcastChannel`
  await page.evaluateOnNewDocument(without)
  const marp = await listen(page)
  await marp.goto(`${deck('talk')}#2`)
  const presenter = await openedBy(() => marp.keyboard.press('p'))
  await presenter.evaluateOnNewDocument(without)
  await presenter.reload()
  await at(presenter, 2)
  await presenter.keyboard.press('ArrowRight')
  await marpAt(marp, 3)
  await marp.reload()
  await presenter.bringToFront()
  await presenter.keyboard.press('ArrowRight')
  await marpAt(marp, 4)
  await presenter.reload()
  await at(presenter, 4)
})

test('two readers of a page do not lead each other', async () => {
  const one = await openPage(deck('talk'))
  const other = await openPage(deck('talk'))
  await one.bringToFront()
  await one.keyboard.press('ArrowRight')
  await marpAt(one, 2)
  await new Promise((resolve) => setTimeout(resolve, 400))
  await marpAt(other, 1)
})

test('steps of a list come one after another in both windows', async () => {
  const marp = await openPage(deck('steps'))
  const presenter = await openedBy(() => marp.keyboard.press('p'))
  const shown = (page: Page, root: string, count: number) =>
    until(
      page,
      `[...${root}.querySelectorAll('li')].filter((one) => getComputedStyle(one).visibility === 'visible').length === ${count}`,
    )
  const now = `document.querySelector('.now').shadowRoot`
  const active = `document.querySelector('.bespoke-marp-active')`
  await shown(presenter, now, 0)
  await presenter.keyboard.press('ArrowRight')
  await shown(presenter, now, 1)
  await shown(marp, active, 1)
  await marp.bringToFront()
  await marp.keyboard.press('ArrowRight')
  await shown(presenter, now, 2)
  await presenter.bringToFront()
  await presenter.keyboard.press('ArrowRight')
  await at(presenter, 2)
  expect(await presenter.$eval('.notes', (one) => one.innerHTML)).toContain('<strong>after')
  await presenter.keyboard.press('ArrowLeft')
  await shown(presenter, now, 2)
  await shown(marp, active, 2)
})

test('notes can be set larger, and stay so', async () => {
  const presenter = await openPage(`${deck('talk')}?view=presenter#4`)
  await at(presenter, 4)
  const size = () =>
    presenter.$eval('.notes', (notes) => Number.parseFloat(getComputedStyle(notes).fontSize))
  const before = await size()
  await presenter.keyboard.press('+')
  await presenter.keyboard.press('+')
  const after = await size()
  expect(after).toBeGreaterThan(before)
  await presenter.reload()
  expect(await size()).toBe(after)
  const audience = await openedBy(() => presenter.keyboard.press('a'))
  await marpAt(audience, 4)
  await presenter.bringToFront()
  await presenter.keyboard.press('ArrowRight')
  await marpAt(audience, 5)
})

test('a page runs Marp’s scripts and ours, nothing else, and stays alone', async () => {
  const html = readFileSync(join(made.dir, 'dist', 'talk.html'), 'utf8')
  expect(html).not.toMatch(/<(?:script|link|img)[^>]* (?:src|href)="(?!data:)/)
  const bad = html.replace('</body>', '<script>window.hit = 1</script></body>')
  writeFileSync(join(made.dir, 'dist', 'bad.html'), bad)
  const page = await openPage(`${deck('bad')}?view=presenter`)
  await at(page, 1)
  expect(await page.evaluate('window.hit')).toBeUndefined()
  expect(faults.splice(0).length).toBeGreaterThan(0)
})

test('--stage marp leaves Marp’s own presenter view', async () => {
  await made.notedeck(['build', '--format', 'html', '--stage', 'marp', '--out', 'marp', 'talk.md'])
  const html = await made.read('marp/talk.html')
  expect(html).not.toContain('notedeck-stage')
  const page = await openPage(
    `${pathToFileURL(join(made.dir, 'marp', 'talk.html')).href}?view=presenter`,
  )
  await page.waitForSelector('.bespoke-marp-presenter-container')
  expect((await made.notedeck(['build', '--stage', 'none', 'talk.md'])).status).toBe(2)
})

test('notes that a page does not show are not in it', () => {
  const source = noteOf(2)
  const { deck } = convert(source)
  const note = (i: number) => `<div class="bespoke-marp-note" data-index="${i}" tabindex="0"></div>`
  const with1 = `${note(1)}<script>marp()</script>`
  const page = JSON.parse(
    /json" id="notedeck-stage">([^<]*)</.exec(
      stageHtml(with1, stageData(deck, source), 'marp()').html,
    )?.[1] ?? '',
  )
  const full = stageData(deck, source).slides
  expect(full.every(({ notes }) => notes.length > 0)).toBe(true)
  expect(page.slides.map((slide: { notes: string[] }) => slide.notes)).toEqual(
    full.map(({ notes }, i) => (i === 1 ? notes : [])),
  )
})

test('notes are formatted as they were written', () => {
  const source =
    '# T\n\n## S\n\n- a\n- b\n\n**Use this part[^1]. And that** with `a<b`, [a link](https://a.example/?a=1&b="), [none](x.md) and $a^2$.\n\nA snake_case_name & <b>tags</b>, H~2~O and ~~not~~ *end*.\n\n```js\ngo("<a>")\n```\n\n[^1]: Below.\n'
  const notes = stageData(convert(source).deck, source).slides.flatMap((slide) => slide.notes)
  expect(notes).toEqual(
    expect.arrayContaining([
      expect.stringMatching(
        /^<p><strong>Use this part. And that<\/strong> with <code>a&lt;b<\/code>, <a href="https:\/\/a.example\/\?a=1&amp;b=&quot;" target="_blank" rel="noopener noreferrer">a link<\/a>, <span>none<\/span> and <span class="katex"><math.*<\/p>$/,
      ),
      '<p>A snake_case_name &amp; <strong>tags</strong>, H<sub>2</sub>O and <del>not</del> <em>end</em>.</p>',
    ]),
  )
})

test('notes that differ in an address alone are told apart in one process', () => {
  for (const year of ['2023', '2024']) {
    const source = `# T\n\n## News\n\n**It is twice as fast.** All of it is on [our site](https://a.example/${year}) for you.\n\n## Plans\n\n- a\n`
    const notes = stageData(convert(source).deck, source).slides.flatMap((slide) => slide.notes)
    expect(notes.join('')).toContain(`"https://a.example/${year}"`)
  }
})

test('the notes of a deck of Marp are Markdown', () => {
  const source = 'See **this** and `that`.\n\n[a link](https://a.example)\n'
  const line = (text: string, words: string) => {
    const start = source.indexOf(text)
    const range = { start, end: start + text.length }
    return noteHtml({ kind: 'prose', text: words, range }, (from, to) => source.slice(from, to))
  }
  const whole = 'See **this** and `that`.'
  expect(line(whole, whole)).toBe('<p>See <strong>this</strong> and <code>that</code>.</p>')
  expect(line('[a link](https://a.example)', '<other>')).toBe('<p>&lt;other&gt;</p>')
})
