import type { Rule } from './rule.js'

/** Goes on from what was said before. */
export const connective: Rule = {
  name: 'connective',
  why: 'it goes on from what was said before',
  weight: { zh: -0.3, other: -0.3 },
  value: ({ prose, words }) =>
    words.connective.test(prose.text) || words.example.test(prose.text) ? 1 : 0,
}
