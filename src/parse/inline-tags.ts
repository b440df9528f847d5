import type { Html, PhrasingContent } from 'mdast'
import { strongOf } from './highlights.js'
import type { Inline } from './prose.js'

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

/** What a tag makes of the words within. */
export function tagged({ value }: Html, children: readonly Inline[]): Inline {
  if (/^<sup/i.test(value)) return { type: 'superscript', children }
  return /^<sub/i.test(value) ? { type: 'subscript', children } : strongOf(children)
}
