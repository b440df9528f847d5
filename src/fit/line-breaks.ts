import LineBreaker from 'linebreak'

const CAN = 1
const MUST = 2

/** No line ends between two letters: what is said together stands together. */
export function atPhrases(text: string, breaks: Uint8Array): Uint8Array {
  const letter = /[\p{L}\p{N}]/u
  return breaks.map((kind, i) =>
    kind === CAN && letter.test(text[i - 1] ?? '') && letter.test(text[i] ?? '') ? 0 : kind,
  )
}

/** Where a line may end before a unit of a text (1), and where it must (2), as Chromium has it. */
export function findBreaks(text: string): Uint8Array {
  const breaks = new Uint8Array(text.length + 1)
  const breaker = new LineBreaker(eastAsianQuotes(text))
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak())
    breaks[next.position] = next.required ? MUST : CAN
  for (let i = 1; i < text.length; i++) {
    const before = text.charCodeAt(i - 1)
    const after = text.charCodeAt(i)
    if (before > 32 && before < 127 && after > 32 && after < 127)
      breaks[i] = asciiBreak(text, i) ? CAN : 0
    else if (WIDE_OPENS.test(text[i] ?? '') && WORD_END.test(text[i - 1] ?? '')) breaks[i] = CAN
  }
  breaks[text.length] = CAN
  return breaks
}

/** A line may end between a word and a wide opening mark, as rule LB30 has it since Unicode 13. */
const WIDE_OPENS = /[（《「『【〔〈［｛]/
const WORD_END = /[\p{L}\p{N}%…]/u

const OPENS = /[(<[{]/
const CLOSES_BEFORE_OPEN = /[!"#%&)*+,.:;=>?\\\]|}~-]/
const AFTER_HYPHEN = /[^!$),./:;?\]}]/
const AFTER_QUESTION = /[^!"'),./:;?\]}]/

/** Chromium breaks lines between ASCII characters by a table of its own. */
function asciiBreak(text: string, at: number): boolean {
  const before = text[at - 1] ?? ''
  const after = text[at] ?? ''
  if (before === '-') {
    if (/\d/.test(after)) return /[\dA-Za-z]/.test(text[at - 2] ?? '')
    return AFTER_HYPHEN.test(after)
  }
  if (before === '?') return AFTER_QUESTION.test(after)
  return OPENS.test(after) && CLOSES_BEFORE_OPEN.test(before)
}

const EAST_ASIAN =
  /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]/

/** Quotes between Chinese characters open and close, as Unicode 16 has it. */
function eastAsianQuotes(text: string): string {
  return text.replace(/[‘’“”]/g, (quote, at: number) => {
    const around = EAST_ASIAN.test(text[at - 1] ?? '') && EAST_ASIAN.test(text[at + 1] ?? '')
    return around ? (quote === '“' || quote === '‘' ? '（' : '）') : quote
  })
}
