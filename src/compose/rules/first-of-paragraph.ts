import type { Rule } from './rule.js'

/** Editors chose the first sentence of a paragraph about three times of four. */
export const firstOfParagraph: Rule = {
  name: 'first-of-paragraph',
  why: 'it opens its paragraph',
  weight: { zh: 1.9, other: 1.7 },
  value: ({ index }) => (index === 0 ? 1 : 0),
}
