import type { Rule } from './rule.js'

/** A paragraph right before code or a picture says what one is about to see, its last sentence most. */
export const beforeEvidence: Rule = {
  name: 'before-evidence',
  why: 'it leads into what is shown right after it',
  weight: { zh: 1.4, other: 1.4 },
  value: ({ index, count, beforeEvidence: before, beforeCode }) => {
    if (!before) return 0
    const place = index === count - 1 ? 1 : 0.6
    return beforeCode ? place : place / 2
  },
}
