import type { Rule } from './rule.js'

/** Opens as an instruction: what is done next. */
export const instruction: Rule = {
  name: 'instruction',
  why: 'it says what is done next',
  weight: { zh: 0.6, other: 0.9 },
  value: ({ prose, words }) => (words.instruction.test(prose.text) ? 1 : 0),
}
