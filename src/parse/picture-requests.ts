import type { Range } from '../diagnostic.js'
import type { Note } from '../load/note.js'
import type { Block, Item } from './block.js'
import { parse } from './parse.js'

/** The pictures that a note asks for: each with the place that asks first, or every place. */
export function pictureRequests(
  note: Note,
  which: 'first' | 'all' = 'first',
): readonly { readonly url: string; readonly range: Range }[] {
  const all = parse(note).blocks.filter(holdsOthers).flatMap(figuresIn)
  if (which === 'all') return all
  const found = new Map<string, Range>()
  for (const { url, range } of all) if (!found.has(url)) found.set(url, range)
  return [...found].map(([url, range]) => ({ url, range }))
}

/** Pictures, and what may hold them. */
function holdsOthers({ kind }: Block): boolean {
  return kind === 'figure' || kind === 'quote' || kind === 'list'
}

function figuresIn(block: Block): readonly { readonly url: string; readonly range: Range }[] {
  if (block.kind === 'figure') return [block]
  if (block.kind === 'quote') return block.blocks.flatMap(figuresIn)
  return block.kind === 'list' ? block.items.flatMap(figuresInItem) : []
}

function figuresInItem(item: Item): readonly { readonly url: string; readonly range: Range }[] {
  return [...item.blocks.flatMap(figuresIn), ...item.children.flatMap(figuresInItem)]
}
