import type { Rule } from './rule.js'

/** Stands in a summary, among exercises or references. */
export const apparatus: Rule = {
  name: 'apparatus',
  why: 'it stands in a summary, among exercises or references',
  weight: { zh: -1.5, other: -1.5 },
  value: ({ heading, words }) =>
    words.apparatus.test(heading) || words.summary.test(heading) ? 1 : 0,
}
