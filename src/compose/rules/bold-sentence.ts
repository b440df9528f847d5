import type { Rule } from './rule.js'

/** What an author set in bold as a sentence is the point: it beats every other rule. */
export const boldSentence: Rule = {
  name: 'bold-sentence',
  why: 'its author set it in bold',
  weight: { zh: 8, other: 8 },
  value({ prose }) {
    const bold = prose.strong.reduce((sum, span) => sum + span.end - span.start, 0)
    return bold >= 0.6 * prose.text.length ? 1 : 0
  },
}
