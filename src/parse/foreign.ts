const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu
const WORD = /\p{sc=Latin}+(?:['’-]\p{sc=Latin}+)*/gu

/** A name or two are no other language: so many words are. */
const SENTENCE = 3

/**
 * The language of a text whose script is not that of its deck, which a screen reader would read with
 * the wrong voice; undefined where it may well be the deck's.
 */
export function foreign(text: string, deckLang: string): string | undefined {
  const wide = text.match(WIDE) ?? []
  const words = text.match(WORD) ?? []
  if (/^(zh|ja|ko)\b/i.test(deckLang))
    return wide.length === 0 && words.length >= SENTENCE ? 'en' : undefined
  if (wide.length === 0 || words.length >= wide.length / 2) return undefined
  if (/[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text)) return 'ja'
  return /\p{sc=Hangul}/u.test(text) ? 'ko' : 'zh'
}
