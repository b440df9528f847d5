import type { Nodes as Hast } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { defaultHandlers, type Handle, toMdast } from 'hast-util-to-mdast'
import type { Nodes, PhrasingContent, RootContent } from 'mdast'
import type { Range } from '../diagnostic.js'
import { tagDepth } from './nesting.js'

/**
 * Reads an HTML block as Markdown, so that its words and pictures are blocks like any other.
 * Scripts, styles and unknown tags fall away. Each node keeps its offsets in the note.
 */
export function fromHtmlBlock(html: string, at: number): readonly RootContent[] {
  // Comments are read elsewhere; blanked, so that offsets stay.
  const bare = html.replace(/<!--[\s\S]*?(?:-->|$)/g, spaces)
  // Of tags without end the words are left.
  const read = tagDepth(bare) > MOST_DEPTH ? bare.replace(/<[^<>]*>?/g, spaces) : bare
  const tree = fromHtml(read, { fragment: true })
  const root = toMdast(tree as Hast, { newlines: true, handlers: { dl, sup: raised, sub: raised } })
  const range = { start: at, end: at + html.length }
  if (root.type !== 'root') return []
  return inParagraphs(root.children).map((node) => shift(node, at, range))
}

declare module 'mdast' {
  interface ListData {
    /** It was HTML's `dl`. */
    terms?: boolean
  }
}

const dl: Handle = (state, node) => {
  const list = defaultHandlers.dl(state, node)
  return list && { ...list, data: { terms: true } }
}

/** What has no mark in Markdown stays in its tag, as it does within a line. */
const raised: Handle = (state, node) => [
  { type: 'html', value: `<${node.tagName}>` },
  ...(state.all(node) as PhrasingContent[]),
  { type: 'html', value: `</${node.tagName}>` },
]

/** Tags within tags; a page has some twenty. */
const MOST_DEPTH = 200

function spaces(text: string): string {
  return text.replace(/[^\r\n]/g, ' ')
}

const PHRASING = new Set([
  'text',
  'strong',
  'emphasis',
  'delete',
  'link',
  'inlineCode',
  'image',
  'break',
  'html',
])

/** Words that stand in no tag of their own are a paragraph. */
function inParagraphs(nodes: readonly RootContent[]): readonly RootContent[] {
  const blocks: RootContent[] = []
  for (const node of nodes) {
    const last = blocks.at(-1)
    if (!PHRASING.has(node.type)) blocks.push(node)
    else if (last?.type === 'paragraph' && last.position === undefined)
      last.children.push(node as PhrasingContent)
    else if (node.type !== 'text' || node.value.trim() !== '')
      blocks.push({ type: 'paragraph', children: [node as PhrasingContent] })
  }
  return blocks
}

function shift<T extends Nodes>(node: T, at: number, block: Range): T {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  const point = (offset: number) => ({ line: 1, column: 1, offset })
  const moved = {
    ...node,
    position: {
      start: point(start === undefined ? block.start : start + at),
      end: point(end === undefined ? block.end : end + at),
    },
  }
  if ('children' in node)
    return {
      ...moved,
      children: node.children.map((child) => shift(child as Nodes, at, block)),
    } as T
  return moved
}
