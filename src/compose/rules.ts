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
import { pronoun } from './rules/pronoun.js'
import { question } from './rules/question.js'
import type { Rule, Sentence } from './rules/rule.js'

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
  connective,
  pronoun,
  question,
  apparatus,
]

export interface Score {
  readonly score: number
  /** The rule that spoke for it most. */
  readonly by: string
}

/** Weighs a sentence by every rule. */
export function scoreOf(sentence: Sentence): Score {
  const side = sentence.lang === 'zh' ? 'zh' : 'other'
  let score = 0
  let best = { by: 'first-of-paragraph', gain: 0 }
  for (const rule of RULES) {
    const gain = rule.weight[side] * rule.value(sentence)
    score += gain
    if (gain > best.gain) best = { by: rule.name, gain }
  }
  return { score, by: best.by }
}
