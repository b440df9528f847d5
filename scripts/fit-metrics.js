// Writes src/fit/faces/: what the embedded faces of running text measure in Chromium.
// `npm run build && node scripts/fit-metrics.js && npm run format`
import { writeFileSync } from 'node:fs'
import puppeteer from 'puppeteer-core'
import { findBrowser } from '../lib/render/browser.js'
import { fontFaces } from '../lib/render/fonts.js'

const CJK = ['SC', 'TC', 'JP', 'KR']
const SYMBOLS = "'Noto Emoji','Noto Sans Math','Noto Sans Symbols 2'"
const FACES = [
  { file: 'inter', latin: 'Inter', family: 'Noto Sans' },
  { file: 'source-serif', latin: 'Source Serif 4', family: 'Noto Serif' },
]
/** Runs of code points that are measured one by one. */
const RANGES = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x370, 0x3ff],
  [0x400, 0x45f],
  [0x2010, 0x203a],
  [0x2070, 0x209c],
  [0x20a0, 0x20bf],
  [0x2100, 0x214f],
  [0x2150, 0x218b],
  [0x2190, 0x21ff],
  [0x2200, 0x22ff],
  [0x2300, 0x23ff],
  [0x2460, 0x24ff],
  [0x2500, 0x25ff],
  [0x2600, 0x27bf],
  [0x2980, 0x2aff],
]
const codes = RANGES.flatMap(([a, b]) => Array.from({ length: b - a + 1 }, (_, i) => a + i))
const chars = codes
  .map((code) => String.fromCodePoint(code))
  .filter((char) => /[\p{L}\p{N}\p{P}\p{S}\p{Zs}]/u.test(char))
const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(0x20 + i))
const kerned = [...ascii, '’', '“', '”', '—', '–', '…']
const pairs = kerned.flatMap((a) => kerned.map((b) => a + b))
/** Marks that Chinese and Japanese draw, and Latin too: measured between two characters. */
const MARKS = ['“', '”', '…', '·', '——']

const browser = await puppeteer.launch({
  executablePath: await findBrowser(),
  headless: 'shell',
  args: ['--no-sandbox', '--font-render-hinting=none'],
})

/** A page in a face that answers with the widths of texts in thousandths of an em. */
async function openPage({ latin, family }, lang) {
  const stack = [`'${latin}'`, ...CJK.map((one) => `'${family} ${one}'`), SYMBOLS].join(',')
  const text = `${chars.join('')}${MARKS.join('')}字가`
  const { css } = await fontFaces(text, { lang, themeCss: stack })
  const page = await browser.newPage()
  await page.setContent(`<!doctype html><html lang="${lang}"><style>${css}
  body{font:100px ${stack};font-kerning:normal;white-space:pre;text-spacing-trim:trim-start}
  span{display:inline-block}</style><main></main>`)
  return (list, style) =>
    page.evaluate(
      async (list, style) => {
        const main = document.querySelector('main')
        main.style.cssText = style
        main.replaceChildren(
          ...list.flatMap((text) => {
            const span = document.createElement('span')
            span.textContent = text
            return [span, document.createElement('br')]
          }),
        )
        for (let turn = 0; turn < 2; turn++) {
          document.body.getBoundingClientRect()
          await document.fonts.ready
        }
        const spans = [...main.querySelectorAll('span')]
        return spans.map((span) => Math.round(span.getBoundingClientRect().width * 10))
      },
      list,
      style,
    )
}

/** Ascent and descent as the line box has them, in em. */
async function heightsOf(page, face) {
  return page.evaluate((face) => {
    const context = document.createElement('canvas').getContext('2d')
    context.font = `1000px ${face}`
    const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('Hg')
    return [fontBoundingBoxAscent, fontBoundingBoxDescent]
  }, face)
}

async function measure(face, weight) {
  const style = `font-weight:${weight}`
  const widths = await openPage(face, 'en')
  const single = new Map(chars.map((char) => [char, 0]))
  for (const [i, width] of (await widths(chars, style)).entries()) single.set(chars[i], width)
  const tabular = await widths(ascii, `${style};font-variant-numeric:tabular-nums`)
  const pairWidths = await widths(pairs, style)
  const kern = pairs.map((pair, i) => {
    const [a, b] = [...pair]
    return [pair, pairWidths[i] - single.get(a) - single.get(b)]
  })
  const shared = {}
  for (const [lang, tag] of [
    ['zh', 'zh-CN'],
    ['ja', 'ja'],
  ]) {
    const inner = MARKS.map((mark) => `字${mark}字`)
    const got = await (await openPage(face, tag))(inner, style)
    shared[lang] = Object.fromEntries(
      MARKS.map((mark, i) => [mark[0], Math.round((got[i] - 2000) / mark.length)]),
    )
  }
  const page = await openPage(face, 'zh-CN')
  const [among, letters] = await page(['a——a', 'aa'], `${style};text-autospace:no-autospace`)
  const [hangul] = await (await openPage(face, 'ko'))(['가'], style)
  return {
    single,
    tabular: ascii
      .map((char, i) => [char, tabular[i]])
      .filter(([char, width]) => width !== single.get(char)),
    kern,
    shared,
    dash: Math.round((among - letters) / 2),
    hangul,
  }
}

/** Two digits of base 36 a character; what no face has is 0.6 em. */
function packed(single) {
  const digits = codes.map((code) => {
    const width = single.get(String.fromCodePoint(code)) ?? 600
    return Math.min(1295, Math.max(0, width)).toString(36).padStart(2, '0')
  })
  const lines = digits.join('').match(/.{1,92}/g)
  return lines.map((line) => `  '${line}'`).join(' +\n')
}

const quoted = (text) =>
  `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'").replace(/\t/g, '\\t')}'`

/** Pairs under the gap that they have, `GAP PAIRS` a group, tabs between. */
function kerningOf(kern) {
  const byGap = new Map()
  for (const [pair, gap] of kern)
    if (Math.abs(gap) >= 3) byGap.set(gap, [...(byGap.get(gap) ?? []), pair])
  const groups = [...byGap].sort(([a], [b]) => a - b).map(([gap, all]) => `${gap} ${all.join('')}`)
  const lines = groups.join('\t').match(/.{1,86}/gsu)
  return lines.map((line) => `  ${quoted(line)}`).join(' +\n')
}

function groups(entries) {
  const widths = [...new Set(entries.map(([, width]) => width))]
  const of = (width) => entries.filter(([, own]) => own === width).map(([char]) => char)
  return widths.map((width) => `[${width}, ${quoted(of(width).join(''))}]`).join(', ')
}

const record = (entries) => `{ ${entries.map(([k, v]) => `${quoted(k)}: ${v}`).join(', ')} }`

for (const face of FACES) {
  for (const [weight, tail] of [
    [400, ''],
    [700, '-bold'],
  ]) {
    const { single, tabular, kern, shared, dash, hangul } = await measure(face, weight)
    const name = (face.file + tail).replace(/-(\w)/g, (_, c) => c.toUpperCase())
    writeFileSync(
      `src/fit/faces/${face.file}${tail}.ts`,
      `// Generated by scripts/fit-metrics.js from the embedded faces, as Chromium draws them.
import type { Cut } from './face.js'

const ADVANCES =
${packed(single)}

const KERNING =
${kerningOf(kern)}

/** ${face.latin} at ${weight} with its fallbacks. */
export const ${name}: Cut = {
  advances: ADVANCES,
  kerning: KERNING,
  tabular: [${groups(tabular)}],
  shared: {
    zh: ${record(Object.entries(shared.zh))},
    ja: ${record(Object.entries(shared.ja))},
  },
  dash: ${dash},
  hangul: ${hangul},
}
`,
    )
  }
}
const blank = await browser.newPage()
for (const { latin, family } of FACES) {
  const { css } = await fontFaces('Hg', { lang: 'en', themeCss: `'${latin}','${family} SC'` })
  await blank.setContent(`<style>${css}</style><p style="font-family:'${latin}'">Hg</p>`)
  await blank.evaluate(() => document.fonts.ready.then(() => {}))
  console.log(latin, 'ascent and descent', await heightsOf(blank, `'${latin}'`))
}
await browser.close()
