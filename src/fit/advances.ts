import type { Cut } from './faces/face.js'

/** First and last code point of each run of `Cut.advances`, as scripts/fit-metrics.js has them. */
const RUNS: readonly (readonly [number, number])[] = [
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
/** Width of what no table holds: Chinese, Japanese, and whatever else fills a square. */
const SQUARE = 1
/** JetBrains Mono gives every glyph 0.6 em; what it lacks takes two columns. */
const MONO = 0.6
const EMOJI = 1.27
const INVISIBLE = /[\p{M}\p{Cf}\p{Cc}]|\p{Emoji_Modifier}/u
const PICTOGRAPH = /\p{Emoji_Presentation}/u

type Widths = ReadonlyMap<string, number>
interface Tables {
  readonly widths: Widths
  readonly pairs: Widths
  readonly tabular: Widths
  /** What is in no run. */
  readonly rare: Map<string, number>
}

const decoded = new WeakMap<Cut, Tables>()

function tablesOf(cut: Cut): Tables {
  const known = decoded.get(cut)
  if (known) return known
  const made: Tables = {
    widths: decode(cut.advances),
    pairs: decodePairs(cut.kerning),
    tabular: new Map(cut.tabular.flatMap(([by, all]) => [...all].map((one) => [one, by / 1000]))),
    rare: new Map(),
  }
  decoded.set(cut, made)
  return made
}

function decode(digits: string): Widths {
  const widths = new Map<string, number>()
  let at = 0
  for (const [first, last] of RUNS)
    for (let code = first; code <= last; code++, at += 2)
      widths.set(String.fromCodePoint(code), Number.parseInt(digits.slice(at, at + 2), 36) / 1000)
  return widths
}

function decodePairs(groups: string): Widths {
  const kerns = new Map<string, number>()
  for (const group of groups.split('\t')) {
    const at = group.indexOf(' ')
    const by = Number(group.slice(0, at)) / 1000
    for (let i = at + 1; i < group.length; i += 2) kerns.set(group.slice(i, i + 2), by)
  }
  return kerns
}

/**
 * Width of a character in em; `script` where Chinese or Japanese draws the marks that Latin shares,
 * `latin` where the letters before it are Latin.
 */
export function advance(
  character: string,
  cut: Cut,
  script: 'zh' | 'ja' | undefined,
  latin = false,
): number {
  if (script && latin && character === '—') return cut.dash / 1000
  const shared = script && cut.shared[script][character]
  if (shared !== undefined) return shared / 1000
  const { widths, rare } = tablesOf(cut)
  const known = widths.get(character)
  if (known !== undefined && !(known === 0.6 && PICTOGRAPH.test(character))) return known
  const found = rare.get(character) ?? rareWidth(character, cut)
  rare.set(character, found)
  return found
}

function rareWidth(character: string, { hangul }: Cut): number {
  const code = character.codePointAt(0) ?? 0
  if (INVISIBLE.test(character)) return 0
  if (PICTOGRAPH.test(character) || code >= 0x1f000)
    return code >= 0x1f1e6 && code <= 0x1f1ff ? EMOJI / 2 : EMOJI
  if (code >= 0xac00 && code < 0xd7a4) return hangul / 1000
  if (code >= 0xff61 && code < 0xffdd) return 0.5
  return code >= 0x1100 ? SQUARE : 0.6
}

/** Width of a character where figures are of one width, in em; undefined where that changes nothing. */
export function tabularAdvance(character: string, cut: Cut): number | undefined {
  return tablesOf(cut).tabular.get(character)
}

/** How much closer two characters stand than their widths say, in em. */
export function kerning(before: string, after: string, cut: Cut): number {
  return tablesOf(cut).pairs.get(before + after) ?? 0
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
