import type { Rule } from './rule.js'

/** Names the code that is shown. */
export const inlineCode: Rule = {
  name: 'inline-code',
  why: 'it names code',
  weight: { zh: 0.4, other: 0.7 },
  value: ({ prose }) => (prose.text.length > 0 && hasCode(prose) ? 1 : 0),
}

function hasCode(prose: Parameters<Rule['value']>[0]['prose']): boolean {
  return JSON.stringify(prose.inlines).includes('"inlineCode"')
}
