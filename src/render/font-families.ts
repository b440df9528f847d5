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
/** A regular serif is too thin to be read off a wall. */
const serifWeights = [500, 700]

/** Every family that a theme may name, all under the SIL Open Font License. */
export const families = {
  inter: variable('Inter', 'inter', textWeights),
  serif: variable('Source Serif 4', 'source-serif-4', textWeights),
  // Fontsource's slices lack the arrows and the boxes that trees and tables in code are drawn with.
  mono: fixed('JetBrains Mono', 'jetbrains-mono', 'fonts/webfonts/JetBrainsMonoNL-Regular.woff2'),
  sc: variable('Noto Sans SC', 'noto-sans-sc', textWeights),
  tc: variable('Noto Sans TC', 'noto-sans-tc', textWeights),
  jp: variable('Noto Sans JP', 'noto-sans-jp', textWeights),
  kr: variable('Noto Sans KR', 'noto-sans-kr', textWeights),
  serifSc: variable('Noto Serif SC', 'noto-serif-sc', serifWeights),
  serifTc: variable('Noto Serif TC', 'noto-serif-tc', serifWeights),
  serifJp: variable('Noto Serif JP', 'noto-serif-jp', serifWeights),
  serifKr: variable('Noto Serif KR', 'noto-serif-kr', serifWeights),
  emoji: fixed('Noto Emoji', '@fontsource/noto-emoji'),
  // Its one file holds far more than `unicode.json` says.
  math: fixed(
    'Noto Sans Math',
    '@fontsource/noto-sans-math',
    'files/noto-sans-math-latin-400-normal.woff2',
  ),
  symbols: fixed('Noto Sans Symbols 2', '@fontsource/noto-sans-symbols-2'),
} as const satisfies Record<string, FontFamily>

const { inter, sc, tc, jp, kr } = families

/** What draws running text where a theme names no face of ours, and Chinese in code. */
export const sans = { latin: inter, sc, tc, jp, kr } as const

/** The faces of a theme's running text. */
export type TextFaces = Readonly<Record<keyof typeof sans, FontFamily>>

/** The faces that a theme names: for each script the one that it names first. */
export const textFacesOf = (css: string): TextFaces => {
  const rules = css.replace(/\/\*[\s\S]*?\*\//g, '')
  const place = ({ name }: FontFamily) => rules.search(new RegExp(`\\b${name}\\b`)) >>> 0
  const first = (one: FontFamily, other: FontFamily) => (place(other) < place(one) ? other : one)
  const { serif, serifSc, serifTc, serifJp, serifKr } = families
  return {
    latin: first(inter, serif),
    sc: first(sc, serifSc),
    tc: first(tc, serifTc),
    jp: first(jp, serifJp),
    kr: first(kr, serifKr),
  }
}

/** Families of Han, Kana and Hangul, whose weights above the first are for what slides show. */
export const largeFamilies: ReadonlySet<FontFamily> = new Set(
  Object.values(families).filter(({ name }) => /^Noto (Sans|Serif) (SC|TC|JP|KR)$/.test(name)),
)

/** Families whose characters take two columns in code: twice 0.6 em, the code face's advance. */
export const wideInCode: ReadonlySet<FontFamily> = new Set([sc, tc, jp, kr])

/** Han, in the order in which a language's readers expect its glyphs. */
const cjkFor = (lang: string, { sc, tc, jp, kr }: TextFaces): readonly FontFamily[] => {
  if (/^ja\b/i.test(lang)) return [jp, sc, kr]
  if (/^ko\b/i.test(lang)) return [kr, sc, jp]
  if (/^zh\b.*\b(hant|tw|hk|mo)\b/i.test(lang)) return [tc, sc, jp, kr]
  return [sc, jp, kr]
}

/** The name of the face that a theme sets a language's Han, Kana or Hangul in. */
export const eastAsianFace = (css: string, lang: string): string =>
  cjkFor(lang, textFacesOf(css))[0]?.name ?? sans.sc.name

/**
 * Punctuation that Latin and Chinese share: full width in Chinese and Japanese, so that the
 * Latin face must not draw it there. U+2018 and U+2019 stay Latin, because an apostrophe is far more common.
 */
const sharedPunctuation = new Set('—“”…·')

/**
 * The families that may draw a character of running text, first choice first.
 * `emoji` says that a variation selector asks for the emoji form.
 */
export const familiesFor = (
  char: string,
  lang: string,
  emoji: boolean,
  faces: TextFaces = sans,
): readonly FontFamily[] => {
  const { emoji: pictures, math, symbols } = families
  const { latin } = faces
  const cjk = cjkFor(lang, faces)
  const fullWidth = /^(zh|ja)\b/i.test(lang) && sharedPunctuation.has(char)
  const text = fullWidth ? [...cjk, latin] : [latin, ...cjk]
  if (emoji || /\p{Emoji_Presentation}/u.test(char)) return [pictures, ...text, math, symbols]
  return [...text, math, symbols, pictures]
}
