import type { Block, Paragraph } from './block.js'
import { lineStarts, partsAt } from './lines.js'
import { cut, type Prose, rangeOf, trim } from './prose.js'

const TIGHT = /^(#{1,6})(?=[\p{L}\p{N}*_`“"《（(【])/u

/**
 * Lines like `##标题`, without the space that CommonMark asks for, are headings, as their author and
 * older Markdown mean them. One mark alone may be a tag: it is a heading as the note's first line.
 */
export function withTightHeadings(blocks: readonly Block[], source: string): readonly Block[] {
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? divided(block, source) : [block]))
}

function divided(paragraph: Paragraph, source: string): readonly Block[] {
  const { prose } = paragraph
  if (!prose.text.includes('#')) return [paragraph]
  const starts = [0, ...lineStarts(prose, source)]
  const isHeading = partsAt(prose, starts).map((line) => depthOf(line, source) > 0)
  if (!isHeading.includes(true)) return [paragraph]
  // What is no heading goes on with the line above, unless that is one.
  const runs = starts.filter((_, i) => isHeading[i] || i === 0 || isHeading[i - 1])
  return partsAt(prose, runs).map((part): Block => {
    const depth = depthOf(part, source)
    const range = rangeOf(part)
    if (depth === 0) return { kind: 'paragraph', prose: part, range }
    const end = part.text.replace(/\s*#+\s*$/, '').length
    return { kind: 'heading', depth, prose: trim(cut(part, depth, end)), range }
  })
}

/** The level of a line that is a heading; 0 where it is none. */
function depthOf({ text, offsets }: Prose, source: string): number {
  const depth = TIGHT.exec(text)?.[1]?.length ?? 0
  const at = offsets[0] ?? 0
  const before = source.slice(source.lastIndexOf('\n', at - 1) + 1, at)
  if (before.trim() !== '' || (depth === 1 && source.slice(0, at).trim() !== '')) return 0
  return text.slice(depth).includes('#') && !/[^#]#+$/.test(text) ? 0 : depth
}
