import type { Prose } from '../parse/prose.js'
import { type Lang, wideScriptOf } from '../parse/script.js'
import { type Language, languageOf } from './language.js'
import { isInside } from './sentences.js'

/** A sentence cut at its commas, for looking at its runs of clauses. */
export interface Clauses {
  readonly sentence: Prose
  readonly words: Language
  /** What a run may weigh at best. */
  readonly limit: number
  /** Where each clause begins; one more for the end. */
  readonly cuts: readonly number[]
  /** The clauses' texts, trimmed. */
  readonly texts: readonly string[]
}

/** A contiguous run of a sentence's clauses, from `from` to before `to`. */
export interface Run extends Clauses {
  readonly from: number
  readonly to: number
  readonly text: string
  /** Where the run begins and ends in the sentence. */
  readonly start: number
  readonly end: number
  /** Its first clause, without a word that goes on from the sentence before. */
  readonly first: string
  /** Its last clause, without its mark. */
  readonly last: string
  /** The clauses before and after it; empty where it begins or ends the sentence. */
  readonly before: string
  readonly next: string
}

const BOUNDARY_CJK = /(?<!\d)[，,]|[，,](?!\d)|[；：。！？;]|——/gu
const BOUNDARY_LATIN =
  /[,;:](?=\s)|\s[—–-](?=\s)|—|\s(?=(?:because|whereas|although|so that)\s)|[.!?](?=\s)/gu

/** Cuts a sentence into its clauses, never inside code, links, brackets or quotations. */
export function clausesOf(sentence: Prose, lang: Lang, limit: number): Clauses {
  const script = wideScriptOf(lang)
  const pattern = script === 'zh' || script === 'ja' ? BOUNDARY_CJK : BOUNDARY_LATIN
  const { text } = sentence
  const inner = [...text.matchAll(pattern)]
    .map((match) => match.index + match[0].length)
    .filter((at) => at < text.length && !isInside(sentence, at))
  const cuts = [0, ...inner, text.length]
  const texts = cuts.slice(1).map((end, i) => text.slice(cuts[i], end).trim())
  return { sentence, words: languageOf(lang), limit, cuts, texts }
}

/** No run is longer than this, in clauses: slides hold no more. */
const LONGEST = 6

/** What stands so far back in a sentence is not its point; looking there takes for ever. */
const FURTHEST = 60

/** Every run of a sentence's clauses but the whole. */
export function runsOf(clauses: Clauses): readonly Run[] {
  const length = Math.min(clauses.texts.length, FURTHEST)
  const runs: Run[] = []
  for (let from = 0; from < length; from++)
    for (let to = from + 1; to <= Math.min(length, from + LONGEST); to++)
      if (to - from < clauses.texts.length) runs.push(runOf(clauses, from, to))
  return runs
}

function runOf(clauses: Clauses, from: number, to: number): Run {
  const { sentence, cuts, texts, words } = clauses
  const head = texts[from] ?? ''
  // A run from the middle of a sentence loses its connective as the sentence does.
  const lead = from === 0 ? 0 : (words.sequel.exec(head)?.[0].length ?? 0)
  const start = startOf(sentence.text, cuts[from] ?? 0) + lead
  const end = cuts[to] ?? 0
  return {
    ...clauses,
    from,
    to,
    start,
    end,
    text: sentence.text.slice(start, end),
    first: from === 0 ? unlinked(head) : head.slice(lead),
    last: unmarkedEnd(texts[to - 1] ?? ''),
    before: texts[from - 1] ?? '',
    next: texts[to] ?? '',
  }
}

/** Where the words of a clause begin, behind its white space. */
function startOf(text: string, from: number): number {
  return from + text.slice(from).search(/\S|$/)
}

/** A clause without the word by which it goes on from what stands before. */
export function unlinked(text: string): string {
  return text
    .replace(/^(?:而|但是?|可是?|并且?|且|那么)(?=\p{sc=Han})/u, '')
    .replace(/^(?:but|and|or|yet)\s+/i, '')
}

/** A clause without the mark at its end. */
export function unmarkedEnd(text: string): string {
  return text.replace(/[，,；;：:。.]+$/u, '')
}
