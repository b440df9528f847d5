import type { Rule } from './rule.js'

/** A question that the speaker answers at once is said and not shown. */
export const question: Rule = {
  name: 'question',
  why: 'it asks what the speaker answers at once',
  weight: { zh: -0.5, other: -0.5 },
  value: ({ prose }) => (/[？?]["”』」）)]*$/.test(prose.text) ? 1 : 0),
}
