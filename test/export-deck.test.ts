import { readFile, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import fc from 'fast-check'
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../src/render/browser.js'
import { arbitraryNote } from './support/arbitrary-note.js'
import { openProject, type Project } from './support/project.js'

const repo = resolve(import.meta.dirname, '..')

const LINKED = `---
title: Links
---

# First part

**Go to [the second part](#second-part) when this is done.** It [says more](https://example.org/more).

# Second part

**Here [the first](#first-part) is named again.** And there is more to say.

## 中文的一页

- 中文的一句话，回到 [这里](#中文的一页)
- An English sentence in five words
- Kubernetes

\`\`\`mermaid
graph LR
  A[Cat] --> B[Nap]
\`\`\`
`

/** A deck of a hundred slides, with fifteen hundred different characters. */
const character = (i: number) => String.fromCodePoint(0x4e00 + ((i * 7) % 1500))
const sentence = (i: number) => Array.from({ length: 30 }, (_, k) => character(30 * i + k)).join('')
const HUNDRED = Array.from(
  { length: 100 },
  (_, i) => `# ${sentence(i).slice(0, 6)}\n\n**${sentence(i)}。**${sentence(i + 50).repeat(6)}。`,
).join('\n\n')

const GENERATED = fc.sample(arbitraryNote, { seed: 20_250_601, numRuns: 4 })

let room: Project
let browser: Browser
beforeAll(async () => {
  const made = GENERATED.map((text, i) => [`made-${i}.md`, text])
  room = await openProject({
    'linked.md': LINKED,
    'hundred.md': HUNDRED,
    ...Object.fromEntries(made),
  })
  const build = async (...args: string[]) => {
    const { status, err } = await room.notedeck(['build', ...args])
    expect([status, status === 0 ? '' : err]).toEqual([0, ''])
  }
  await build('linked.md')
  await build('--format', 'pdf', 'hundred.md')
  await build('--format', 'html', ...GENERATED.map((_, i) => `made-${i}.md`))
  await build('--format', 'html', '--theme', 'folio', join(repo, 'notes/containers.md'))
  await build('--format', 'html', '--theme', 'poster', join(repo, 'notes/hashing.md'))
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  browser = await puppeteer.launch({ executablePath: await findBrowser(), args, headless: 'shell' })
})
afterAll(async () => {
  await browser?.close()
  await rm(room.dir, { recursive: true })
})

const addressOf = (name: string) => pathToFileURL(join(room.dir, 'dist', `${name}.html`)).href

async function open(name: string, place = ''): Promise<Page> {
  const page = await browser.newPage()
  await page.setViewport({ width: 1280, height: 720 })
  await page.goto(addressOf(name) + place)
  await page.waitForSelector('.bespoke-marp-active')
  return page
}

/** Where an id or a number of a slide is shown. */
const shown = (page: Page) =>
  page.$eval('.bespoke-marp-active section[id]', (section) => section.getAttribute('id'))

describe('the HTML', () => {
  it('opens from a file at the slide that is named, follows links, and asks for nothing', async () => {
    const page = await open('linked')
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(`${addressOf('linked')}#3`)
    await page.reload()
    await page.waitForSelector('.bespoke-marp-active')
    expect(await shown(page)).toBe('3')
    await page.$eval('a[href="#first-part"]', (link) => (link as HTMLElement).click())
    await page.waitForFunction(`location.hash === '#first-part'`)
    expect(await shown(page)).toBe('2')
    expect(asked.filter((url) => !/^(?:data:|blob:|file:)/.test(url))).toEqual([])
    expect(asked.filter((url) => url.startsWith('file:') && !url.includes('/linked.html'))).toEqual(
      [],
    )
    await page.close()
  })

  it('says which language a text is in, and what a diagram shows', async () => {
    const page = await open('linked')
    const marked = await page.$$eval('section [lang]', (all) =>
      all.map((one) => [one.getAttribute('lang'), one.textContent?.trim()]),
    )
    expect(marked).toContainEqual(['zh', '中文的一页'])
    expect(marked.filter(([, text]) => text?.startsWith('An English'))).toEqual([])
    const name = await page.$eval('svg[role="img"]', (svg) => svg.getAttribute('aria-label'))
    expect(name).toBe('Cat, Nap')
    await page.close()
  })

  it.each(['linked', 'containers', 'hashing', ...GENERATED.map((_, i) => `made-${i}`)])(
    'axe finds nothing serious in %s, on any slide',
    async (name) => {
      const page = await open(name)
      const faults: string[] = []
      for (const media of ['screen', 'print']) {
        await page.emulateMediaType(media)
        // On paper all slides are there, those too that the page hides from who hears it.
        if (media === 'print')
          await page.$$eval('svg[aria-hidden]', (all) => {
            for (const one of all) one.removeAttribute('aria-hidden')
          })
        await page.evaluate(axe.source)
        const { violations } = (await page.evaluate('axe.run(document)')) as axe.AxeResults
        for (const { id, impact, nodes } of violations)
          if (impact === 'serious' || impact === 'critical')
            faults.push(`${media} ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join('\n')}`)
      }
      expect(faults).toEqual([])
      await page.close()
    },
  )
})

describe('the PDF', () => {
  const openPdf = async (name: string) => {
    const data = new Uint8Array(await readFile(join(room.dir, 'dist', `${name}.pdf`)))
    return getDocument({ data, verbosity: 0 }).promise
  }

  it('is tagged, titled, and has its language and an outline by sections', async () => {
    const pdf = await openPdf('linked')
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true })
    const { info } = await pdf.getMetadata()
    expect(info).toMatchObject({ Title: 'Links', Language: 'en' })
    interface Line {
      readonly title: string
      readonly items: readonly Line[]
    }
    const titles = (lines: readonly Line[]): unknown =>
      lines.map(({ title, items }) => (items.length > 0 ? [title, titles(items)] : title))
    expect(titles(await pdf.getOutline())).toEqual([
      ['Links', ['First part', ['Second part', ['中文的一页']]]],
    ])
    const tree = JSON.stringify(await (await pdf.getPage(2)).getStructTree())
    expect(tree).toMatch(/"role":"H2"/)
  })

  it('has notes, and links that lead somewhere, within it and out of it', async () => {
    const pdf = await openPdf('linked')
    const targets = await pdf.getDestinations()
    const pages = await Promise.all([2, 3, 4].map((number) => pdf.getPage(number)))
    const all = (await Promise.all(pages.map((page) => page.getAnnotations()))).flat()
    const inner = all.map(({ dest }) => dest).filter((dest) => typeof dest === 'string')
    expect(inner).toHaveLength(3)
    expect(inner.filter((dest) => !(dest in targets))).toEqual([])
    expect(all.filter(({ subtype }) => subtype === 'Text')).toHaveLength(3)
    const said = all.map(({ contentsObj }) => contentsObj?.str).join()
    expect(said).toContain('It says more.')
  })

  it('shows nothing of its notes until a reader asks, and has each in the structure of its page', async () => {
    const pdf = await openPdf('linked')
    const page = await pdf.getPage(2)
    const notes = (await page.getAnnotations()).filter(({ subtype }) => subtype === 'Text')
    const [noZoom, noRotate] = [1 << 3, 1 << 4]
    expect(notes).toMatchObject([
      { hasAppearance: true, annotationFlags: noZoom | noRotate, rect: [0, 0, 20, 20] },
    ])
    const { fnArray, argsArray } = await page.getOperatorList()
    const begun = fnArray.indexOf(OPS.beginAnnotation)
    expect(argsArray[begun]?.[0]).toBe(notes[0]?.id)
    const drawn = fnArray.slice(begun + 1, fnArray.indexOf(OPS.endAnnotation))
    expect(drawn.filter((one) => one === OPS.constructPath || one === OPS.showText)).toEqual([])
    const tree = JSON.stringify(await page.getStructTree())
    expect(tree).toMatch(
      new RegExp(`"H2".*"Annot","children":\\[{"type":"annotation","id":"[^"]*${notes[0]?.id}"`),
    )
  })

  it('of a hundred slides of Chinese is under two megabytes', async () => {
    expect((await openPdf('hundred')).numPages).toBeGreaterThanOrEqual(100)
    const { size } = await stat(join(room.dir, 'dist/hundred.pdf'))
    expect(size).toBeLessThan(2_000_000)
  })
})
