import { isBold } from '../parse/prose.js'
import { type Run, unlinked, unmarkedEnd } from './run.js'
import { weight } from './weight.js'

/** Whether a clause waits for its main clause: of time, cause, purpose or condition. */
export const waits = ({ words }: Run, text: string): boolean =>
  words.condition.test(unlinked(text)) || words.concession.test(unlinked(text))

/** A participle and what it takes along, before the clause that has its subject. */
export const isParticiple = (text: string, next: string): boolean =>
  (/^(?:使用|利用|运用)/u.test(text) && /^(?:我们|你|大家|可以|就能)/u.test(next)) ||
  (/^[a-z]+ing\s/i.test(text) &&
    !FINITE.test(text) &&
    /^(?:we|you|it|they|he|she|i|one|an?|the|this|that|these|our|your)\s/i.test(next))

const FINITE =
  /\b(?:is|are|was|were|has|have|had|can|could|will|would|must|may|does?|makes?|means?|takes?)\b/i

/** Opens a comparison that goes on over its first comma, where nothing ends it. */
const COMPARED = /^(?:相较于|相对于|不同于|比起|相比于)(?!.*(?:相比|来说|而言|之下)[，,]?$)/u

/** Whether a sentence opens by a comparison whose noun stands in its second clause. */
export function isCompared({ texts: [first = '', second = ''] }: Run): boolean {
  return COMPARED.test(first) && /的[^的，,]{2,8}[，,]$/.test(second)
}

/** The mark of a member of a row: (i), (a), (1), （一）. */
const NUMBERED = /[（(](?:[ivx]{1,4}|[a-f]|\d|[一二三四五六])[）)]/giu

/** Names set in a row, or numbered one after the other: what they are was said before them. */
export function isBareList(text: string): boolean {
  const names = text.split(/[、]/u)
  return (
    text.search(NUMBERED) === 0 ||
    (names.length > 2 && weight(names[0] ?? '') <= 8 && !/[，,；;]/u.test(text))
  )
}

const STUB = /(?:是|如下|为|as follows|the following)$/u

/** Before evidence the clause next to it speaks of it; the stub at the end only points there. */
export function leadsIn({ texts, to }: Run): boolean {
  const stub = unmarkedEnd(texts.at(-1) ?? '')
  return to === texts.length - 1 && weight(stub) <= 10 && STUB.test(stub)
}

export function cutsEnumeration(run: Run): boolean {
  const later = run.texts.slice(run.to, run.to + 4)
  if (weight(run.last) < 12 && later.some((text) => /^(?:and|or|以及|和|或)/i.test(text)))
    return true
  if (run.last.includes('、') && /^(?:或者?|以及|和|与|及)/u.test(run.next)) return true
  const members = run.text.match(NUMBERED)?.length ?? 0
  if (members > 0 && members < (run.sentence.text.match(NUMBERED)?.length ?? 0)) return true
  return run.words.example.test(run.before) || /\b(?:like|such as|including)\b/i.test(run.before)
}

export function cutsBold({ sentence, start, end }: Run): boolean {
  if (isBold(sentence)) return false
  return sentence.strong.some(
    (span) =>
      (span.start < start && start < span.end - 1) || (span.start + 1 < end && end < span.end - 1),
  )
}

/** A name in another script, cut out of a Chinese sentence, says nothing. */
export function isFragment({ text, sentence }: Run): boolean {
  const han = (words: string): number => (words.match(/\p{sc=Han}/gu) ?? []).length
  return han(sentence.text) > 8 && han(text) < 5
}

export function isUnbalanced(text: string): boolean {
  return ['（）', '()', '“”', '「」', '『』', '《》', '【】', '[]'].some(
    ([open = '', close = '']) => text.split(open).length !== text.split(close).length,
  )
}

/** What a clause of a row in English begins with: “how it works, how it was built, and how …”. */
const ROW = /^(?:and |or )?(how|what|why|who|where|when|whether)\b/i

/** Whether a run parts clauses that stand in a row, or ends on the first word of a pair. */
export function isInRow({ texts, from, to, first, last, before, next }: Run): boolean {
  const pairs = (text: string) => /^(?:and|or)\s+\S+$/i.test(unmarkedEnd(text))
  if (pairs(before) || (next !== '' && to - from > 1 && pairs(last))) return true
  const goesOn = texts.slice(from + 1, to).some((text) => /^(?:and|or)\s/i.test(text))
  if (from > 0 && goesOn && weight(first) < 6 && !/[:;]$/.test(before)) return true
  const head = ROW.exec(texts[from] ?? '')?.[1]
  const tail = ROW.exec(next)?.[1]
  const asks = (text: string, word: string) => new RegExp(`\\b${word}\\b`, 'i').test(text)
  return (
    (head !== undefined && from > 0 && asks(before, head)) ||
    (tail !== undefined && asks(last, tail))
  )
}

/** Whether it is of things whose number was said before them. */
export function isCounted({ texts, from, words }: Run): boolean {
  return texts.slice(0, from).some((text) => words.count.test(text))
}
