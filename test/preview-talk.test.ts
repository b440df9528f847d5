import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import jsqr from 'jsqr'
import { KnownDevices, type Page } from 'puppeteer-core'
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
import { noteOf } from './support/preview-room.js'
import { openProject } from './support/project.js'

// The windows of a talk: pointer, full screen, sizes, phones, the remote and its code.

const openPhone = async (url: string): Promise<Page> => {
  const page = listen(await browser.newPage())
  await page.emulate(KnownDevices['iPhone 13'])
  await page.goto(url)
  await page.waitForFunction(slideText)
  return page
}
const shows = (page: Page, other: Page) =>
  other
    .evaluate(slideText)
    .then((text) => until(page, `(${slideText}) === ${JSON.stringify(text)}`))
/** Whether nothing on the page reaches over its right edge. */
const fitsAcross = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth <= innerWidth')

test('p opens the presenter view at this slide, a the window for the audience', async () => {
  const editor = await openPage((await room.start()).url)
  await editor.keyboard.type('5')
  await editor.keyboard.press('Enter')
  await at(editor, 5)
  const presenter = await openedBy(() => editor.keyboard.press('p'))
  await at(presenter, 5)
  const audience = await openedBy(() => presenter.keyboard.press('a'))
  await shows(audience, presenter)
  // The audience's own keys lead too.
  await audience.bringToFront()
  await audience.keyboard.press('PageDown')
  await at(presenter, 6)
  await presenter.bringToFront()
  await presenter.click('.next')
  await at(presenter, 7)
  await shows(audience, presenter)
  // The same window is taken again.
  const before = (await browser.pages()).length
  await presenter.keyboard.press('a')
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect((await browser.pages()).length).toBe(before)
})

test('where one points on the slide is seen on the same place in every window', async () => {
  const { url } = await room.start()
  const presenter = await openPage(`${url}presenter`)
  const audience = await openPage(`${url}audience`, [1024, 768])
  await presenter.bringToFront()
  const box = await (await presenter.$('.now'))?.boundingBox()
  if (!box) throw new Error('expected a slide')
  await presenter.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.8)
  await presenter.mouse.down()
  await until(audience, `!document.querySelector('.pointer').hidden`)
  const place = (await audience.evaluate(`(() => {
    const dot = document.querySelector('.pointer').getBoundingClientRect()
    const slide = document.querySelector('.slide').getBoundingClientRect()
    return [(dot.x + dot.width / 2 - slide.x) / slide.width, (dot.y + dot.height / 2 - slide.y) / slide.height]
  })()`)) as [number, number]
  expect(place[0]).toBeCloseTo(0.3, 2)
  expect(place[1]).toBeCloseTo(0.8, 2)
  await presenter.mouse.up()
  await until(audience, `document.querySelector('.pointer').hidden`)
})

test('after a click on a button the keys are the page’s again', async () => {
  const presenter = await openPage(`${(await room.start()).url}presenter`)
  await presenter.click('.turns button:last-child')
  await at(presenter, 2)
  await presenter.keyboard.press(' ')
  await at(presenter, 3)
  await presenter.evaluate(`document.querySelector('.turns button').focus()`)
  await presenter.keyboard.press(' ')
  await at(presenter, 2)
  await presenter.keyboard.press('?')
  await presenter.waitForFunction(
    `document.querySelector('dialog .keys').textContent.includes('rehearsal')`,
  )
})

test('f fills the screen, and leaves it', async () => {
  const { url } = await room.start()
  const editor = await openPage(url)
  await editor.keyboard.press('f')
  await until(editor, `document.fullscreenElement?.classList.contains('slide')`)
  // Who presents like this turns pages by clicking, and opens no editor.
  await editor.mouse.click(400, 300)
  await at(editor, 2)
  expect(room.opened).toEqual([])
  await editor.keyboard.press('b')
  await editor.waitForSelector('.slide.black')
  await editor.keyboard.press('f')
  await until(editor, '!document.fullscreenElement')
  const audience = await openPage(`${url}audience`)
  await audience.keyboard.press('f')
  await until(audience, 'document.fullscreenElement === document.documentElement')
})

test('the notes keep the size that was chosen', async () => {
  const { url } = await room.start()
  const presenter = await openPage(`${url}presenter`)
  const size = () =>
    presenter.$eval('.notes', (notes) => Number.parseFloat(getComputedStyle(notes).fontSize))
  const usual = await size()
  await presenter.keyboard.press('-')
  expect(await size()).toBeLessThan(usual)
  for (let i = 0; i < 20; i += 1) await presenter.keyboard.press('+')
  const largest = await size()
  expect(largest).toBeGreaterThan(1.5 * usual)
  await presenter.reload()
  await presenter.waitForFunction(slideText)
  expect(await size()).toBe(largest)
})

test('every page fits a phone, and beside an editor', async () => {
  const { url } = await room.start()
  for (const path of ['', 'presenter', 'remote']) {
    const phone = await openPhone(`${url}${path}`)
    expect(await fitsAcross(phone), `${path} on a phone`).toBe(true)
    const slide = await (await phone.$('.slide'))?.boundingBox()
    expect(slide?.width, path).toBeGreaterThan(340)
  }
  for (const width of [640, 800, 960, 1100, 1280]) {
    const page = await openPage(url, [width, 800])
    expect(await fitsAcross(page), `${width} px`).toBe(true)
    const slide = await (await page.$('.slide'))?.boundingBox()
    expect((slide?.width ?? 0) / width, `${width} px`).toBeGreaterThan(0.5)
    for (const tool of await page.$$('.status .tools button')) {
      const box = await tool.boundingBox()
      if (box) expect(box.x + box.width, `${width} px`).toBeLessThanOrEqual(width)
    }
  }
})

test('nothing lies over another in the presenter view, whatever the shape of slides and screens', async () => {
  for (const shape of ['16:9', '4:3']) {
    room.write(`---\nsize: ${shape}\n---\n\n${noteOf(10)}`)
    const { url } = await room.start()
    for (const size of [
      [1024, 680],
      [1280, 800],
      [1440, 900],
      [1920, 1080],
    ] as const) {
      const page = await openPage(`${url}presenter#3`, size)
      const [now, next, turns, notes, tools] = (await page.evaluate(`
        ['.now', '.next', '.turns', '.notes', '.tools'].map((one) => {
          const { left, top, right, bottom } = document.querySelector(one).getBoundingClientRect()
          return { left, top, right, bottom }
        })`)) as DOMRect[]
      const edges = [
        [now?.bottom, next?.top],
        [next?.bottom, tools?.top],
        [next?.right, turns?.left],
        [turns?.right, notes?.left],
        [now?.right, notes?.left],
        [tools?.bottom, size[1]],
      ]
      for (const [before, after] of edges)
        expect(before, `${shape} ${size}`).toBeLessThanOrEqual((after ?? 0) + 0.5)
      await page.close()
    }
  }
})

test('a finger turns pages on the remote', async () => {
  const { url } = await room.start()
  const presenter = await openPage(`${url}presenter`)
  const phone = await openPhone(`${url}remote`)
  const swipe = async (from: number, to: number) => {
    const finger = await phone.touchscreen.touchStart(from, 150)
    await finger.move(to, 155)
    await finger.end()
  }
  await swipe(300, 80)
  await at(phone, 2)
  await at(presenter, 2)
  await swipe(80, 300)
  await at(presenter, 1)
  await phone.tap('.pads button:last-child')
  await at(presenter, 2)
  await phone.tap('.pads button:nth-child(2)')
  await presenter.waitForSelector('.blacked')
})

/** Its types speak of a module with a default, which Node gives as the function itself. */
const jsQR = jsqr as unknown as typeof jsqr.default

/** What a camera reads from pixels. */
const decode = (pixels: Uint8ClampedArray, width: number, height: number) =>
  jsQR(pixels, width, height)?.data

test('the QR codes of the terminal and of the page lead to the remote', async () => {
  const { url, remote } = await room.start({ host: '0.0.0.0' })
  const rows = (remote?.code ?? '').split('\n')
  // In a terminal each character is two squares, one over the other; blocks are light.
  const side = Math.max(...rows.map((row) => row.length))
  const scale = 4
  const [width, height] = [side * scale, rows.length * 2 * scale]
  const pixels = new Uint8ClampedArray(width * height * 4)
  for (let i = 0; i < width * height; i += 1) {
    const [x, y] = [Math.floor((i % width) / scale), Math.floor(i / width / scale)]
    const mark = rows[y >> 1]?.[x] ?? ' '
    const light = mark === '█' || (y % 2 === 0 ? mark === '▀' : mark === '▄')
    pixels.set(light ? [255, 255, 255, 255] : [0, 0, 0, 255], 4 * i)
  }
  expect(decode(pixels, width, height)).toBe(remote?.url)

  const { port, search } = new URL(url)
  const presenter = await openPage(`http://127.0.0.1:${port}/presenter${search}`)
  await presenter.evaluate(
    `[...document.querySelectorAll('.tools button')].find((one) => one.textContent === 'Remote').click()`,
  )
  const picture = await (await presenter.waitForSelector('.qr'))?.screenshot({ encoding: 'base64' })
  const blank = await browser.newPage()
  const shot = (await blank.evaluate(`(async () => {
    const picture = await createImageBitmap(await (await fetch('data:image/png;base64,${picture}')).blob())
    const canvas = new OffscreenCanvas(picture.width, picture.height)
    const context = canvas.getContext('2d')
    context.drawImage(picture, 0, 0)
    const { data, width, height } = context.getImageData(0, 0, picture.width, picture.height)
    return { data: [...data], width, height }
  })()`)) as { data: number[]; width: number; height: number }
  expect(decode(Uint8ClampedArray.from(shot.data), shot.width, shot.height)).toBe(remote?.url)
})

test('windows keep in step without the server, and tell it where the talk is', async () => {
  const first = await room.start()
  const presenter = await openPage(`${first.url}presenter`)
  const audience = await openPage(`${first.url}audience`)
  await first.close()
  await presenter.waitForSelector('.cut-off')
  await presenter.bringToFront()
  await presenter.keyboard.press('ArrowRight')
  await presenter.keyboard.press('ArrowRight')
  await at(presenter, 3)
  await shows(audience, presenter)
  const again = await room.start({ port: Number(new URL(first.url).port) })
  await presenter.waitForSelector('body:not(.cut-off)')
  await at(presenter, 3)
  // A phone asks the server alone, in a browser of its own.
  const apart = await browser.createBrowserContext()
  const phone = listen(await apart.newPage())
  await phone.goto(`${again.url}remote`)
  await phone.waitForFunction(slideText)
  await at(phone, 3)
  await apart.close()
})

test('a phone that was asleep steers as soon as one looks at it', async () => {
  const first = await room.start()
  const phone = listen(await browser.newPage())
  // Waiting brings nothing back.
  await phone.evaluateOnNewDocument(`(() => {
    const real = window.setTimeout
    window.setTimeout = (act, ms, ...rest) => (ms >= 250 ? 0 : real(act, ms, ...rest))
  })()`)
  await phone.goto(`${first.url}remote`)
  await phone.waitForFunction(slideText)
  await first.close()
  await phone.waitForSelector('.cut-off')
  const says = () =>
    phone.evaluate(`getComputedStyle(document.querySelector('.times'), '::before').content`)
  expect(await says()).toContain('Not connected')
  await room.start({ port: Number(new URL(first.url).port) })
  await phone.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`)
  await phone.waitForSelector('body:not(.cut-off)')
  expect(await says()).toBe('none')
})

test('an address may name a slide', async () => {
  const { url } = await room.start()
  await at(await openPage(`${url}#4`), 4)
  const presenter = await openPage(`${url}presenter#6`)
  await at(presenter, 6)
  await presenter.keyboard.press('ArrowRight')
  await at(presenter, 7)
  expect(presenter.url()).toContain('#7')
})

test('a note that is not there yet is waited for, and said to be', async () => {
  const { dir, write } = await openProject({})
  const main = resolve(import.meta.dirname, '../lib/cli/main.js')
  const child = spawn(process.execPath, [main, 'preview', 'talk.md', '--port', '0'], { cwd: dir })
  try {
    let said = ''
    child.stdout.on('data', (data) => {
      said += data
    })
    await expect.poll(() => said, { timeout: 20_000 }).toContain('talk.md is not there yet: the')
    const page = await browser.newPage()
    await page.goto(/http:\S+/.exec(said)?.[0] ?? '')
    await write({ 'talk.md': noteOf(2) })
    await page.waitForFunction(`document.querySelectorAll('.thumb').length > 1`)
  } finally {
    child.kill()
    await once(child, 'close')
    rmSync(dir, { recursive: true, force: true })
  }
})

test('--open opens the page', async () => {
  const { dir, write } = await openProject({ 'talk.md': noteOf(2) })
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open'
  await write({ [`bin/${opener}`]: `#!/bin/sh\necho "$1" > "${dir}/opened"\n` })
  chmodSync(join(dir, 'bin', opener), 0o755)
  const main = resolve(import.meta.dirname, '../lib/cli/main.js')
  const args = [main, 'preview', 'talk.md', '--open', '--port', '0']
  const env = { ...process.env, PATH: `${join(dir, 'bin')}:${process.env.PATH}` }
  const child = spawn(process.execPath, args, { cwd: dir, env })
  try {
    const said = String((await once(child.stdout, 'data'))[0])
    const url = /http:\S+/.exec(said)?.[0] ?? ''
    await expect.poll(() => existsSync(join(dir, 'opened'))).toBe(true)
    await expect.poll(() => readFileSync(join(dir, 'opened'), 'utf8').trim()).toBe(url)
    expect((await fetch(url)).status).toBe(200)
  } finally {
    child.kill()
    await once(child, 'close')
    rmSync(dir, { recursive: true, force: true })
  }
})
