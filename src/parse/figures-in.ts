import type { Html, Nodes } from 'mdast'
import type { Range } from '../diagnostic.js'
import { describing } from './alternative-text.js'
import type { Figure } from './block.js'
import { fromHtmlBlock } from './html.js'
import { isBadge } from './icons.js'
import type { InlineContext } from './inline.js'
import { rangeOfNode } from './range-of-node.js'

/** Pictures stand as blocks of their own, wherever the note has them. */
export function figuresIn(node: Nodes, context: InlineContext): Figure[] {
  if (context.icons?.has(node)) return []
  if (node.type === 'image' || node.type === 'imageReference') {
    const url = node.type === 'image' ? node.url : (context.definitions.get(node.identifier) ?? '')
    return url === '' || isBadge(url)
      ? []
      : [figure(url, node.alt ?? '', rangeOfNode(node), context.source)]
  }
  if (node.type === 'text') return embeds(node.value, rangeOfNode(node), context.source)
  if (node.type === 'html') return imageTags(node, context)
  return 'children' in node ? node.children.flatMap((child) => figuresIn(child, context)) : []
}

/** A picture, with the place of its alternative text. */
export function figure(url: string, text: string, range: Range, source: string): Figure {
  const alt = describing(text)
  const at = alt === '' ? -1 : source.slice(range.start, range.end).indexOf(alt)
  const start = range.start + at
  return {
    kind: 'figure',
    url,
    alt,
    range,
    ...(at < 0 ? {} : { altRange: { start, end: start + alt.length } }),
  }
}

/** Obsidian's `![[picture.png|300]]`. */
function embeds(value: string, range: Range, source: string): Figure[] {
  if (!value.includes('![[')) return []
  const text = source.slice(range.start, range.end)
  return [
    ...text.matchAll(/!\[\[([^\]|#]+\.(?:png|jpe?g|gif|svg|webp|avif))(?:\|([^\]]*))?\]\]/gi),
  ].map((match) => {
    const start = range.start + match.index
    const alt = /^\d*(x\d+)?$/.test(match[2] ?? '') ? '' : (match[2] ?? '')
    const place = { start, end: start + match[0].length }
    return { ...figure((match[1] ?? '').trim(), alt, place, source), embed: true }
  })
}

function imageTags(node: Html, context: InlineContext): Figure[] {
  const { value } = node
  if (!/^<img\b/i.test(value)) return []
  return fromHtmlBlock(value, rangeOfNode(node).start).flatMap((node) => figuresIn(node, context))
}
