import type { Html, PhrasingContent } from 'mdast'
import { strongOf } from './highlights.js'
import { type Inline, prose } from './prose.js'
import { isRaised } from './raised.js'

/** Tags that say of words what marks of Markdown do, or what they cannot. */
const TAG = /^<(sup|sub|mark|b|strong)(?:\s[^>]*)?>$/i

/** Where the tag is closed that begins at an index. */
export function endOfTag(
  tag: string,
  nodes: readonly PhrasingContent[],
  at: number,
): number | undefined {
  const name = TAG.exec(tag)?.[1]?.toLowerCase()
  if (!name) return undefined
  const near = nodes.slice(at + 1, at + MOST_WITHIN)
  const end = near.findIndex(
    (node) => node.type === 'html' && node.value.toLowerCase() === `</${name}>`,
  )
  return end < 0 ? undefined : at + 1 + end
}

/** More than stands within one mark: a tag that nothing closes is not looked for to the end. */
const MOST_WITHIN = 60

/** More than an exponent or an ordinal has: a whole line that is raised is small print. */
const MOST_RAISED = 12

/** What a tag makes of the words within. */
export function tagged({ value }: Html, children: readonly Inline[]): readonly Inline[] {
  if (!/^<su[pb]/i.test(value)) return [strongOf(children)]
  const [only, ...others] = children
  if (only && others.length === 0 && isRaised(only)) return only.children
  if (prose(children).text.length > MOST_RAISED) return children
  return [{ type: /^<sup/i.test(value) ? 'superscript' : 'subscript', children }]
}
