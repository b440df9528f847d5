import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { expect, test } from 'vitest'
import type { RehearsedSlide } from '../src/load/rehearsal.js'
import type { DeckMessage, PageSlide } from '../src/preview/protocol.js'
import { themeKeeper } from '../src/preview/theme-keeper.js'
import { at, openPage, room, slideText, until } from './support/preview-pages.js'
import { noteOf } from './support/preview-room.js'

const shows = (page: Page, text: string) =>
  until(page, `(${slideText}).includes(${JSON.stringify(text)})`)
const banner = (page: Page, text: string) =>
  page.waitForFunction(
    `document.querySelector('.banner').textContent.includes(${JSON.stringify(text)})`,
  )

test('a save shows the slide that holds the edited line, and touches no other', async () => {
  const page = await openPage((await room.start()).url)
  await page.setViewport({ width: 1280, height: 2400 })
  // Thumbnails come when the page has nothing else to do.
  await page.waitForFunction(
    `document.documentElement.dataset.build && [...document.querySelectorAll('.mini')].every((one) => one.shadowRoot.querySelector('section'))`,
  )
  await page.evaluate(`document.querySelectorAll('.thumb').forEach((one, i) => { one.was = i })
    window.built = document.documentElement.dataset.build
    window.touched = new Set()
    document.querySelectorAll('.mini').forEach((one) => {
      const watch = new MutationObserver(() => window.touched.add(one))
      watch.observe(one.shadowRoot, { subtree: true, childList: true, characterData: true, attributes: true })
    })`)
  room.write(noteOf(10).replace('second of 7', 'second of seven'))
  await shows(page, 'second of seven')
  await until(page, 'document.documentElement.dataset.build !== window.built')
  expect(
    await page.evaluate(
      `[...document.querySelectorAll('.thumb')].every((one, i) => one.was === i)`,
    ),
  ).toBe(true)
  expect(await page.evaluate('window.touched.size')).toBeLessThan(2)
})

test('editors save in many ways', async () => {
  const page = await openPage((await room.start()).url)
  const save = async (word: string, write: (text: string) => void) => {
    write(noteOf(10).replace('second of 4', word))
    await shows(page, word)
  }
  await save('written', (text) => room.write(text))
  await save('renamed', (text) => {
    const other = join(room.dir, '.note.md.swp')
    writeFileSync(other, text)
    renameSync(other, room.note)
  })
  await save('renamed again', (text) => {
    renameSync(room.note, `${room.note}~`)
    room.write(text)
  })
  await save('truncated', (text) => {
    truncateSync(room.note)
    setTimeout(() => room.write(text), 30)
  })
  await save('in halves', (text) => {
    writeFileSync(room.note, text.slice(0, 300))
    setTimeout(() => room.write(text), 60)
  })
  rmSync(room.note)
  await banner(page, 'no such file')
  await shows(page, 'in halves')
  await save('back', (text) => room.write(text))
  await banner(page, '')
  room.write(`---\ntitle: a: b: [\n---\n${noteOf(10)}`)
  await page.waitForSelector('.banner.up')
  await shows(page, 'back')
  await save('right', (text) => room.write(text))
  await page.waitForSelector('.banner:not(.up)')
})

test('a missing picture appears when it comes', async () => {
  room.write(`${noteOf(2)}\n![drawn](late.svg)\n`)
  const page = await openPage((await room.start()).url)
  const source = `(document.querySelector('.slide').shadowRoot.querySelector('img')?.src ?? '')`
  await page.keyboard.press('End')
  await page.waitForFunction(`${source} !== ''`)
  const before = await page.evaluate(source)
  writeFileSync(
    join(room.dir, 'late.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><rect width="300" height="200"/></svg>',
  )
  await page.waitForFunction(`${source} !== ${JSON.stringify(before)}`)
})

test('a thousand saves end in the right state', async () => {
  const preview = await room.start()
  const page = await openPage(preview.url)
  for (let i = 1; i <= 1000; i += 1) {
    room.write(noteOf(10).replace('second of 5', `save number ${i} of 5`))
    if (i % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await shows(page, 'save number 1000 of 5')
  await preview.settled()
})

test('the keyboard leads through the deck', async () => {
  const page = await openPage((await room.start()).url)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press(' ')
  await at(page, 3)
  await page.keyboard.press('ArrowLeft')
  await at(page, 2)
  await page.keyboard.press('End')
  await page.keyboard.press('Home')
  await at(page, 1)
  await page.keyboard.press('g')
  await page.keyboard.type('7')
  await page.keyboard.press('Enter')
  await at(page, 7)
  await page.keyboard.type('4')
  await page.keyboard.press('Enter')
  await at(page, 4)
  await page.keyboard.press('o')
  const inOverview = () => page.evaluate(`document.body.classList.contains('overview')`)
  expect(await inOverview()).toBe(true)
  await page.keyboard.press('ArrowDown')
  await at(page, 8)
  await page.keyboard.press('ArrowRight')
  await at(page, 9)
  await page.keyboard.press('ArrowUp')
  await at(page, 5)
  expect(await inOverview()).toBe(true)
  await page.keyboard.press('Enter')
  expect(await inOverview()).toBe(false)
  await page.keyboard.press('n')
  expect(await page.evaluate(`document.body.classList.contains('no-notes')`)).toBe(true)
  await page.keyboard.press('?')
  await page.waitForSelector('dialog[open] .keys')
})

test('a click opens the editor at the line, a revealed line its slide', async () => {
  const { url } = await room.start()
  const page = await openPage(url)
  const line = noteOf(10).split('\n').indexOf('- second of 6') + 1
  const reveal = (line: number) =>
    fetch(`${url}reveal`, { method: 'POST', body: JSON.stringify({ line }) })
  // An editor may have lines that were not saved yet.
  await reveal(5000)
  await shows(page, 'second of 10')
  await reveal(line)
  await shows(page, 'second of 6')
  const box = (await page.evaluate(`(() => {
    const items = [...document.querySelector('.slide').shadowRoot.querySelectorAll('li')]
    const box = items.find((one) => one.textContent.includes('second of 6')).getBoundingClientRect()
    return [box.left + 40, box.top + box.height / 2]
  })()`)) as [number, number]
  await page.mouse.click(...box)
  await expect.poll(() => room.opened).toEqual([`${room.note}:${line}`])
  await page.click('.said[data-paragraph="0"]')
  await expect.poll(() => room.opened.length).toBe(2)
})

test('presenter, audience and remote keep in step, and come back after a crash', async () => {
  const preview = await room.start()
  const presenter = await openPage(`${preview.url}presenter`)
  const audience = await openPage(`${preview.url}audience`)
  await presenter.bringToFront()
  await presenter.keyboard.press('ArrowRight')
  await presenter.keyboard.press('ArrowRight')
  await presenter.keyboard.press('ArrowRight')
  await at(presenter, 4)
  const text = String(await presenter.evaluate(slideText))
  await shows(audience, text)
  await presenter.keyboard.press('b')
  await audience.waitForSelector('.slide.black')
  await presenter.keyboard.press('b')
  await audience.waitForSelector('.slide:not(.black)')
  room.write(`## New at the top\n\nWhat is new is here and short.\n\n- a\n- b\n\n${noteOf(10)}`)
  await preview.settled()
  await presenter.waitForFunction(
    `!document.querySelector('.place')?.textContent.startsWith('4 /')`,
    { polling: 50 },
  )
  await shows(audience, text.slice(0, 12))
  await presenter.close()
  const again = await openPage(`${preview.url}presenter`)
  expect(String(await again.evaluate(slideText)).slice(0, 12)).toBe(text.slice(0, 12))
  const remote = await openPage(`${preview.url}remote`)
  await remote.click('.pads button:last-child')
  await again.waitForFunction(`!(${slideText}).startsWith(${JSON.stringify(text.slice(0, 12))})`, {
    polling: 50,
  })
})

test('a page finds its server again', async () => {
  const preview = await room.start()
  const page = await openPage(preview.url)
  await preview.close()
  await page.waitForSelector('.cut-off')
  room.write(
    noteOf(10).replace('second of 3', 'while away').replace('## Part 1\n', '## Part one\n'),
  )
  await room.start({ port: Number(new URL(preview.url).port) })
  await page.waitForSelector('body:not(.cut-off)')
  await page.keyboard.press('Home')
  await page.waitForFunction(
    `(${slideText}).includes('one') || document.querySelector('.thumbs').textContent.includes('Part one')`,
  )
})

test('what a note wrote runs nothing and fetches nothing', async () => {
  room.write(
    `# x\n\n<img src="x" onerror="window.hit=1"><script>window.hit=1</script>\n\n[a](javascript:window.hit=1)\n\n${noteOf(2)}\n\n![r](http://127.0.0.1:9/x.png)\n`,
  )
  const page = await openPage((await room.start()).url)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  for (let i = 0; i < 8; i += 1) await page.keyboard.press('ArrowRight')
  expect(await page.evaluate('window.hit')).toBeUndefined()
  expect(asked.filter((one) => one.includes(':9/'))).toEqual([])
})

test('a rehearsal is kept beside the note and shows, also after a crash', async () => {
  const preview = await room.start()
  const first = await openPage(`${preview.url}presenter`)
  await first.keyboard.press('ArrowRight')
  await first.keyboard.press('t')
  await first.waitForSelector('.tools .on')
  const wait = () => new Promise((resolve) => setTimeout(resolve, 1700))
  await wait()
  await first.keyboard.press('ArrowRight')
  await wait()
  // Passed over.
  await first.keyboard.press('ArrowRight')
  await first.keyboard.press('ArrowRight')
  await first.close()
  const file = join(room.dir, 'note.rehearsal.json')
  const kept = () => JSON.parse(readFileSync(file, 'utf8')).slides as Record<string, RehearsedSlide>
  await expect.poll(() => Object.keys(existsSync(file) ? kept() : {}).length).toBe(2)
  const again = await openPage(`${preview.url}presenter`)
  await again.waitForSelector('.tools .on')
  await wait()
  await again.keyboard.press('t')
  await expect.poll(() => Object.keys(kept()).length).toBe(3)
  for (const { seconds, words } of Object.values(kept())) {
    expect(seconds).toBeGreaterThan(1.4)
    expect(seconds).toBeLessThan(30)
    expect(words).toBeGreaterThan(3)
  }
  await again.waitForFunction(
    `document.querySelector('.on-slide').textContent.includes('last time')`,
  )
  // Edits elsewhere leave it alone.
  room.write(`## Before all\n\nNew words stand at the top here.\n\n- a\n- b\n\n${noteOf(10)}`)
  await preview.settled()
  const page = await openPage(preview.url)
  await page.keyboard.press('g')
  await page.keyboard.type('Part 2')
  await page.keyboard.press('Enter')
  await page.waitForFunction(`document.querySelector('.plan').textContent.includes('took 0:0')`)
})

test('a rehearsal that somebody else changes, breaks or takes away is followed', async () => {
  const { url } = await room.start()
  const page = await openPage(url)
  const { slides } = (await page.evaluate(
    `new Promise((resolve) => {
      new WebSocket(location.href.replace('http', 'ws') + 'live').onmessage = ({ data }) => {
        const message = JSON.parse(data)
        if (message.type === 'deck') resolve(message)
      }
    })`,
  )) as DeckMessage
  const [first] = slides as readonly PageSlide[]
  const file = join(room.dir, 'note.rehearsal.json')
  const took = (seconds: number) => {
    const slide = { seconds, characters: 1, words: 9, other: 0 }
    writeFileSync(file, JSON.stringify({ slides: { [first?.id ?? '']: slide } }))
  }
  const plan = (text: string) =>
    page.waitForFunction(`document.querySelector('.plan').textContent.endsWith('${text}')`)
  took(61)
  await plan(', took 1:01')
  writeFileSync(file, '{ "slides"')
  took(122)
  await plan(', took 2:02')
  rmSync(file)
  await page.waitForFunction(`!document.querySelector('.plan').textContent.includes('took')`)
})

test('a theme that is edited: what was right stays, a banner says what is wrong', async () => {
  const css = join(room.dir, 'mine.css')
  const theme = (colour: string) =>
    `/* @theme mine */\nsection { width: 1280px; height: 720px; background: ${colour}; }\n`
  writeFileSync(css, theme('rgb(1, 2, 3)'))
  const page = await openPage(
    (await room.start({ themeOf: themeKeeper(css), themeFiles: [css] })).url,
  )
  const colour = (wanted: string) =>
    page.waitForFunction(
      `getComputedStyle(document.querySelector('.slide').shadowRoot.querySelector('section')).backgroundColor === '${wanted}'`,
      { polling: 50 },
    )
  const right = () => page.waitForSelector('.banner:not(.up)')
  await colour('rgb(1, 2, 3)')
  writeFileSync(css, theme('rgb(4, 5, 6)'))
  await colour('rgb(4, 5, 6)')
  writeFileSync(css, theme('rgb(7, 8, 9)').replace('}', ''))
  await banner(page, 'Unclosed block on line 2')
  await page.click('.banner')
  await expect.poll(() => room.opened).toEqual([`${css}:2`])
  await page.click('.faults summary')
  await page.click('.problems button')
  await expect.poll(() => room.opened).toEqual([`${css}:2`, `${css}:2`])
  await colour('rgb(4, 5, 6)')
  // The note goes on in the theme as it was.
  room.write(noteOf(10).replace('second of 3', 'meanwhile'))
  await shows(page, 'meanwhile')
  await banner(page, 'Unclosed block')
  writeFileSync(css, theme('rgb(7, 8, 9)'))
  await colour('rgb(7, 8, 9)')
  await right()
  writeFileSync(css, 'section {}')
  await banner(page, '@theme NAME')
  rmSync(css)
  await banner(page, 'found none at')
  await colour('rgb(7, 8, 9)')
  const other = join(room.dir, '.mine.css.swp')
  writeFileSync(other, theme('rgb(9, 9, 9)'))
  renameSync(other, css)
  await colour('rgb(9, 9, 9)')
  await right()
  // What a page gets that comes while the theme is broken is the same.
  writeFileSync(css, '/* @theme mine */ section {')
  await banner(page, 'Unclosed block')
  await page.reload()
  await banner(page, 'Unclosed block')
  await colour('rgb(9, 9, 9)')
})

test('a picture that changes, goes and comes back is seen each time', async () => {
  const picture = join(room.dir, 'pic.svg')
  const svg = (side: number) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="200"><rect width="9" height="9"/></svg>`
  writeFileSync(picture, svg(300))
  room.write(`${noteOf(2)}\n![drawn](pic.svg)\n`)
  const page = await openPage((await room.start()).url)
  await page.keyboard.press('End')
  const source = (text: string) =>
    page.waitForFunction(
      `atob((document.querySelector('.slide').shadowRoot.querySelector('img')?.src ?? ',').split(',')[1]).includes(${JSON.stringify(text)})`,
      { polling: 50 },
    )
  await source('width="300"')
  writeFileSync(picture, svg(400))
  await source('width="400"')
  rmSync(picture)
  await page.waitForFunction(`document.querySelector('.problems').textContent.includes('pic.svg')`)
  writeFileSync(picture, svg(500).slice(0, 20))
  writeFileSync(picture, svg(500))
  await source('width="500"')
  await page.waitForFunction(`!document.querySelector('.problems').textContent.includes('pic.svg')`)
})

test('front matter that is wrong, by every dialect, leaves the slides', async () => {
  const page = await openPage((await room.start()).url)
  for (const matter of ['---\ntitle: [\n---\n', '+++\ntitle = \n+++\n', ';;;\n{"title":\n;;;\n']) {
    room.write(`${matter}\n${noteOf(10)}`)
    await page.waitForSelector('.banner.up')
    await shows(page, 'Part ')
    room.write(noteOf(10).replace('second of 3', `right ${matter.slice(0, 3)}`))
    await page.waitForSelector('.banner:not(.up)')
  }
})

test('saves by backup, by swap file and through a link, and a folder that goes', async () => {
  const page = await openPage((await room.start()).url)
  const note = (word: string) => noteOf(10).replace('second of 4', word)
  // As Vim does with a backup: the old file moves away, the new one is written in its place.
  renameSync(room.note, `${room.note}~`)
  writeFileSync(room.note, note('vim'))
  rmSync(`${room.note}~`)
  await shows(page, 'vim')
  // As gedit and others do: a file beside is written in two parts, and moved over.
  const beside = join(room.dir, '.goutputstream-X')
  writeFileSync(beside, note('gedit').slice(0, 100))
  writeFileSync(beside, note('gedit'))
  renameSync(beside, room.note)
  await shows(page, 'gedit')
  // Emacs locks by a link that leads nowhere, and leaves backups.
  symlinkSync('nobody@nowhere.1', join(room.dir, '.#note.md'))
  writeFileSync(`${room.note}~`, 'old')
  writeFileSync(room.note, note('emacs'))
  await shows(page, 'emacs')
  // The note becomes a link to a file elsewhere.
  const real = join(room.dir, 'real')
  mkdirSync(real)
  writeFileSync(join(real, 'there.md'), note('linked'))
  rmSync(room.note)
  symlinkSync(join(real, 'there.md'), room.note)
  await shows(page, 'linked')
  writeFileSync(join(real, 'there.md'), note('behind the link'))
  await shows(page, 'behind the link')
  // A checkout of another branch takes the folder away for a while.
  rmSync(room.dir, { recursive: true })
  await banner(page, 'no such file')
  mkdirSync(room.dir)
  room.write(note('back again'))
  await shows(page, 'back again')
  await page.waitForSelector('.banner:not(.up)')
})

test('pictures that a site serves from its own folder are watched there', async () => {
  writeFileSync(join(room.dir, 'package.json'), '{}')
  mkdirSync(join(room.dir, 'static'))
  room.write(`${noteOf(2)}\n![drawn](/late.svg)\n`)
  const page = await openPage((await room.start()).url)
  await page.keyboard.press('End')
  await page.waitForFunction(`document.querySelector('.problems').textContent.includes('late.svg')`)
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><rect/></svg>'
  writeFileSync(join(room.dir, 'static', 'late.svg'), svg)
  await page.waitForFunction(
    `!document.querySelector('.problems').textContent.includes('late.svg')`,
  )
})
