import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { buildLoop } from '../src/preview/build-loop.js'
import { changes } from '../src/preview/changes.js'
import { guardOf } from '../src/preview/guard.js'
import { changed } from '../src/preview/page/changed.js'
import { readPageMessage } from '../src/preview/page-message.js'
import type { DeckMessage, PageSlide, ServerMessage } from '../src/preview/protocol.js'
import { watchFiles } from '../src/preview/watch-files.js'
import { drift, minutes } from '../src/stage/clock.js'
import { edited, history } from './support/edits.js'
import { noteOf, PreviewRoom } from './support/preview-room.js'

let room: PreviewRoom
beforeEach(() => {
  room = new PreviewRoom()
})
afterEach(() => room.close())

const deckIn = (messages: readonly ServerMessage[]): DeckMessage | undefined =>
  messages.find((one): one is DeckMessage => one.type === 'deck')

interface Answer {
  readonly status: number
  readonly body: string
  readonly headers: Record<string, unknown>
}

const ask = (url: string, path: string, headers: Record<string, string> = {}, body?: string) =>
  new Promise<Answer>((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const method = body === undefined ? 'GET' : 'POST'
    const call = request({ hostname, port, path, method, headers }, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers })
      })
    })
    call.on('error', reject)
    call.end(body)
  })

const upgrade = (url: string, headers: Record<string, string>): Promise<string> =>
  new Promise((resolve) => {
    const socket = new WebSocket(`${url.replace('http', 'ws').replace(/\/[^/]*$/, '')}/live`, {
      headers,
    })
    socket.on('open', () => {
      resolve('open')
      socket.close()
    })
    socket.on('error', () => resolve('refused'))
  })

test('a save sends the slides that changed, and nothing else', async () => {
  const session = room.session()
  room.write(noteOf(12))
  const first = deckIn(await session.build())
  expect(first?.css).toContain('section')
  room.write(noteOf(12).replace('second of 7', 'second of seven'))
  const second = deckIn(await session.build())
  const sent = second?.slides.filter((one): one is PageSlide => 'key' in one) ?? []
  expect(sent.length).toBe(1)
  expect(sent[0]?.html).toContain('second of seven')
  expect(second).not.toHaveProperty('css')
  expect(session.view?.slides[second?.show ?? -1]?.key).toBe(sent[0]?.key)
})

test('the stylesheet is sent when it changed, and not with every formula', async () => {
  const session = room.session()
  const formula = (text: string) => noteOf(3).replace('- first of 2', () => `- first $${text}$`)
  const cssAfter = async (text: string) => {
    room.write(text)
    return deckIn(await session.build())?.css
  }
  expect(await cssAfter(noteOf(3))).toBeDefined()
  expect(await cssAfter(formula('x^2'))).toContain('.katex')
  expect(await cssAfter(formula('\\mathbb{R}'))).toBeUndefined()
  expect(await cssAfter(`---\nstyle: 'h2 { color: red }'\n---\n\n${formula('x')}`)).toContain('red')
})

test('numbers of equations count on over slides that are drawn alone', async () => {
  const session = room.session()
  const equation = '$$\n\\begin{equation}\nx\n\\end{equation}\n$$'
  room.write(`# T\n\n## A\n\n${equation}\n\n## B\n\n${equation}`)
  const deck = deckIn(await session.build())
  const html = deck?.slides.map((one) => ('key' in one ? one.html : '')).join('') ?? ''
  expect([...html.matchAll(/katexEqnNo (\d+)/g)].map(([, at]) => at)).toEqual(['0', '1'])
})

test('what a page has after any edits is what a full build gives', async () => {
  await fc.assert(
    fc.asyncProperty(history, async ([first, edits]) => {
      const session = room.session()
      let text = first
      let slides: readonly PageSlide[] = []
      let css = ''
      let message: DeckMessage | undefined
      for (const one of [undefined, ...edits]) {
        if (one) text = edited(text, one)
        room.write(`${text}\n\nend`)
        message = deckIn(await session.build())
        if (message) slides = changed(slides, message.slides)
        css = message?.css ?? css
      }
      // A note with an error leaves what was.
      if (!message) return
      const whole = deckIn(await room.session().build())
      expect(slides).toEqual(whole?.slides)
      expect(css).toBe(whole?.css)
    }),
    { numRuns: 12 },
  )
})

test('what one front matter or formula left behind is not on the slides of the next', async () => {
  const session = room.session()
  const built = async (text: string) => {
    room.write(text)
    await session.build()
    const whole = room.session()
    await whole.build()
    const { slides, css } = session.view ?? {}
    expect({ slides, css }).toEqual({ slides: whole.view?.slides, css: whole.view?.css })
    return (slides ?? []).map(({ html }) => html).join('')
  }
  expect(await built(`---\nsize: 4:3\n---\n\n${noteOf(3)}`)).toContain('viewBox="0 0 960 720"')
  expect(await built(noteOf(3))).not.toContain('960')
  const divided = (year: number) =>
    `---\nmarp: true\nheadingDivider: 2\n---\n\n# T\n\n## A\n\n- a\n\n## B\n\n- ${year}\n\n---\n\nend\n\n---\n\nlast\n`
  await built(divided(2023))
  expect(await built(divided(2024))).toContain('2024')
  const defined =
    '# T\n\n## A\n\n$$\n\\gdef\\foo#1{[#1]}\n\\foo{x}\n$$\n\n## B\n\n$$\n\\foo{y}\n$$\n'
  expect(await built(defined)).not.toContain('#cc0000')
})

test('what is said has its marks in each section, and an address of its own', async () => {
  const session = room.session()
  const notes = async (year: number) => {
    room.write(
      `# T\n\nIt [began](https://a.example/${year}) so.\n\n## A\n\nFirst words and no more of them.\n\n**Bold at the start** of it, with \`code\`.\n\n## B\n\n- a\n`,
    )
    await session.build()
    return (session.view?.slides ?? []).flatMap((slide) => slide.notes).join('')
  }
  expect(await notes(2023)).toContain('<p><strong>Bold at the start</strong> of it, with <code>')
  expect(await notes(2024)).toContain('https://a.example/2024')
})

test('what a directive spreads over later slides is on them, however they are drawn', async () => {
  const session = room.session()
  const slidesOf = async (directive: string) => {
    room.write(noteOf(6).replace('What part 3', `${directive}\n\nWhat part 3`))
    await session.build()
    return session.view?.slides ?? []
  }
  const lead = await slidesOf('<!-- class: lead -->')
  expect(lead.filter(({ html }) => / class="[^"]*\blead\b/.test(html)).length).toBe(4)
  const red = await slidesOf('<!--\n_class: lead\nbackgroundColor: red\n-->')
  expect(red.filter(({ html }) => html.includes('background-color:red')).length).toBe(4)
  expect(red.filter(({ html }) => / class="[^"]*\blead\b/.test(html)).length).toBe(1)
})

test('pictures are placed by their shapes, as in a build', async () => {
  const picture = (width: number) =>
    writeFileSync(
      join(room.dir, 'a.svg'),
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="100"><rect width="9" height="9"/></svg>`,
    )
  room.write('## A\n\n**The picture shows what the whole talk is about.**\n\n![A shape](a.svg)\n')
  const classes = async () => {
    const [slide] = deckIn(await room.session().build())?.slides ?? []
    return slide && 'html' in slide ? /class="([^"]*)"/.exec(slide.html)?.[1] : ''
  }
  picture(100)
  expect(await classes()).toBe('figure split')
  picture(900)
  expect(await classes()).toBe('figure')
  picture(50)
  expect(await classes()).toBe('figure split tall')
})

test('slides of any order come out as they are', () => {
  const slide = (key: string): PageSlide => ({ ...blank, key, id: key })
  const deck = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e').map(slide))
  fc.assert(
    fc.property(deck, deck, (before, after) => {
      expect(changed(before, changes(before, after))).toEqual(after)
    }),
  )
})

const blank = { html: '', notes: [], title: '', layout: '', part: '', seconds: 0, fullness: 0 }

test('saves that follow one another closely are told of at once', async () => {
  room.write('0')
  let hear = () => {}
  const watch = watchFiles(room.note, () => hear())
  await watch.ready
  const start = Date.now()
  for (let i = 1; i <= 10; i += 1) {
    const told = new Promise<void>((resolve) => {
      hear = resolve
    })
    room.write(`save ${i}`)
    await told
  }
  await watch.close()
  // Each that is lost is found by looking, after an eighth of a second and more.
  expect(Date.now() - start).toBeLessThan(900)
})

test('at most one build runs and one waits', async () => {
  let running = 0
  let most = 0
  let runs = 0
  const loop = buildLoop(async () => {
    running += 1
    runs += 1
    most = Math.max(most, running)
    await new Promise((resolve) => setTimeout(resolve, 5))
    running -= 1
  })
  for (let i = 0; i < 1000; i += 1) loop.ask()
  await loop.idle()
  expect([most, runs]).toEqual([1, 2])
})

test('a build that fails ends no other', async () => {
  let runs = 0
  const loop = buildLoop(async () => {
    runs += 1
    if (runs === 1) throw new Error('once')
  })
  loop.ask()
  await expect(loop.idle()).rejects.toThrow('once')
  loop.ask()
  await loop.idle()
  expect(runs).toBe(2)
})

test('a broken note leaves its slides and raises a banner, which goes', async () => {
  const session = room.session()
  room.write(noteOf(3))
  await session.build()
  const good = session.view
  room.write(`---\ntitle: [\n---\n${noteOf(3)}`)
  const [broken] = await session.build()
  expect(broken).toMatchObject({ type: 'banner' })
  rmSync(room.note)
  expect(await session.build()).toMatchObject([
    { type: 'banner', text: expect.stringContaining('no such file') },
  ])
  expect(session.view).toBe(good)
  room.write(noteOf(3))
  expect(await session.build()).toMatchObject([{ type: 'deck' }, { type: 'banner', text: '' }])
})

test('only its own pages, under its own names, reach the server', async () => {
  room.write(noteOf(2))
  const { url } = await room.start()
  const host = new URL(url).host
  const refused = [
    { Host: 'evil.example' },
    { Host: `evil.example:${new URL(url).port}` },
    { Host: host, Origin: 'http://evil.example' },
    { Host: host, Origin: 'null' },
    { Host: host, 'Sec-Fetch-Site': 'cross-site' },
  ]
  for (const headers of refused) {
    expect((await ask(url, '/', headers)).status, JSON.stringify(headers)).toBe(403)
    expect((await ask(url, '/reveal', headers, '{"line":1}')).status).toBe(403)
  }
  expect(await upgrade(url, { Origin: 'http://evil.example' })).toBe('refused')
  expect(await upgrade(url, {})).toBe('refused')
  expect(await upgrade(url, { Origin: url.slice(0, -1) })).toBe('open')
  const page = await ask(url, '/')
  expect(page.status).toBe(200)
  expect(page.headers['content-security-policy']).toContain("script-src 'self'")
  expect(page.headers['content-security-policy']).toContain("default-src 'none'")
})

test('no file is served but the page, by any spelling', async () => {
  room.write(noteOf(2))
  writeFileSync(join(room.dir, 'secret.txt'), 'secret')
  mkdirSync(join(room.dir, 'page'))
  symlinkSync('/etc/passwd', join(room.dir, 'page', 'passwd'))
  const { url } = await room.start()
  const paths = [
    '/note.md',
    '/secret.txt',
    '/page/passwd',
    '/page/../secret.txt',
    '/page/%2e%2e/secret.txt',
    '/../../etc/passwd',
    '/fonts/../../package.json',
    '/page/main.js/../../../package.json',
    '//etc/passwd',
    '//',
    '/page/__proto__',
    '/__proto__',
  ]
  for (const path of paths) expect((await ask(url, path)).status, path).toBe(404)
})

test('others need the token', async () => {
  room.write(noteOf(2))
  const { url, remote } = await room.start({ host: '0.0.0.0' })
  const { port, search } = new URL(url)
  const local = `http://127.0.0.1:${port}/`
  expect(remote?.url).toContain('/remote?token=')
  expect((await ask(local, '/')).status).toBe(403)
  expect((await ask(local, '/?token=wrong')).status).toBe(403)
  const page = await ask(local, `/${search}`)
  expect(page.status).toBe(200)
  const cookie = String(page.headers['set-cookie']).split(';')[0] ?? ''
  expect((await ask(local, '/page/main.js', { Cookie: cookie })).status).toBe(200)
  expect(await upgrade(local, { Origin: local.slice(0, -1) })).toBe('refused')
  expect(await upgrade(local, { Origin: local.slice(0, -1), Cookie: cookie })).toBe('open')
})

test('editors reveal a line', async () => {
  room.write(noteOf(5))
  const { url } = await room.start()
  expect((await ask(url, '/reveal', {}, '{"line":3}')).status).toBe(204)
  for (const body of [
    '',
    '{}',
    '{"line":0}',
    '{"line":"x"}',
    '{"line":"3"}',
    '{"line":[3]}',
    '[',
    `{"line":1,"x":"${'x'.repeat(2000)}"}`,
  ]) {
    expect((await ask(url, '/reveal', {}, body)).status, body.slice(0, 20)).toBe(400)
  }
})

test('lines and slides lead to each other', async () => {
  const session = room.session()
  const text = noteOf(8)
  room.write(text)
  await session.build()
  const line = text.split('\n').indexOf('- second of 6') + 1
  const index = session.slideOfLine(line) ?? -1
  const slide = session.view?.slides[index]
  expect(slide?.html).toContain('second of 6')
  expect(session.lineOf({ type: 'open', id: slide?.id ?? '', text: 'second of 6' })).toBe(line)
  expect(session.lineOf({ type: 'open', line: 7 })).toBe(7)
})

test('a text leads to what says it, and not to what only holds its letters', async () => {
  const session = room.session()
  const text =
    '# T\n\n## Table\n\n| a | b |\n| - | - |\n| x | 1 |\n| 1 | y |\n\n## Code\n\n```js\nlet value = 1\nvalue\n```\n\n' +
    '## List\n\n1. one item\n2. two items here\n3. an [item](https://example.org/x) here\n'
  room.write(text)
  await session.build()
  const lineOf = (title: string, said: string) => {
    const id = session.view?.slides.find((one) => one.title === title)?.id ?? ''
    return text.split('\n')[session.lineOf({ type: 'open', id, text: said }) - 1]
  }
  expect(lineOf('Table', 'a')).toBe('| a | b |')
  expect(lineOf('Table', 'y')).toBe('| 1 | y |')
  expect(lineOf('Code', 'value')).toBe('value')
  expect(lineOf('List', 'an item here')).toContain('3. an [item]')
})

test('a file that comes in pieces is waited for, and leads to what was edited', async () => {
  const session = room.session()
  const text = noteOf(40)
  room.write(text)
  await session.build()
  const edited = text.replace('second of 30', 'second of thirty')
  const piece = edited.slice(0, edited.length * 0.25)
  room.write(piece)
  setTimeout(() => room.write(edited), 30)
  const whole = deckIn(await session.build())
  const htmlAt = (index = -1) => session.view?.slides[index]?.html ?? ''
  expect(htmlAt(whole?.show)).toContain('second of thirty')
  room.write(text)
  await session.build()
  // Where it takes longer, what is there is shown, and then the edit.
  room.write(piece)
  await session.build()
  room.write(edited)
  expect(htmlAt(deckIn(await session.build())?.show)).toContain('second of thirty')
  room.write(edited.replaceAll('\n', '\r\n'))
  expect(deckIn(await session.build())?.show).toBeUndefined()
})

test('no message that a page could send ends the preview', async () => {
  room.write(noteOf(3))
  const preview = await room.start()
  const { port } = new URL(preview.url)
  const origin = preview.url.slice(0, -1)
  const socket = new WebSocket(`ws://127.0.0.1:${port}/live`, { headers: { Origin: origin } })
  const told: string[] = []
  socket.on('message', (data) => told.push(String(data)))
  await new Promise((resolve) => socket.on('open', resolve))
  const talk = {
    index: 1,
    id: 'x',
    step: 0,
    black: false,
    started: 0,
    entered: 0,
    turn: Date.now(),
  }
  const bad = [
    '',
    'null',
    '[]',
    '{"type":"toString"}',
    '{"type":"open","id":"x","text":{"toString":1}}',
    '{"type":"rehearsed","id":"x","seconds":"5","done":true}',
    '{"type":"talk"}',
    JSON.stringify({ type: 'talk', talk }),
    JSON.stringify({ type: 'talk', note: 'a', talk: { ...talk, turn: 2 ** 53 } }),
    JSON.stringify({ type: 'talk', note: 'a', talk: { ...talk, started: null } }),
  ]
  expect(bad.map(readPageMessage)).toEqual(bad.map(() => undefined))
  const good = { type: 'talk', note: 'a', talk }
  expect(readPageMessage(JSON.stringify(good))).toEqual(good)
  for (const message of bad) socket.send(message)
  // A connection that is refused and reset, and one that is left half open.
  for (const reset of [true, false]) {
    const raw = connect(Number(port), '127.0.0.1')
    raw.on('error', () => {})
    raw.write('GET /live HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n')
    await new Promise((resolve) => setTimeout(resolve, 20))
    if (reset) raw.resetAndDestroy()
  }
  expect((await ask(preview.url, '/')).status).toBe(200)
  socket.close()
})

test('a token of other bytes is refused, whatever its length', () => {
  const { refuse, token } = guardOf('0.0.0.0')
  const ask = (said: string) =>
    refuse({
      url: `/live?token=${said}`,
      headers: { host: '127.0.0.1:80' },
      socket: { localPort: 80 },
    } as IncomingMessage)
  expect(ask('%C3%A9'.repeat(token.length))).toBe('token')
  expect([ask(token), ask('%'), ask('')]).toEqual([undefined, 'token', 'token'])
})

test('times', () => {
  expect([minutes(0), minutes(65), minutes(3599.6)]).toEqual(['0:00', '1:05', '60:00'])
  expect([drift(10, 60, 30), drift(70, 60, 30), drift(100, 60, 30)]).toEqual([-50, 0, 10])
})
