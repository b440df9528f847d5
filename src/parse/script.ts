const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\u3000-\u303f\uff00-\uffef\u2018-\u201d\u2026\u2014]/u
const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}]/gu
const HANGUL = /\p{sc=Hangul}/gu
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’._+#/-]*/gu

export type Lang = 'zh' | 'ja' | 'ko' | 'en'

/** Whether a character is set without spaces around it. */
export function isCjk(character: string): boolean {
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
  const characters = (text.match(WIDE) ?? []).length
  const words = (text.replace(WIDE, ' ').match(WORD) ?? []).length
  return { characters, words }
}

/** The language that a text is written in, from its letters: promises nothing beyond these four. */
export function detectLang(text: string): Lang {
  const han = (text.match(/\p{sc=Han}/gu) ?? []).length
  const kana = (text.match(/[\p{sc=Hiragana}\p{sc=Katakana}]/gu) ?? []).length
  const hangul = (text.match(HANGUL) ?? []).length
  const latin = (text.match(/\p{sc=Latin}+/gu) ?? []).length
  if (hangul > Math.max(han, kana) && hangul * 2 > latin) return 'ko'
  if (kana * 8 > han && kana * 2 > latin) return 'ja'
  return han > latin / 2 ? 'zh' : 'en'
}
