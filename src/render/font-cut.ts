import { readFileSync } from 'node:fs'
import subsetFont from 'subset-font'
import { codePointsOf } from './font-coverage.js'
import type { FontFamily } from './font-families.js'
import type { FontSlice } from './font-slices.js'

/**
 * What shapes running text. Stylistic sets would bring in several glyphs for each letter, and
 * contextual alternates make one arrow of `->`, which the author did not write.
 */
const features = (
  'ccmp locl mark mkmk kern liga clig rlig rvrn ' +
  'tnum frac ordn sups subs numr dnom vert vrt2 palt halt chws vchw vkrn ljmo vjmo tjmo'
).split(' ')

/** Some characters of one font file in one weight, as a TrueType font. */
export interface FontCut {
  readonly family: FontFamily
  /** Whether it draws code, two columns a character. */
  readonly wide?: boolean
  readonly weight: number
  readonly font: Buffer
  /** Code points that the font really has, ascending. */
  readonly codePoints: readonly number[]
}

const cut = (font: Buffer, codePoints: readonly number[], axes?: Record<string, number>) =>
  subsetFont(font, String.fromCodePoint(...codePoints), {
    targetFormat: 'truetype',
    keepFeatures: features,
    ...(axes && { variationAxes: axes }),
  })

/**
 * Cuts characters out of a font file, in each of the family's weights, and those that are not
 * `shown` on a slide in the first alone. One weight a font, because
 * a PDF holds a variable font as drawings (Type 3); all from one decoding, which takes longest.
 * Bare TrueType, because zlib and brotli give other bytes on other machines, and encoding WOFF2
 * takes twenty times as long as the cut. Reads synchronously, because V8 compiles WASM on every
 * core meanwhile and a thread pool waits 0.3 s for it.
 */
export const cutFont = async (
  family: FontFamily,
  slice: FontSlice,
  asked: readonly number[],
  shown: (codePoint: number) => boolean,
): Promise<readonly FontCut[]> => {
  const whole = await cut(readFileSync(slice.file), asked)
  const all = codePointsOf(whole)
  const cuts: FontCut[] = []
  for (const [rank, weight] of family.weights.entries()) {
    const codePoints = rank === 0 ? all : all.filter(shown)
    if (codePoints.length === 0) continue
    const font = family.axis ? await cut(whole, codePoints, { [family.axis]: weight }) : whole
    cuts.push({ family, weight, font, codePoints })
  }
  return cuts
}

/** The same face for code, with the characters alone that code holds. */
export const cutWide = async (
  { family, weight, font }: FontCut,
  codePoints: readonly number[],
): Promise<FontCut> => ({
  family,
  wide: true,
  weight,
  font: await cut(font, codePoints),
  codePoints,
})

const rangesOf = (codePoints: readonly number[]): string => {
  const runs: [number, number][] = []
  for (const codePoint of codePoints) {
    const last = runs.at(-1)
    if (last && last[1] + 1 === codePoint) last[1] = codePoint
    else runs.push([codePoint, codePoint])
  }
  const hex = (codePoint: number) => codePoint.toString(16)
  return runs.map(([a, b]) => (a === b ? `U+${hex(a)}` : `U+${hex(a)}-${hex(b)}`)).join(',')
}

/** A family of one weight stands for all, so that no browser smears a symbol to make it bold. */
const weightsOf = ({ family, weight, wide }: FontCut): string =>
  family.weights.length === 1 || wide ? '400 700' : String(weight)

/** What a theme's code names before the families of running text. */
const wideName = 'Noto Sans Code'

/** The `@font-face` rule of a cut, with the font in it. */
export const fontFaceRule = (cut: FontCut): string =>
  `@font-face{font-family:'${cut.wide ? wideName : cut.family.name}';font-style:normal;` +
  `font-weight:${weightsOf(cut)};font-display:block;${cut.wide ? 'size-adjust:120%;' : ''}` +
  `src:url(data:font/ttf;base64,${cut.font.toString('base64')}) format('truetype');` +
  `unicode-range:${rangesOf(cut.codePoints)}}`
