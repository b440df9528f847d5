import { flatMapped, memoized } from '../memoized.js'
import type { Block, Figure, Item } from './block.js'

/** The pictures of some blocks, those within them included. */
export function figuresOf(blocks: readonly Block[]): readonly Figure[] {
  return figuresInAll([blocks])
}

const figuresInAll = flatMapped(([block]: [Block]) => (mayHold(block) ? figuresIn(block) : []))

function mayHold({ kind }: Block): boolean {
  return kind === 'figure' || kind === 'quote' || kind === 'list'
}

const figuresIn = memoized((block: Block): readonly Figure[] => {
  if (block.kind === 'figure') return [block]
  if (block.kind === 'quote') return figuresOf(block.blocks)
  return block.kind === 'list' ? block.items.flatMap(figuresInItem) : []
})

function figuresInItem({ blocks, children }: Item): readonly Figure[] {
  return [...figuresOf(blocks), ...children.flatMap(figuresInItem)]
}
