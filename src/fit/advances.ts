import { BOLD, REGULAR, RUNS } from './advance-data.js'
import { KERNING, KERNING_BOLD } from './kerning-data.js'

/** Width of what no table holds: Chinese, Japanese, and whatever else fills a square. */
const SQUARE = 1
/** JetBrains Mono gives every glyph 0.6 em; what it lacks takes two columns. */
const MONO = 0.6
const EMOJI = 1.27
const HANGUL = 0.92
const INVISIBLE = /[\p{M}\p{Cf}\p{Cc}]|\p{Emoji_Modifier}/u
const PICTOGRAPH = /\p{Emoji_Presentation}/u
/** Marks that Chinese sets as wide as a character, and English does not. */
const SHARED: Readonly<Record<string, number>> = { '“': 1, '”': 1, '…': 1, '·': 1, '—': 0.96 }

type Widths = Map<string, number>
const tables: readonly [Widths, Widths] = [decode(REGULAR), decode(BOLD)]
const pairs: readonly [Widths, Widths] = [decodePairs(KERNING), decodePairs(KERNING_BOLD)]

function decode(digits: string): Widths {
  const widths: Widths = new Map()
  let at = 0
  for (const [first, last] of RUNS)
    for (let code = first; code <= last; code++, at += 2)
      widths.set(String.fromCodePoint(code), Number.parseInt(digits.slice(at, at + 2), 36) / 1000)
  return widths
}

function decodePairs(groups: typeof KERNING): Widths {
  const kerns: Widths = new Map()
  for (const [by, text] of groups)
    for (let i = 0; i < text.length; i += 2) kerns.set(text.slice(i, i + 2), by / 1000)
  return kerns
}

/** Width of a character in em, in the theme's body face; `wide` where Chinese or Japanese rules. */
export function advance(character: string, bold: boolean, wide = true): number {
  if (wide && character in SHARED) return SHARED[character] ?? 1
  const known = tables[bold ? 1 : 0].get(character)
  if (known !== undefined && !(known === 0.6 && PICTOGRAPH.test(character))) return known
  return rare(character)
}

const seen: Widths = new Map()

function rare(character: string): number {
  const known = seen.get(character)
  if (known !== undefined) return known
  const code = character.codePointAt(0) ?? 0
  const width = INVISIBLE.test(character)
    ? 0
    : PICTOGRAPH.test(character) || code >= 0x1f000
      ? code >= 0x1f1e6 && code <= 0x1f1ff
        ? EMOJI / 2
        : EMOJI
      : code >= 0xac00 && code < 0xd7a4
        ? HANGUL
        : code >= 0xff61 && code < 0xffdd
          ? 0.5
          : code >= 0x1100
            ? SQUARE
            : 0.6
  seen.set(character, width)
  return width
}

/** Figures of one width, as tables set them, with the marks that go with them: regular and bold. */
const TABULAR: Readonly<Record<string, readonly [number, number]>> = {
  '.': [0.318, 0.38],
  ',': [0.318, 0.38],
  '%': [0.95, 1.002],
  '-': [0.361, 0.415],
}

/** Width of a character where figures are tabular, in em; undefined where that changes nothing. */
export function tabularAdvance(character: string, bold: boolean): number | undefined {
  return /\d/.test(character) ? 0.648 : TABULAR[character]?.[bold ? 1 : 0]
}

/** How much closer two characters stand than their widths say, in em. */
export function kerning(before: string, after: string, bold: boolean): number {
  return pairs[bold ? 1 : 0].get(before + after) ?? 0
}

/** What the code face has beyond Latin, Greek and Cyrillic, in the ranges that it has nearly whole. */
const MONO_SYMBOLS =
  /[\u2010\u2013\u2014\u2018-\u2026\u2030-\u2034\u2039\u203a\u2190-\u2199\u2200-\u222b\u2248-\u2265\u2500-\u25cf\u2713-\u2717]/

/** Width of a character in em, in the theme's code face; Chinese takes two columns. */
export function monoAdvance(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x300) return MONO
  if (INVISIBLE.test(character)) return 0
  if (PICTOGRAPH.test(character)) return code >= 0x1f1e6 && code <= 0x1f1ff ? EMOJI / 2 : EMOJI
  return code < 0x1100 || MONO_SYMBOLS.test(character) ? MONO : 1.2
}
