import type { Rule } from './rule.js'

const NOT = /(?:不是|并非|并不是|不在于)|\b(?:is|are|was|were|do|does|did) not\b|n['’]t\b/iu
const RATHER =
  /^(?:而是|而在于|它?其实是|真正的?|恰恰)|^(?:it|they|this)(?:['’]s|['’]re| is| are| was| were) |^(?:rather|instead)\b/iu

/** Says what something is not, before the sentence that says what it is. */
export const negated: Rule = {
  name: 'negated',
  why: 'it says what something is not, and the next sentence what it is',
  weight: { zh: -2.5, other: -2.5 },
  value: ({ prose, following }) =>
    NOT.test(prose.text) && !/而是|\bbut\b/iu.test(prose.text) && RATHER.test(following) ? 1 : 0,
}
