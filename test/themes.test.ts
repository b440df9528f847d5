import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyOf, derive, valuesOf } from '../src/cli/theme-sheet.js'

import { readScale } from '../src/fit/theme.js'
import { LAYOUTS } from '../src/parse/layouts.js'
import { fontFaces } from '../src/render/fonts.js'

const themes = resolve(import.meta.dirname, '../themes')
const read = (path: string) => readFile(join(themes, path), 'utf8')
const names = (await readdir(themes)).filter((file) => file.endsWith('.css'))
const sheets = await Promise.all(names.map(async (file) => ({ file, css: await read(file) })))

/** The selectors whose values hold for a slide, the weaker before the stronger. */
const DARK = 'section:is(.dark, .invert)'
const WALL = 'section:is(.title, .section, .end)'
const FACES = {
  light: ['section'],
  dark: ['section', DARK],
  'light wall': ['section', WALL],
  'dark wall': ['section', DARK, WALL, `${WALL}:is(.dark, .invert)`],
}

const faces = sheets.flatMap(({ file, css }) =>
  Object.entries(FACES)
    .filter(([, selectors]) => selectors.every((selector) => valuesOf(css, selector).size > 0))
    .map(([face, selectors]) => ({
      name: `${file}, ${face}`,
      values: new Map(selectors.flatMap((selector) => [...valuesOf(css, selector)])),
    })),
)

it.each(sheets)(
  '$file rules its tables by borders: in a PDF a shadow has edges around each cell',
  ({ css }) => {
    const rules = [...css.matchAll(/([^{}]*)\{([^{}]*)\}/g)]
    const cells = rules.filter(([, selector = '']) =>
      /\b(th|td)\b[^,]*$|:is\((th|td)/m.test(selector),
    )
    expect(cells.length).toBeGreaterThan(3)
    expect(cells.filter(([, , body = '']) => body.includes('box-shadow'))).toEqual([])
  },
)

/** Relative luminance by WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

/** How much of its colour a changed line of a diff has on it, as the base says. */
const CHANGED =
  Number(
    /\.line\.add \{\s*background-color: color-mix\(in srgb, var\(--code-added\) (\d+)%/.exec(
      sheets[0]?.css ?? '',
    )?.[1],
  ) / 100

/** A colour over another, as CSS mixes them. */
function mixed(over: string, under: string, share: number): string {
  const part = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16)
  const mix = [1, 3, 5].map((at) =>
    Math.round(part(over, at) * share + part(under, at) * (1 - share)),
  )
  return `#${mix.map((one) => one.toString(16).padStart(2, '0')).join('')}`
}

describe.each(faces)('$name', ({ values }) => {
  const of = (name: string): string => {
    const value = values.get(`--${name}`)
    if (!value || !/^#[0-9a-f]{6}$/.test(value)) throw new Error(`Expected a colour --${name}.`)
    return value
  }
  it.each([
    ['ink', 'bg', 12],
    ['quiet', 'bg', 4.5],
    ['accent', 'bg', 4.5],
    ['ink', 'wash', 7],
    ['quiet', 'wash', 4.5],
    ['ink', 'tint', 7],
    ['line-strong', 'bg', 1.9],
    ['code-ink', 'code-bg', 12],
    ['code-ink', 'code-band', 7],
  ])('%s on %s is at %d : 1 or better', (text, ground, least) => {
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(least)
  })

  it('every colour of code is at 4.5 : 1 or better, on a highlighted line too', () => {
    const tokens = [...values.keys()].filter((name) => /^--code-(?!bg|band|ink)/.test(name))
    expect(tokens.length).toBeGreaterThan(8)
    for (const token of tokens)
      for (const ground of ['code-bg', 'code-band'])
        expect([token, contrast(of(token.slice(2)), of(ground)) >= 4.5]).toEqual([token, true])
  })

  it('every colour of code is at 4.5 : 1 or better on a line that a diff changes', () => {
    const tokens = [...values.keys()].filter((name) => /^--code-(?!bg|band|ink)/.test(name))
    for (const change of ['code-added', 'code-removed']) {
      const ground = mixed(of(change), of('code-bg'), CHANGED)
      for (const token of tokens)
        expect([token, contrast(of(token.slice(2)), ground) >= 4.5]).toEqual([token, true])
    }
  })
})

describe.each(sheets)('$file', ({ css }) => {
  it('sets no text below the floor, the compact step included', () => {
    const small = ['--type-foot', '--type-file', '--type-code', '--type-code-floor']
    for (const selector of ['section', 'section.compact'])
      for (const [name, value] of valuesOf(css, selector)) {
        if (!name.startsWith('--type-')) continue
        const floor = name === '--type-foot' ? 16 : small.includes(name) ? 18 : 24
        expect([name, Number.parseFloat(value) >= floor]).toEqual([name, true])
      }
  })

  it('has a dark face that differs in colours alone', () => {
    const rules = css.replace(/\/\*[\s\S]*?\*\//g, '')
    const dark = [...rules.matchAll(/([^{}]*\.dark[^{}]*)\{([^{}]*)\}/g)]
    expect(dark.length).toBeGreaterThan(0)
    for (const [, selector, body = ''] of dark)
      for (const [, name, value] of body.matchAll(/([\w-]+):\s*([^;]+);/g))
        expect([selector?.trim(), name, value]).toSatisfy(
          () => /^#[0-9a-f]{3,6}$/.test(value ?? '') || name === 'background-color',
        )
  })

  it('is no smaller in its usual step than in its compact one', () => {
    const usual = valuesOf(css, 'section')
    for (const [name, value] of valuesOf(css, 'section.compact'))
      expect([name, Number.parseFloat(usual.get(name) ?? '')]).toSatisfy(
        ([, size]: [string, number]) => size >= Number.parseFloat(value),
      )
  })

  it('states every value that it uses, and uses every value that it states', () => {
    const rules = css.replace(/\/\*[\s\S]*?\*\//g, '')
    const used = new Set([...rules.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name))
    const stated = new Set([...rules.matchAll(/^ {2}(--[\w-]+):/gm)].map(([, name]) => name))
    expect([...used].filter((name) => !stated.has(name))).toEqual([])
    const unused = [...stated].filter((name) => !used.has(name) && !name?.startsWith('--marp-'))
    expect(unused.filter((name) => !/^--(type-code-floor|code-tag)$/.test(name ?? ''))).toEqual([])
  })

  it('draws every layout', () => {
    const drawn = LAYOUTS.filter((layout) => new RegExp(`\\.${layout}\\b`).test(css))
    expect(LAYOUTS.filter((layout) => !drawn.includes(layout))).toEqual([])
  })
})

it('folio and poster are what their sources make of notedeck: `npm run themes`', async () => {
  const base = await read('notedeck.css')
  const sources = await readdir(join(themes, 'src'))
  expect(sources.sort()).toEqual(['folio.css', 'poster.css'])
  for (const file of sources)
    expect((await read(file)) === derive(base, await read(`src/${file}`))).toBe(true)
})

it('a copy predicts as its original does', async () => {
  for (const { css } of sheets)
    for (const lang of ['zh', 'en'] as const)
      expect(readScale(copyOf(css, 'mine'), lang)).toEqual(readScale(css, lang))
})

it('folio is set in serifs, but for its code', async () => {
  const themeCss = await read('folio.css')
  const text = '# 书 Aé→\n\n```\n码\n```\n'
  const { css, missing } = await fontFaces(text, { lang: 'zh-CN', themeCss })
  const drawn = [...css.matchAll(/font-family:'([^']+)'/g)].map(([, name]) => name)
  expect(new Set(drawn)).toEqual(
    new Set(['Source Serif 4', 'Noto Serif SC', 'JetBrains Mono', 'Noto Sans Code']),
  )
  expect(missing).toEqual([])
})

it.each([
  ['zh-TW', '書', 'Noto Serif TC'],
  ['ja', '書きます', 'Noto Serif JP'],
  ['ko', '책', 'Noto Serif KR'],
])('folio has a serif for %s', async (lang, text, face) => {
  const { css } = await fontFaces(text, { lang, themeCss: await read('folio.css') })
  expect(css).toContain(`'${face}'`)
  expect(css).not.toContain('Noto Sans')
})

it('a theme that names no face of ours has the sans ones', async () => {
  const { css } = await fontFaces('字a', {
    lang: 'zh',
    themeCss: '/* Source Serif 4 */ section {}',
  })
  expect(new Set(css.match(/(?<=font-family:')[^']+/g))).toEqual(
    new Set(['Inter', 'Noto Sans SC', 'JetBrains Mono']),
  )
})

describe('notedeck theme new', () => {
  const main = resolve(import.meta.dirname, '../lib/cli/main.js')
  let dir = ''
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'notedeck-theme-'))
  })
  afterAll(() => rm(dir, { recursive: true }))
  const notedeck = (...args: string[]): Promise<{ status: number; err: string }> =>
    new Promise((done) => {
      const child = execFile(process.execPath, [main, ...args], { cwd: dir }, (_, _out, err) => {
        done({ status: child.exitCode ?? -1, err })
      })
    })

  it('writes a theme with its colours at the head, and never over a file', async () => {
    expect(await notedeck('theme', 'new', 'mine', '--from', 'poster')).toEqual({
      status: 0,
      err: '',
    })
    const css = await readFile(join(dir, 'mine.css'), 'utf8')
    expect(css).toMatch(/^\/\* @theme mine \*\/\n/)
    expect(css.indexOf('--accent')).toBeLessThan(css.indexOf('--frame-top'))
    const { status, err } = await notedeck('theme', 'new', 'mine')
    expect([status, err]).toEqual([2, expect.stringContaining('`mine.css`')])
    expect(await readFile(join(dir, 'mine.css'), 'utf8')).toBe(css)
  })

  it.each([
    [['theme'], 'expected `theme new NAME`, got nothing'],
    [['theme', 'new'], 'got nothing'],
    [['theme', 'new', '../x'], 'got `../x`'],
    [['theme', 'new', 'x', '--from', 'nope'], 'found none at `nope`'],
  ])('%j is wrong usage', async (args, said) => {
    const { status, err } = await notedeck(...args)
    expect([status, err]).toEqual([2, expect.stringContaining(said)])
  })
})
