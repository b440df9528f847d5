import type { Rule } from './rule.js'

/** A bold clause in a sentence is its point; a bold term is only a hint. */
export const boldClause: Rule = {
  name: 'bold-clause',
  why: 'its author set a part of it in bold',
  weight: { zh: 3.5, other: 3.5 },
  value({ prose }) {
    const longest = Math.max(0, ...prose.strong.map((span) => span.end - span.start))
    const clause = /\p{sc=Han}/u.test(prose.text) ? 8 : 24
    return longest === 0 ? 0 : Math.min(1, 0.35 + (0.65 * longest) / clause)
  },
}
