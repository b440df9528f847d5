import type { Rule } from './rule.js'

/** Opens by pointing at what the slide may not show. */
export const pronoun: Rule = {
  name: 'pronoun',
  why: 'it points back at what the slide may not show',
  weight: { zh: -0.6, other: -0.6 },
  value: ({ prose, words }) => (words.pronoun.test(prose.text) ? 1 : 0),
}
