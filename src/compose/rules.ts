import { wideScriptOf } from '../parse/script.js'
import { apparatus } from './rules/apparatus.js'
import { beforeEvidence } from './rules/before-evidence.js'
import { boldClause } from './rules/bold-clause.js'
import { boldSentence } from './rules/bold-sentence.js'
import { connective } from './rules/connective.js'
import { firstOfParagraph } from './rules/first-of-paragraph.js'
import { graphRank } from './rules/graph-rank.js'
import { headingWords } from './rules/heading-words.js'
import { inlineCode } from './rules/inline-code.js'
import { instruction } from './rules/instruction.js'
import { length } from './rules/length.js'
import { negated } from './rules/negated.js'
import { pronoun } from './rules/pronoun.js'
import { question } from './rules/question.js'
import type { Rule, Sentence } from './rules/rule.js'
import { unfinished } from './rules/unfinished.js'

/** Everything that speaks for or against showing a sentence, the strongest first. */
export const RULES: readonly Rule[] = [
  boldSentence,
  boldClause,
  beforeEvidence,
  firstOfParagraph,
  headingWords,
  instruction,
  graphRank,
  inlineCode,
  length,
  negated,
  connective,
  pronoun,
  question,
  apparatus,
  unfinished,
]

/** How much a rule spoke for a sentence, or against it where below 0. */
export interface Gain {
  readonly rule: string
  readonly gain: number
}

export interface Score {
  readonly score: number
  /** The rule that spoke for it most. */
  readonly by: string
  /** Every rule that spoke, in the order of the table. */
  readonly gains: readonly Gain[]
}

/** Weighs a sentence by every rule. */
export function scoreOf(sentence: Sentence): Score {
  const side = wideScriptOf(sentence.lang) === 'zh' ? 'zh' : 'other'
  let score = 0
  let best = { rule: 'first-of-paragraph', gain: 0 }
  const gains: Gain[] = []
  for (const rule of RULES) {
    const gain = rule.weight[side] * rule.value(sentence)
    if (gain === 0) continue
    const spoke = { rule: rule.name, gain }
    gains.push(spoke)
    score += gain
    if (gain > best.gain) best = spoke
  }
  return { score, by: best.rule, gains }
}
