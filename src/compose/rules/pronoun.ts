import type { Rule } from './rule.js'

/** Opens by pointing at what the slide may not show. */
export const pronoun: Rule = {
  name: 'pronoun',
  weight: { zh: -0.8, other: -0.8 },
  value: ({ prose, words }) => (words.pronoun.test(prose.text) ? 1 : 0),
}
