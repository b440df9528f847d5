import { sharedEnds } from '../shared-ends.js'

const CJK =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\u3000-\u303f\uff00-\uffef\u2018-\u201d\u2026\u2014]/u
const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}]/u
const STARTS_WORD = /[\p{L}\p{N}]/u
const IN_WORD = /['’._+#/-]/

export type Lang = 'zh' | 'ja' | 'ko' | 'en'

const LANGS: readonly Lang[] = ['zh', 'ja', 'ko', 'en']

/** The language that a BCP 47 tag names; undefined where it is none of these. */
export function langNamed(tag: string): Lang | undefined {
  return LANGS.find((lang) => tag.toLowerCase().startsWith(lang))
}

/** Whether a character is set without spaces around it. */
function isCjk(character: string): boolean {
  return CJK.test(character)
}

/**
 * Joins the lines of a paragraph: with nothing between two Chinese or Japanese characters, else
 * with a space. Marp would draw each newline as a line break.
 */
export function joinLines(value: string, offsets: readonly number[]) {
  if (!/[\r\n]/.test(value)) return { value, offsets }
  const keep: number[] = []
  let out = ''
  for (let i = 0; i < value.length; i++) {
    const unit = value[i] ?? ''
    if (unit === '\r') continue
    if (unit === '\n') {
      const before = out.trimEnd().at(-1) ?? ''
      const after = value.slice(i).trimStart()[0] ?? ''
      if (isCjk(before) && isCjk(after)) continue
    }
    out += unit === '\n' ? ' ' : unit
    keep.push(offsets[i] ?? 0)
  }
  return { value: out, offsets: keep }
}

/** How much a text weighs: Chinese or Japanese characters, and words of other scripts. */
export function measure(text: string): { readonly characters: number; readonly words: number } {
  let characters = 0
  let words = 0
  let inWord = false
  for (let i = 0; i < text.length; i++) {
    const role = roleAt(text, i)
    if (role === WIDE_ROLE) characters += 1
    else if (role === LETTER && !inWord) words += 1
    inWord = role === LETTER || (inWord && role === JOINT)
    if (isPair(text, i)) i++
  }
  return { characters, words }
}

/** Whether two UTF-16 units make one character here. */
function isPair(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  return unit >= 0xd800 && unit < 0xdc00 && (text.codePointAt(index) ?? 0) > 0xffff
}

const UNKNOWN = 0
const WIDE_ROLE = 1
const LETTER = 2
const JOINT = 3
const OTHER = 4

/** The roles of UTF-16 units as far as they were asked for: every text is measured many times. */
const roles = new Uint8Array(0x10000)

function roleAt(text: string, index: number): number {
  const unit = text.charCodeAt(index)
  const known = roles[unit] ?? UNKNOWN
  if (known !== UNKNOWN) return known
  const role = roleOf(String.fromCodePoint(text.codePointAt(index) ?? unit))
  if (unit < 0xd800 || unit > 0xdbff) roles[unit] = role
  return role
}

function roleOf(character: string): number {
  if (WIDE.test(character)) return WIDE_ROLE
  if (STARTS_WORD.test(character)) return LETTER
  return IN_WORD.test(character) ? JOINT : OTHER
}

/** The language that a text is written in, from its letters: promises nothing beyond these four. */
export function detectLang(text: string): Lang {
  const [, han = 0, kana = 0, hangul = 0, latin = 0] = lettersOf(text)
  if (hangul > Math.max(han, kana) && hangul * 2 > latin) return 'ko'
  if (kana * 8 > han && kana * 2 > latin) return 'ja'
  return han > latin / 2 ? 'zh' : 'en'
}

function countLetters(text: string): Uint32Array {
  const counts = new Uint32Array(SCRIPTS.length + 1)
  let before = NO_SCRIPT
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const script = (scripts[unit] || scriptAt(text, i)) - 1
    // A word of Latin letters counts as one.
    if (script !== LATIN || before !== LATIN) counts[script] = (counts[script] ?? 0) + 1
    before = script
    if (unit >= 0xd800 && unit < 0xdc00 && isPair(text, i)) i++
  }
  return counts
}

/** Letters by their scripts: of the text before, those of the lines that differ are counted anew. */
function lettersOf(text: string): Uint32Array {
  const [head, tail] = sharedEnds(last.text, text)
  const start = text.slice(0, head).lastIndexOf('\n') + 1
  const whole = text.slice(text.length - tail)
  const end = whole.includes('\n') ? tail - 1 - whole.indexOf('\n') : 0
  const old = countLetters(last.text.slice(start, last.text.length - end))
  const own = countLetters(text.slice(start, text.length - end))
  last = { text, counts: last.counts.map((count, i) => count - (old[i] ?? 0) + (own[i] ?? 0)) }
  return last.counts
}

const NO_SCRIPT = 0
const LATIN = 4
const SCRIPTS = [
  /\p{sc=Han}/u,
  /[\p{sc=Hiragana}\p{sc=Katakana}]/u,
  /\p{sc=Hangul}/u,
  /\p{sc=Latin}/u,
]

let last = { text: '', counts: new Uint32Array(SCRIPTS.length + 1) }

/** The scripts of UTF-16 units as far as they were asked for, one more than they are: 0 is unknown. */
const scripts = new Uint8Array(0x10000)

function scriptAt(text: string, index: number): number {
  const unit = text.charCodeAt(index)
  const character = String.fromCodePoint(text.codePointAt(index) ?? unit)
  const script = SCRIPTS.findIndex((pattern) => pattern.test(character)) + 2
  if (unit < 0xd800 || unit > 0xdbff) scripts[unit] = script
  return script
}
