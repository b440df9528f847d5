import type { Rule } from './rule.js'

/** Defines something or gives a reason. */
export const claim: Rule = {
  name: 'claim',
  weight: { zh: 0.5, other: 0.3 },
  value: ({ prose, words }) =>
    (words.claim.test(prose.text) ? 0.6 : 0) + (words.cue.test(prose.text) ? 0.4 : 0),
}
