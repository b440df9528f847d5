import { accounted, memoized } from '../memoized.js'
import { type Block, wordsOf } from './block.js'
import type { Document } from './parse.js'
import type { Inline } from './prose.js'
import type { Lang } from './script.js'

/** Words that nearly every sentence of a language has, and other languages hardly. */
const WORDS: Readonly<Partial<Record<Lang, string>>> = {
  en: 'the of and to is that with it this are you for be have not',
  de: 'der die das und ist nicht mit ein eine für auf von zu wird sie wir dem den im sich auch',
  es: 'el los las una por para con del es como más y su al lo se puede',
  fr: 'le les des une est dans pour du et sur pas vous avec ce nous qui au plus',
  it: 'il di che è per un della sono non più nel gli questo come si dei',
  pt: 'o os uma não para com do da em é um dos ou você na mais',
  ru: 'и в не на что это с для как но по из к мы если или',
  vi: 'và của là các có được cho không một những trong này với để',
}

const LATIN = Object.entries(WORDS).map(
  ([lang, words]) => [lang as Lang, words.split(' ')] as const,
)

/** So much of a text are words of these, at least, where it is in the language. */
const COMMON = 0.1

/** Characters that tell the two ways of writing Chinese apart. */
const TRADITIONAL = /[這個們來對說時為會過還後從與開關點學國實現將應當題裡讓經]/gu
const SIMPLIFIED = /[这个们来对说时为会过还后从与开关点学国实现将应当题里让经]/gu

const SCRIPTS = [/\p{sc=Han}/gu, /[\p{sc=Hiragana}\p{sc=Katakana}]/gu, /\p{sc=Hangul}/gu]
const LETTERS = /[\p{sc=Latin}\p{sc=Cyrillic}\p{M}]+/gu

/** How often a text has what speaks for a language. */
type Clues = readonly number[]

function cluesOf(text: string): Clues {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const words = text.normalize('NFC').toLowerCase().match(LETTERS) ?? []
  const often = new Map<string, number>()
  for (const word of words) often.set(word, (often.get(word) ?? 0) + 1)
  const common = LATIN.map(([, known]) =>
    known.reduce((sum, word) => sum + (often.get(word) ?? 0), 0),
  )
  return [...[...SCRIPTS, TRADITIONAL, SIMPLIFIED].map(count), words.length, ...common]
}

function langBy(clues: Clues): Lang {
  const [han = 0, kana = 0, hangul = 0, traditional = 0, simplified = 0, words = 0, ...own] = clues
  if (hangul > Math.max(han, kana) && hangul * 2 > words) return 'ko'
  if (kana * 8 > han && kana * 2 > words) return 'ja'
  if (han > words / 2) return traditional > simplified ? 'zh-TW' : 'zh'
  const most = Math.max(...own)
  return most > words * COMMON ? (LATIN[own.indexOf(most)]?.[0] ?? 'en') : 'en'
}

/** The language that a text is written in, from its letters and its commonest words. */
export function detectLang(text: string): Lang {
  return langBy(cluesOf(text))
}

/** The language that a note is written in: what stands in code and in HTML may be in any. */
export function langWritten({ note, blocks }: Document): Lang {
  return langOfProse(blocks) ?? detectLang(note.text.slice(note.bodyStart))
}

function langOfProse(blocks: readonly Block[]): Lang | undefined {
  accountFor(blocks)
  return sums.some((count) => count > 0) ? langBy(sums) : undefined
}

/** The clues of all blocks that were accounted for last. */
const sums = cluesOf('').map(() => 0)

const accountFor = accounted((block: Block, by) => {
  cluesIn(block).forEach((count, i) => {
    sums[i] = (sums[i] ?? 0) + by * count
  })
})

const cluesIn = memoized((block: Block) =>
  cluesOf(
    wordsOf(block)
      .map(({ inlines }) => inlines.map(spoken).join(''))
      .join('\n'),
  ),
)

function spoken(node: Inline): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(spoken).join('') : ' '
}
