/** Where the faces of one family come from, and what they may be used for. */
export interface FontFamily {
  /** As a theme's `font-family` names it. */
  readonly name: string
  /** npm package that holds the files. */
  readonly source: string
  /** Whether the files have a weight axis; static ones are of weight 400. */
  readonly axis: 'wght' | undefined
  /** The weights that are cut. The last stands for all that a theme may ask for above it. */
  readonly weights: readonly number[]
  /**
   * One file of the package that is all there is to take from it; else the package is one of
   * Fontsource's, cut into files as its `unicode.json` says.
   */
  readonly file?: string
}

const variable = (name: string, source: string, weights: readonly number[]): FontFamily => ({
  name,
  source: `@fontsource-variable/${source}`,
  axis: 'wght',
  weights,
})

const fixed = (name: string, source: string, file?: string): FontFamily => ({
  name,
  source,
  axis: undefined,
  weights: [400],
  ...(file && { file }),
})

const textWeights = [400, 700]

/** Every family that a theme may name, all under the SIL Open Font License. */
export const families = {
  inter: variable('Inter', 'inter', textWeights),
  // Fontsource's slices lack the arrows and the boxes that trees and tables in code are drawn with.
  mono: fixed('JetBrains Mono', 'jetbrains-mono', 'fonts/webfonts/JetBrainsMonoNL-Regular.woff2'),
  sc: variable('Noto Sans SC', 'noto-sans-sc', textWeights),
  tc: variable('Noto Sans TC', 'noto-sans-tc', textWeights),
  jp: variable('Noto Sans JP', 'noto-sans-jp', textWeights),
  kr: variable('Noto Sans KR', 'noto-sans-kr', textWeights),
  emoji: fixed('Noto Emoji', '@fontsource/noto-emoji'),
  // Its one file holds far more than `unicode.json` says.
  math: fixed(
    'Noto Sans Math',
    '@fontsource/noto-sans-math',
    'files/noto-sans-math-latin-400-normal.woff2',
  ),
  symbols: fixed('Noto Sans Symbols 2', '@fontsource/noto-sans-symbols-2'),
} as const satisfies Record<string, FontFamily>

/** Families whose characters take two columns in code: twice 0.6 em, the code face's advance. */
export const wideInCode: ReadonlySet<FontFamily> = new Set([
  families.sc,
  families.tc,
  families.jp,
  families.kr,
])

/** Han, in the order in which a language's readers expect its glyphs. */
const cjkFor = (lang: string): readonly FontFamily[] => {
  const { sc, tc, jp, kr } = families
  if (/^ja\b/i.test(lang)) return [jp, sc, kr]
  if (/^ko\b/i.test(lang)) return [kr, sc, jp]
  if (/^zh\b.*\b(hant|tw|hk|mo)\b/i.test(lang)) return [tc, sc, jp, kr]
  return [sc, jp, kr]
}

/**
 * Punctuation that Latin and Chinese share: full width in Chinese and Japanese, so that Inter must
 * not draw it there. U+2018 and U+2019 stay Latin, because an apostrophe is far more common.
 */
const sharedPunctuation = new Set('—“”…·')

/**
 * The families that may draw a character of running text, first choice first.
 * `emoji` says that a variation selector asks for the emoji form.
 */
export const familiesFor = (char: string, lang: string, emoji: boolean): readonly FontFamily[] => {
  const { inter, emoji: pictures, math, symbols } = families
  const cjk = cjkFor(lang)
  const fullWidth = /^(zh|ja)\b/i.test(lang) && sharedPunctuation.has(char)
  const text = fullWidth ? [...cjk, inter] : [inter, ...cjk]
  if (emoji || /\p{Emoji_Presentation}/u.test(char)) return [pictures, ...text, math, symbols]
  return [...text, math, symbols, pictures]
}
