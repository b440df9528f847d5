import { expect, test } from 'vitest'
import { fontFaces } from '../src/render/fonts.js'

const facesIn = (css: string) =>
  [...css.matchAll(/font-family:'([^']+)'[^}]*font-weight:([^;]+)[^}]*unicode-range:([^}]+)/g)].map(
    ([, family, weight, range]) => ({ family, weight, range }),
  )

const facesOf = async (text: string, lang = 'zh-CN') =>
  facesIn((await fontFaces(text, { lang })).css)

/** The families that draw a character of running text. */
const drawers = async (char: string, lang?: string) => {
  const hex = char.codePointAt(0)?.toString(16)
  const faces = await facesOf(char, lang)
  const mine = faces.filter(({ range }) => range?.split(',').includes(`U+${hex}`))
  return [...new Set(mine.map(({ family }) => family))]
}

test('a Chinese character is cut in both weights', async () => {
  const faces = (await facesOf('的')).filter(({ family }) => family === 'Noto Sans SC')
  expect(faces).toEqual([
    { family: 'Noto Sans SC', weight: '400', range: 'U+7684' },
    { family: 'Noto Sans SC', weight: '700', range: 'U+7684' },
  ])
})

test('what is in the speaker notes alone is cut in one weight', async () => {
  const weights = async (markdown: string) => {
    const faces = (await facesOf(markdown)).filter(({ range }) => range?.includes('U+7684'))
    return faces.map(({ weight }) => weight)
  }
  expect(await weights('# 好\n\n<!--\n的 -> 的\n-->')).toEqual(['400'])
  expect(await weights('# 好的\n\n<!-- 的 -->')).toEqual(['400', '700'])
  expect(await weights('# 好\n\n<!-- _header: 的 -->')).toEqual(['400', '700'])
})

test('the same text gives the same bytes', async () => {
  const text = '同样的文字 AVATAR 😀 ∀'
  const once = await fontFaces(text, { lang: 'zh' })
  expect(await fontFaces(text, { lang: 'zh' })).toEqual(once)
  expect(await fontFaces([...text].reverse().join(''), { lang: 'zh' })).toEqual(once)
})

test('characters that no font has are named', async () => {
  const { missing } = await fontFaces('好\u{13000}\uFE0F\u200D\n', { lang: 'zh' })
  expect(missing).toEqual(['\u{13000}'])
})

test('a tree and a table in code are of one face, Chinese takes two of its columns', async () => {
  const { css } = await fontFaces('```\n├── 源码/ ← │ ─ ┐ █ ✓\n```\n\n其他', { lang: 'zh-CN' })
  const faces = facesIn(css)
  const mono = faces.find(({ family }) => family === 'JetBrains Mono')?.range
  expect(mono).toBe('U+20,U+2f,U+60,U+2190,U+2500,U+2502,U+2510,U+251c,U+2588,U+2713')
  const wide = faces.filter(({ family }) => family === 'Noto Sans Code')
  expect(wide.map(({ range }) => range).join(',')).toMatch(/^U\+(6e90,U\+7801|7801,U\+6e90)$/)
  expect(css).toMatch(/'Noto Sans Code'[^}]*size-adjust:120%/)
})

test.each([
  ['字', 'zh-CN', ['Noto Sans SC']],
  ['字', 'ja', ['Noto Sans JP']],
  ['字', 'zh-TW', ['Noto Sans TC']],
  ['한', 'zh-CN', ['Noto Sans KR']],
  ['あ', 'zh-CN', ['Noto Sans SC']],
  ['“', 'zh-CN', ['Noto Sans SC', 'JetBrains Mono']],
  ['“', 'en', ['Inter', 'JetBrains Mono']],
  ['😀', 'zh-CN', ['Noto Emoji']],
  ['𝔸', 'zh-CN', ['Noto Sans Math']],
])('%s in %s is drawn by %j', async (char, lang, families) => {
  expect(await drawers(char, lang)).toEqual(families)
})
