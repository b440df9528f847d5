import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import axe from 'axe-core'
import type { Page } from 'puppeteer-core'
import { expect, test } from 'vitest'
import {
  at,
  browser,
  listen,
  openedBy,
  openPage,
  room,
  slideText,
  until,
} from './support/preview-pages.js'
import { noteOf, PreviewRoom } from './support/preview-room.js'
import { openProject } from './support/project.js'

// What one meets on the pages: keys and focus, dialogs, links, another note, a server that is gone.

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
const goTo = async (page: Page, number: number): Promise<void> => {
  await page.keyboard.press('g')
  await page.keyboard.type(String(number))
  await page.keyboard.press('Enter')
  await at(page, number)
}

test('p brings a presenter view back to the talk, and moves no audience', async () => {
  const editor = await openPage((await room.start()).url)
  const presenter = await openedBy(() => editor.keyboard.press('p'))
  const audience = await openedBy(() => presenter.keyboard.press('a'))
  await presenter.bringToFront()
  for (let i = 0; i < 4; i += 1) await presenter.keyboard.press('ArrowRight')
  await at(presenter, 5)
  const seen = await presenter.evaluate(slideText)
  await presenter.close()
  await editor.bringToFront()
  await goTo(editor, 2)
  const again = await openedBy(() => editor.keyboard.press('p'))
  await at(again, 5)
  await pause(300)
  expect(await audience.evaluate(slideText)).toBe(seen)
})

test('another note at the same address has its own talk and its own rehearsal', async () => {
  const first = await room.start()
  const port = Number(new URL(first.url).port)
  const left = await openPage(`${first.url}presenter`)
  await left.keyboard.press('ArrowRight')
  await left.keyboard.press('ArrowRight')
  await left.keyboard.press('t')
  await left.waitForSelector('.tools .on')
  await first.close()
  const other = new PreviewRoom()
  try {
    other.write(noteOf(10, 'another'))
    await other.start({ port })
    // The page that was left open becomes one of the other note's.
    await until(left, `!document.querySelector('.cut-off') && (${slideText}).includes('another')`)
    await at(left, 1)
    expect(await left.$('.tools .on')).toBe(null)
    const presenter = await openPage(`${first.url}presenter`)
    await at(presenter, 1)
    // What a page says of another note's talk is not heard.
    await presenter.evaluate(`new Promise((done) => {
      const socket = new WebSocket(location.href.replace(/^http(.*)presenter.*/, 'ws$1live'))
      const talk = { index: 6, id: '', step: 0, black: false, started: 0, entered: 0, turn: Date.now() + 9 }
      socket.onopen = () => {
        socket.send(JSON.stringify({ type: 'talk', note: 'other', talk }))
        setTimeout(done, 300)
      }
    })`)
    await at(presenter, 1)
  } finally {
    await other.close()
  }
})

test('Enter and Space press what has the focus', async () => {
  room.write(`${noteOf(3)}\n![drawn](missing.svg)\n`)
  const page = await openPage((await room.start()).url)
  await page.waitForSelector('.faults:not([hidden])')
  await page.focus('.faults summary')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.faults[open]')
  await page.focus('.problems button')
  await page.keyboard.press(' ')
  await expect.poll(() => room.opened.length).toBe(1)
  await page.keyboard.press('Escape')
  await page.waitForSelector('.faults:not([open])')
  await page.focus('.status .tools button')
  await page.keyboard.press('Enter')
  await page.waitForSelector('body.overview')
  await page.keyboard.press('Enter')
  await page.waitForSelector('body:not(.overview)')
  await at(page, 1)
  // So does what says that the note cannot be read.
  room.write('---\ntitle: [\n---\n')
  await page.waitForSelector('[role=status].banner.up')
  await page.focus('.banner button')
  await page.keyboard.press('Enter')
  await expect.poll(() => room.opened.length).toBe(2)
})

test('remarks stand by what they say, the worst first, and close by themselves', async () => {
  const pictures = [1, 2, 3]
    .map((i) => `## P${i}\n\n![](https://example.org/${i}.png)\n`)
    .join('\n')
  room.write(`${noteOf(2)}\n${pictures}`)
  const page = await openPage((await room.start()).url)
  await page.click('.faults summary')
  const rows = (await page.evaluate(
    `[...document.querySelectorAll('.problems li')].map((one) => [one.className, one.querySelectorAll('button').length])`,
  )) as [string, number][]
  expect(rows.length).toBeGreaterThan(0)
  expect(Math.max(...rows.map(([, places]) => places))).toBeGreaterThan(1)
  const [thumbs, remarks] = (await page.evaluate(
    `['.thumbs', '.problems'].map((one) => document.querySelector(one).getBoundingClientRect().toJSON())`,
  )) as DOMRect[]
  expect(remarks?.left).toBeGreaterThanOrEqual(thumbs?.right ?? 0)
  await page.mouse.click(700, 60)
  await page.waitForSelector('.faults:not([open])')
})

test('links in notes open a window of their own, and in slides nothing stops at them', async () => {
  room.write(
    '## Places\n\nSee [the page](http://127.0.0.1:9/far) for what **stands there**, [this part](#part) and [a file](other.md).\n\n- [one](http://127.0.0.1:9/one) of the list\n- two\n',
  )
  const page = await openPage((await room.start()).url)
  const links = await page.$$eval('.notes a', (all) =>
    all.map((one) => [one.textContent, one.getAttribute('target'), one.getAttribute('rel')]),
  )
  expect(links).toContainEqual(['the page', '_blank', 'noopener noreferrer'])
  expect(links.map(([text]) => text)).not.toContain('a file')
  expect(links.map(([text]) => text)).not.toContain('this part')
  await page.click('.notes a')
  await pause(200)
  expect(room.opened).toEqual([])
  const stops = `[...document.querySelectorAll('.slide, .mini')].flatMap((one) =>
    [...one.shadowRoot.querySelectorAll('a')].filter((link) => link.tabIndex >= 0 && !one.inert)).length`
  const all = `document.querySelector('.slide').shadowRoot.querySelectorAll('a').length`
  await until(page, `${all} > 0`)
  expect(await page.evaluate(stops)).toBe(0)
})

test('a server that is halted is noticed, and comes back', async () => {
  const { dir } = await openProject({ 'talk.md': noteOf(2) })
  const main = resolve(import.meta.dirname, '../lib/cli/main.js')
  const child = spawn(process.execPath, [main, 'preview', 'talk.md', '--port', '0'], { cwd: dir })
  try {
    const said = String((await once(child.stdout, 'data'))[0])
    const page = await openPage(/http:\S+/.exec(said)?.[0] ?? '')
    child.kill('SIGSTOP')
    await page.waitForSelector('.cut-off', { timeout: 9000 })
    child.kill('SIGCONT')
    await page.waitForSelector('body:not(.cut-off)')
  } finally {
    child.kill('SIGKILL')
    await once(child, 'close')
    rmSync(dir, { recursive: true, force: true })
  }
})

test('a page whose key is no longer the server’s says that the address has changed', async () => {
  const first = await room.start({ host: '0.0.0.0' })
  const { port, search } = new URL(first.url)
  const phone = await openPage(`http://127.0.0.1:${port}/remote${search}`)
  await first.close()
  await room.start({ host: '0.0.0.0', port: Number(port) })
  await phone.waitForSelector('.cut-off.refused')
  const said = `getComputedStyle(document.querySelector('.times'), '::before').content`
  expect(await phone.evaluate(said)).toContain('address has changed')
})

test('a phone held sideways shows all of the slide, and notes beside it', async () => {
  const { url } = await room.start()
  for (const path of ['', 'presenter', 'remote']) {
    const page = await openPage(`${url}${path}`, [844, 390])
    const boxes = (await page.evaluate(
      `['.slide', '.notes'].map((one) => document.querySelector(one).getBoundingClientRect().toJSON())`,
    )) as DOMRect[]
    for (const box of boxes) {
      expect(box.width, path).toBeGreaterThan(250)
      expect(box.top, path).toBeGreaterThanOrEqual(0)
      expect(box.bottom, path).toBeLessThanOrEqual(390.5)
      expect(box.right, path).toBeLessThanOrEqual(844.5)
    }
    expect(boxes[0]?.right, path).toBeLessThanOrEqual((boxes[1]?.left ?? 0) + 0.5)
  }
})

test('no key reaches the page behind a dialog', async () => {
  const presenter = await openPage(`${(await room.start()).url}presenter`)
  await presenter.keyboard.press('ArrowRight')
  await at(presenter, 2)
  await presenter.keyboard.press('?')
  await presenter.waitForSelector('dialog[open]')
  for (const key of ['ArrowRight', 'b', ' '] as const) await presenter.keyboard.press(key)
  expect(await presenter.$('.blacked')).toBe(null)
  await presenter.keyboard.press('Escape')
  await until(presenter, `!document.querySelector('dialog')`)
  await at(presenter, 2)
})

test('one goes to a slide by arrows, by its words, and not while a word is composed', async () => {
  room.write(
    `${noteOf(4)}\n## Last\n\n**A sentence that stands alone on its slide for all to see.** And words around it.\n\n## Of art\n\n| Key | Value |\n| --- | --- |\n| one | two |\n`,
  )
  const page = await openPage((await room.start()).url)
  const rows = () => page.$$eval('.found li', (all) => all.map((one) => one.textContent?.trim()))
  await page.keyboard.press('g')
  await page.keyboard.type('Part')
  const before = await rows()
  expect(before.length).toBeGreaterThan(2)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.evaluate(
    `document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }))`,
  )
  await page.waitForSelector('dialog[open]')
  await page.keyboard.press('Enter')
  await at(page, Number.parseInt(before[1] ?? '', 10))
  await page.keyboard.press('g')
  await page.keyboard.type('stands alone')
  expect((await rows()).length).toBe(1)
  expect((await rows())[0]).toContain('5 Last')
  await page.keyboard.press('Enter')
  await until(page, `(${slideText}).includes('stands alone')`)
  await page.keyboard.press('g')
  await page.keyboard.type('art')
  expect((await rows())[0]).toBe('6 Of art Key Value one two')
  await page.keyboard.press('Escape')
  await until(page, `!document.querySelector('dialog')`)
  await page.keyboard.press('g')
  await page.keyboard.type('nowhere at all')
  expect(await rows()).toEqual(['No such slide'])
  await page.keyboard.press('Enter')
  await page.waitForSelector('dialog[open]')
})

test('notes are scrolled by keys', async () => {
  room.write(`## Long\n\n${'It goes on with words that one says and nobody sees. '.repeat(60)}\n`)
  const page = await openPage(`${(await room.start()).url}presenter`, [1280, 500])
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('ArrowRight')
  const top = () => page.$eval('.notes', (notes) => notes.scrollTop)
  const most = await page.$eval('.notes', (notes) => notes.scrollHeight - notes.clientHeight)
  expect(most).toBeGreaterThan(50)
  await page.keyboard.press('j')
  const down = await top()
  expect(down).toBeGreaterThan(0)
  await page.keyboard.press('k')
  expect(await top()).toBe(0)
  await page.keyboard.down('Shift')
  await page.keyboard.press('ArrowDown')
  expect(await top()).toBe(down)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.up('Shift')
  expect(await top()).toBe(0)
})

test('nobody darkens the audience by mistake, and who does sees it', async () => {
  const { url } = await room.start()
  const editor = await openPage(url)
  const audience = await openPage(`${url}audience`)
  await editor.bringToFront()
  await editor.keyboard.press('b')
  await pause(300)
  expect(await audience.$('.slide.black')).toBe(null)
  const presenter = await openPage(`${url}presenter`)
  await presenter.keyboard.press('ArrowRight')
  await at(presenter, 2)
  await editor.bringToFront()
  await editor.keyboard.press('b')
  await audience.waitForSelector('.slide.black')
  await editor.waitForSelector('.dark', { visible: true })
  await presenter.waitForSelector('.tools [aria-pressed=true]')
})

test('p in a presenter view that no page opened leads to the page', async () => {
  const { url } = await room.start()
  const page = await openPage(url)
  await page.goto(`${url}presenter`)
  await page.waitForFunction(slideText)
  await page.keyboard.press('p')
  await page.waitForSelector('.editor')
})

test('a window that the browser blocks is said, with the way there', async () => {
  const page = await openPage((await room.start()).url)
  await page.evaluate('window.open = () => null')
  await page.keyboard.press('p')
  const link = await page.waitForSelector('dialog[open] a')
  expect(await link?.evaluate((one) => one.getAttribute('href'))).toBe('/presenter')
})

test('the clock that was restarted by mistake goes on', async () => {
  const presenter = await openPage(`${(await room.start()).url}presenter`)
  await presenter.keyboard.press('ArrowRight')
  const started = () =>
    presenter.evaluate(`JSON.parse(Object.entries(localStorage).find(([key]) =>
      key.startsWith('notedeck-talk'))[1]).started`)
  const before = await started()
  await pause(30)
  await presenter.keyboard.press('r')
  expect(await started()).toBeGreaterThan(Number(before))
  await presenter.keyboard.press('r')
  expect(await started()).toBe(before)
})

test('at the end there is no further way, and a note with nothing says so', async () => {
  const { url } = await room.start()
  const presenter = await openPage(`${url}presenter`)
  expect(await presenter.$eval('.turns button', (back) => back.disabled)).toBe(true)
  await presenter.keyboard.press('End')
  await presenter.waitForSelector('.turns button:last-child:disabled')
  const bare = new PreviewRoom()
  try {
    bare.write('')
    const editor = listen(await browser.newPage())
    await editor.goto((await bare.start()).url)
    await editor.waitForSelector('.empty', { visible: true })
    expect(await editor.$eval('.slide', (slide) => getComputedStyle(slide).display)).toBe('none')
  } finally {
    await bare.close()
  }
})

test('past its time the slide and its bar warn', async () => {
  room.write(`## One\n\n<!-- deck: time=1s -->\n\n- a\n- b\n\n${noteOf(2)}`)
  const presenter = await openPage(`${(await room.start()).url}presenter`)
  await presenter.keyboard.press('r')
  await presenter.waitForSelector('.spent[data-over=false]')
  await presenter.waitForSelector('.spent[data-over=true]')
})

test('the slide at hand stays in view among the small ones', async () => {
  room.write(noteOf(40))
  const page = await openPage((await room.start()).url)
  await goTo(page, 25)
  await page.setViewport({ width: 800, height: 700 })
  await until(
    page,
    `(() => {
      const [all, one] = ['.thumbs', '.thumb.at'].map((each) => document.querySelector(each).getBoundingClientRect())
      return getComputedStyle(document.querySelector('.thumbs')).display === 'flex' &&
        one.left >= all.left - 1 && one.right <= all.right + 1
    })()`,
  )
})

test('axe finds nothing on any page', async () => {
  room.write(`${noteOf(6)}\n![drawn](missing.svg)\n`)
  const { url } = await room.start()
  for (const path of ['', 'presenter', 'remote']) {
    const page = await openPage(`${url}${path}`)
    await page.evaluate(axe.source)
    const { violations } = (await page.evaluate(
      `axe.run(document, { rules: { 'page-has-heading-one': { enabled: false } } })`,
    )) as axe.AxeResults
    const found = violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)
    expect(found).toEqual([])
    await page.close()
  }
})
