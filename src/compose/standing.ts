import type { Prose } from '../parse/prose.js'
import type { Lang } from '../parse/script.js'
import { languageOf } from './language.js'
import { weightOf } from './weight.js'

/** What a text needs to say something of something, by its writing: general words, none of any note. */
const PREDICATE = {
  han: /[是为為有会會能可要须須需应應不没沒无無未就才把将將被让讓使了着过過到成越得像于於]|等于|决定|決定|意味|来自|來自|支持|超过|超過/u,
  kana: /[ぁ-ん]$/u,
  hangul: /[다요까죠네오]$/u,
  latin:
    /\b(?:is|are|was|were|be|has|have|had|do|does|did|can|could|cannot|will|would|must|should|may|might|not|never|let|make|use|\p{L}+(?:ed|n't|n’t)|\p{L}+s (?:the|an?|its|their|your|our|no|each|every|all|what|how|only|nothing))\b/iu,
} as const

/** Words by which English is known from its neighbours, whose verbs this does not know. */
const ENGLISH = /\b(?:the|an?|of|and|to|is|are|it|its|you|we|what|not)\b/iu

/** At the head: it goes on with something that is not there. */
const GOES_ON =
  /^(?:刚|剛|还|還|已|再|又|也|都|就|才|比较|比較|有时|有時|让|讓|使|达到|達到|甚至|因为|因為|比如|例如|同时|同時|接下来|接下來|类似|類似|这|這|那|它|他|她|其|\p{sc=Han}{2}了)/u

/** Whether a text can stand far from where it was said: a whole clause, no question, that points nowhere. */
export function stands(prose: Prose, lang: Lang): boolean {
  const { text } = prose
  const words = languageOf(lang)
  const opens = [words.pronoun, words.connective, words.continuation, words.condition]
  return (
    !/[？?][”"』」）)]*$|(?:[:：]|另外|其中)$/u.test(text) &&
    !opens.some((class_) => class_.test(text)) &&
    !GOES_ON.test(text) &&
    !words.open.test(text) &&
    !words.adverbial.test(text) &&
    isBalanced(text) &&
    says(prose, lang)
  )
}

function says(prose: Prose, lang: Lang): boolean {
  const { text } = prose
  if (lang === 'ja') return PREDICATE.kana.test(text)
  if (lang === 'ko') return PREDICATE.hangul.test(text)
  if (/\p{sc=Han}/u.test(text)) return PREDICATE.han.test(text)
  return weightOf(prose) >= 7 && (!ENGLISH.test(text) || PREDICATE.latin.test(text))
}

/** A bracket that is open has lost its end. */
function isBalanced(text: string): boolean {
  const count = (marks: RegExp): number => text.match(marks)?.length ?? 0
  return count(/[(（「『《“]/gu) === count(/[)）」』》”]/gu)
}
