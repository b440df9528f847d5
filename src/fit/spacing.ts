/** What Chromium's `text-spacing-trim: trim-start` takes from marks that meet, in em. */
const HALF = -0.5
/** Space that `text-autospace` puts between Chinese and Latin, in em. */
const AUTOSPACE = 0.125

const OPENING = '（“《「『【〔〈［｛'
const CLOSING = '）”’》」』】〕〉］｝'
const DOTS = '，。、：．；·'

/** Marks after which an opening mark loses the space before it, across the slices of a font. */
const BEFORE_OPENING = new Set(`${OPENING}‘·）》」』】〔〕〉］｝；`)
const BEFORE_CLOSING = new Set('）》」』】〕〉］｝；')
const LOW = new Set('”，。、：．')
const openings = new Set(OPENING)
const closings = new Set(`${CLOSING}·`)
const dots = new Set(DOTS)

/** Whether a mark is set half as wide where a line begins with it. */
export function isOpening(character: string): boolean {
  return openings.has(character)
}

/** Whether a mark is set half as wide where a line ends with it that would not hold it else. */
export function isClosing(character: string): boolean {
  return closings.has(character) && character !== '·'
}

/** How much wider two neighbours of one run of text stand than their widths say, in em. */
export function spacing(before: string, after: string, chinese: boolean): number {
  if (openings.has(after)) {
    if (BEFORE_OPENING.has(before)) return HALF
    return after === '“' && LOW.has(before) ? HALF : 0
  }
  if (closings.has(after)) return BEFORE_CLOSING.has(before) || LOW.has(before) ? HALF : 0
  if (dots.has(after)) return LOW.has(before) ? HALF : 0
  return autospace(before, after, chinese)
}

const IDEOGRAPH = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}ー]/u
const LETTER = /[\p{L}\p{Nd}\p{M}]/u

const IDEOGRAPHIC = 2
const ALPHABETIC = 1
const kinds = new Map<string, number>()

function kindOf(character: string): number {
  const known = kinds.get(character)
  if (known !== undefined) return known
  const full = /[\uff00-\uffef]/.test(character)
  const kind = IDEOGRAPH.test(character)
    ? IDEOGRAPHIC
    : LETTER.test(character) && !full
      ? ALPHABETIC
      : 0
  kinds.set(character, kind)
  return kind
}

/** Marks that count as Latin beside Chinese where the language is Chinese (UAX #59, as Chromium has it). */
const NARROW = new Set('!#%&,.:;?@\\¡§¶¿‖‗•‣․‥‧‰‱′″‴‵‶‷‸')

/** Space that stands between Chinese and Latin, in em. */
export function autospace(before: string, after: string, chinese: boolean): number {
  const kind = (character: string) =>
    chinese && NARROW.has(character) ? ALPHABETIC : kindOf(character)
  return kind(before) + kind(after) === IDEOGRAPHIC + ALPHABETIC ? AUTOSPACE : 0
}

/** Whether text is Latin after a character; what is no letter takes the script before it. */
export function isLatin(character: string, before: boolean): boolean {
  const kind = kindOf(character)
  if (kind === 0 || /\d/.test(character)) return before
  return kind === ALPHABETIC
}
