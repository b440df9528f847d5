import type { Block, Heading, Paragraph } from '../parse/block.js'
import { isBold, unmarked } from '../parse/prose.js'
import { NUMBERED } from './numbered.js'

/**
 * Where a note has no heading at all, its bold lines and its numbered lines (一、 (1) 1.) are its
 * headings, if there are two or more of a kind.
 */
export function pseudoHeadings(blocks: readonly Block[]): readonly Block[] {
  if (blocks.some((block) => block.kind === 'heading')) return blocks
  const levels = NUMBERED.map((pattern) => (block: Paragraph) => pattern.test(block.prose.text))
  const kinds = [...levels, (block: Paragraph) => isBold(block.prose)].filter(
    (test) => blocks.filter((block) => isLine(block) && test(block)).length >= 2,
  )
  return blocks.map((block): Block => {
    const level = isLine(block) ? kinds.findIndex((test) => test(block)) : -1
    if (level < 0 || !isLine(block)) return block
    const heading: Heading = {
      kind: 'heading',
      depth: level + 1,
      prose: unmarked(block.prose),
      range: block.range,
    }
    return heading
  })
}

/** A paragraph short enough for a heading, that does not end as a sentence does. */
function isLine(block: Block): block is Paragraph {
  return (
    block.kind === 'paragraph' &&
    block.prose.text.length <= 48 &&
    !/[。！？!?；;，,.：:]$/.test(block.prose.text)
  )
}
