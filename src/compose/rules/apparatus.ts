import type { Rule } from './rule.js'

/** Stands in a summary, among exercises or references. */
export const apparatus: Rule = {
  name: 'apparatus',
  weight: { zh: -2, other: -2 },
  value: ({ heading, words }) => (words.apparatus.test(heading) ? 1 : 0),
}
