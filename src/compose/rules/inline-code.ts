import type { Inline } from '../../parse/prose.js'
import type { Rule } from './rule.js'

/** Names the code that is shown. */
export const inlineCode: Rule = {
  name: 'inline-code',
  why: 'it names code',
  weight: { zh: 0.4, other: 0.7 },
  value: ({ prose }) => (prose.text.length > 0 && prose.inlines.some(hasCode) ? 1 : 0),
}

function hasCode(node: Inline): boolean {
  return node.type === 'inlineCode' || ('children' in node && node.children.some(hasCode))
}
