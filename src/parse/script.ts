const CJK =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\u3000-\u303f\uff00-\uffef\u2018-\u201d\u2026\u2014]/u
const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}]/u
const STARTS_WORD = /[\p{L}\p{N}]/u
const IN_WORD = /['’._+#/-]/

/** A language that we have words in; `zh-TW` is Chinese in Traditional characters. */
export type Lang =
  | 'zh'
  | 'zh-TW'
  | 'ja'
  | 'ko'
  | 'en'
  | 'de'
  | 'es'
  | 'fr'
  | 'it'
  | 'pt'
  | 'ru'
  | 'vi'

const LANGS: readonly Lang[] = ['zh', 'ja', 'ko', 'en', 'de', 'es', 'fr', 'it', 'pt', 'ru', 'vi']

/** The language that a BCP 47 tag names; undefined where it is none of these. */
export function langNamed(tag: string): Lang | undefined {
  if (/^zh[-_](?:hant|tw|hk|mo)/i.test(tag)) return 'zh-TW'
  return LANGS.find((lang) => tag.toLowerCase().startsWith(lang))
}

/** Which of the scripts that are set wide a language is written in. */
export function wideScriptOf(lang: Lang): 'zh' | 'ja' | 'ko' | undefined {
  if (lang === 'zh' || lang === 'zh-TW') return 'zh'
  return lang === 'ja' || lang === 'ko' ? lang : undefined
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
