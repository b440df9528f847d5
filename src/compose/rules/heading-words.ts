import { memoized } from '../../memoized.js'
import type { Prose } from '../../parse/prose.js'
import type { Rule } from './rule.js'

/** Words in common with the heading: the sentence that says what the section is about. */
export const headingWords: Rule = {
  name: 'heading-words',
  why: 'it has words in common with its heading',
  weight: { zh: 0.6, other: 0.6 },
  value({ prose, heading }) {
    const wanted = terms(heading)
    if (wanted.size === 0) return 0
    const found = [...termsOf(prose)].filter((term) => wanted.has(term)).length
    return Math.min(1, found / Math.min(wanted.size, 4))
  },
}

/** Latin words without their endings, and pairs of Chinese characters. */
export const termsOf = memoized(({ text }: Prose): ReadonlySet<string> => terms(text))

function terms(text: string): Set<string> {
  const found = new Set<string>()
  for (const word of text.toLowerCase().match(/[a-z][a-z\d]{2,}/g) ?? [])
    found.add(word.replace(/(?:ing|ed|es|s)$/, ''))
  for (const run of text.match(/\p{sc=Han}{2,}/gu) ?? [])
    for (let i = 0; i + 1 < run.length; i++) found.add(run.slice(i, i + 2))
  return found
}
