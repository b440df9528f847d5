import type { Rule } from './rule.js'

/** Being like its neighbours; alone it does no better than chance, so it weighs in lightly. */
export const graphRank: Rule = {
  name: 'graph-rank',
  why: 'it has words in common with the sentences around it',
  weight: { zh: 1.0, other: 0.6 },
  value: ({ rank }) => rank,
}
