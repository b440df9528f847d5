import type { Rule } from './rule.js'

/** The last sentence before code or a picture says what one is about to see. */
export const beforeEvidence: Rule = {
  name: 'before-evidence',
  weight: { zh: 1.5, other: 1 },
  value: ({ index, count, beforeEvidence: before, beforeCode }) =>
    before && index === count - 1 ? (beforeCode ? 1 : 0.5) : 0,
}
