import { memoized } from '../memoized.js'
import type { Block, Figure, Item } from './block.js'

/** The pictures of a block, those within it included. */
export const figuresOf = memoized((block: Block): readonly Figure[] => {
  if (block.kind === 'figure') return [block]
  if (block.kind === 'quote') return block.blocks.flatMap(figuresOf)
  return block.kind === 'list' ? block.items.flatMap(figuresInItem) : []
})

function figuresInItem(item: Item): readonly Figure[] {
  return [...item.blocks.flatMap(figuresOf), ...item.children.flatMap(figuresInItem)]
}
