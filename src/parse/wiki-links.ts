import type { Inline } from './prose.js'
import { part } from './raised.js'

const WIKI = /(!?)\[\[([^\]|#]*)(#[^\]|]*)?(?:\|([^\]]*))?\]\]/g

/** An Obsidian wikilink shows its alias, else its page. */
export function splitWiki(leaf: Inline & { type: 'text' }): Inline[] {
  if (!leaf.value.includes('[[')) return [leaf]
  const parts: Inline[] = []
  let from = 0
  const push = (start: number, end: number): void => {
    if (end > start) parts.push(part(leaf, start, end))
  }
  for (const match of leaf.value.matchAll(WIKI)) {
    const [whole, embed, page, anchor = '', alias] = match
    const shown = alias || page || anchor.slice(1)
    const start = match.index + whole.lastIndexOf(shown)
    push(from, match.index)
    if (!(embed && /\.\w{2,5}$/.test(page ?? ''))) push(start, start + shown.length)
    from = match.index + match[0].length
  }
  push(from, leaf.value.length)
  return parts
}
