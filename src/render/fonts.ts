import { codeText } from './code-text.js'
import { cutFont, cutWide, type FontCut, fontFaceRule } from './font-cut.js'
import {
  type FontFamily,
  families,
  familiesFor,
  largeFamilies,
  sans,
  textFacesOf,
  wideInCode,
} from './font-families.js'
import { slicesOf } from './font-slices.js'

export interface FontOptions {
  /** BCP 47; decides whose Han glyphs are taken, and how wide shared punctuation is. */
  readonly lang: string
  /** The theme, which names the faces of running text; as notedeck's own where absent. */
  readonly themeCss?: string
}

export interface FontFaces {
  /** `@font-face` rules with the fonts in them, the same bytes for the same text. */
  readonly css: string
  /** Characters that no family has, in the order of the text. */
  readonly missing: readonly string[]
}

/** Numbers of pages and of lines and the signs of changes are drawn, and stand in no text. */
const drawnMarks = (text: string): string =>
  (/^paginate: true$|showLineNumbers=/m.test(text) ? '0123456789' : '') +
  (/ (?:ins|del)=\{/.test(text) ? '+−' : '')

const zeroWidthJoiner = 0x200d
const emojiSelector = 0xfe0f

/** Nothing is drawn for these, so no face has to have them. */
const isInvisible = (char: string) =>
  /[\p{Control}\p{Default_Ignorable_Code_Point}\p{White_Space}]/u.test(char) && char !== ' '

/** The distinct visible characters, and those that a selector or a keycap turns into emoji. */
const survey = (text: string) => {
  const chars = [...new Set(text)].filter((char) => !isInvisible(char))
  const asEmoji = new Set([...text.matchAll(/(.)\uFE0F/gu)].map(([, char]) => char))
  const keycaps = [...text.matchAll(/([0-9#*])\uFE0F?\u20E3/gu)].map(([, char]) => char ?? '')
  return { chars, asEmoji, keycaps: [...new Set(keycaps)] }
}

/** Cuts the characters out of a family's files; answers with what it got. */
const cutFamily = async (
  family: FontFamily,
  chars: readonly string[],
  shown: (codePoint: number) => boolean = () => true,
): Promise<readonly FontCut[]> => {
  if (chars.length === 0) return []
  const joiners = family === families.emoji ? [zeroWidthJoiner, emojiSelector] : []
  let left = chars.map((char) => char.codePointAt(0) ?? 0)
  const cuts: FontCut[] = []
  for (const slice of slicesOf(family)) {
    const mine = left.filter(slice.claims)
    if (mine.length === 0) continue
    const asked = [...mine, ...joiners.filter(slice.claims)].sort((a, b) => a - b)
    const cut = await cutFont(family, slice, asked, shown)
    const got = new Set(cut.flatMap(({ codePoints }) => codePoints))
    if (!mine.some((codePoint) => got.has(codePoint))) continue
    cuts.push(...cut)
    left = left.filter((codePoint) => !got.has(codePoint))
  }
  return cuts
}

const charsOf = (cuts: readonly FontCut[]) =>
  new Set(cuts.flatMap((cut) => cut.codePoints.map((point) => String.fromCodePoint(point))))

/** Gives each character to the first family of its list that has it. */
const cutText = async (
  chars: readonly string[],
  choices: (char: string) => readonly FontFamily[],
  shown: (codePoint: number) => boolean,
) => {
  const cuts: FontCut[] = []
  let left = chars
  for (let rank = 0; left.some((char) => choices(char)[rank]); rank += 1) {
    for (const family of Object.values(families)) {
      const wanted = left.filter((char) => choices(char)[rank] === family)
      const got = await cutFamily(family, wanted, largeFamilies.has(family) ? shown : undefined)
      const has = charsOf(got)
      cuts.push(...got)
      left = left.filter((char) => !has.has(char))
    }
  }
  return { cuts, missing: left }
}

/** Characters that take two columns of code, cut once more from what was cut for running text. */
const cutCode = async (
  cuts: readonly FontCut[],
  chars: ReadonlySet<string>,
): Promise<readonly FontCut[]> => {
  const wide: FontCut[] = []
  for (const cut of cuts) {
    const mine = cut.codePoints.filter((point) => chars.has(String.fromCodePoint(point)))
    const asked = cut.weight === 400 && wideInCode.has(cut.family) && mine.length > 0
    if (asked) wide.push(await cutWide(cut, mine))
  }
  return wide
}

/** Speaker notes, which are never bold, and not what a comment sets the head of a slide to. */
const notes = /<!--(?![^>]*(?:header|footer):)[\s\S]*?-->/g

/**
 * Cuts out of the embedded font families what a deck's Markdown needs. Each character of running
 * text is in one face alone, so the order of a theme's `font-family` cannot change who draws it.
 */
export const fontFaces = async (
  text: string,
  { lang, themeCss = '' }: FontOptions,
): Promise<FontFaces> => {
  const { chars, asEmoji, keycaps } = survey(`${text} ${drawnMarks(text)}`)
  const faces = textFacesOf(themeCss)
  const choices = (char: string) => familiesFor(char, lang, asEmoji.has(char), faces)
  const onSlides = new Set(text.replace(notes, ''))
  const shown = (codePoint: number) => onSlides.has(String.fromCodePoint(codePoint))
  const { cuts, missing } = await cutText(chars, choices, shown)
  const code = await cutFamily(families.mono, chars)
  const narrow = charsOf(code)
  const inCode = [...codeText(text)].filter((char) => !narrow.has(char))
  // Code is sans in every theme.
  const inSans = (char: string) => familiesFor(char, lang, asEmoji.has(char))
  const isSans = Object.entries(sans).every(
    ([script, face]) => faces[script as keyof typeof sans] === face,
  )
  const source = isSans ? cuts : (await cutText(inCode, inSans, () => false)).cuts
  const wide = await cutCode(source, new Set(inCode))
  const keys = await cutFamily(families.emoji, keycaps)
  return { css: [...cuts, ...code, ...wide, ...keys].map(fontFaceRule).join('\n'), missing }
}
