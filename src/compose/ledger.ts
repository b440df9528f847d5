import type { Range } from '../diagnostic.js'
import type { Section } from '../outline/section.js'
import { type Block, wordsOf } from '../parse/block.js'
import { type Prose, rangeOf } from '../parse/prose.js'
import { shownOn } from './shown.js'
import { skippedRanges } from './skipped.js'
import type { Slide } from './slide.js'

/** What became of each block of the note. */
export interface Ledger {
  readonly blocks: number
  readonly shown: number
  readonly spoken: number
  readonly both: number
  readonly skipped: number
  /** Blocks of which a word is neither shown nor spoken; anything but 0 is an error of ours. */
  readonly lost: number
}

export interface Account {
  readonly ledger: Ledger
  readonly lost: readonly Block[]
}

/** Accounts for every block of the note: shown, spoken, both, or skipped by its author. */
export function account(
  blocks: readonly Block[],
  sections: readonly Section[],
  slides: readonly Slide[],
): Account {
  const shown = merge(slides.flatMap(shownOn))
  const spoken = merge(slides.flatMap((slide) => slide.notes.flatMap(spokenIn)))
  const either = merge([...shown, ...spoken])
  const skipped = merge(skippedRanges(sections))
  const count = { shown: 0, spoken: 0, both: 0, skipped: 0 }
  const lost: Block[] = []
  const counted = blocks.filter(
    ({ kind }) => kind !== 'markup' && kind !== 'directive' && kind !== 'heading',
  )
  for (const block of counted) {
    const parts = partsOf(block)
    if (parts.length > 0 && parts.every((part) => covered(part, skipped))) count.skipped++
    else if (!parts.every((part) => covered(part, either))) lost.push(block)
    else {
      const isShown = parts.some((part) => touches(part, shown))
      const isSpoken = parts.some((part) => touches(part, spoken))
      count[isShown && isSpoken ? 'both' : isShown ? 'shown' : 'spoken']++
    }
  }
  return { ledger: { blocks: counted.length, ...count, lost: lost.length }, lost }
}

function spokenIn(note: Slide['notes'][number]): readonly Range[] {
  return note.kind === 'prose' ? [note.range] : []
}

/** The stretches of a block that carry words; all of it where it is no running text. */
function partsOf(block: Block): readonly Range[] {
  const words = wordsOf(block).filter(({ text }) => text !== '')
  const inner = innerEvidence(block)
  const isProse = PROSE.has(block.kind) || isBlank(block)
  const wordless = words.length + inner.length === 0 && !isProse
  return wordless ? [block.range] : [...words.flatMap(wordRanges), ...inner]
}

/** The words of a prose one by one: between two of them a slide may end. */
function wordRanges(words: Prose): readonly Range[] {
  const runs = [...words.text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ index, 0: run }) => {
    const start = words.offsets[index] ?? 0
    return { start, end: (words.offsets[index + run.length - 1] ?? start) + 1 }
  })
  return runs.length > 0 ? runs : [rangeOf(words)]
}

/** Without words these hold nothing that could be lost. */
const PROSE = new Set<Block['kind']>(['paragraph', 'list', 'quote', 'table'])

/** Code of no line holds nothing either. */
function isBlank(block: Block): boolean {
  return block.kind === 'code' && block.value.trim() === ''
}

function innerEvidence(block: Block): readonly Range[] {
  if (block.kind === 'quote') return block.blocks.flatMap(evidenceIn)
  if (block.kind !== 'list') return []
  const walk = (items: typeof block.items): readonly Range[] =>
    items.flatMap((item) => [...item.blocks.flatMap(evidenceIn), ...walk(item.children)])
  return walk(block.items)
}

function evidenceIn(block: Block): readonly Range[] {
  const plain =
    block.kind === 'code' ||
    block.kind === 'figure' ||
    block.kind === 'math' ||
    block.kind === 'diagram'
  if (isBlank(block)) return []
  return plain ? [block.range] : innerEvidence(block)
}

function merge(ranges: readonly Range[]): readonly Range[] {
  const merged: { start: number; end: number }[] = []
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}

function covered(part: Range, ranges: readonly Range[]): boolean {
  const at = firstEndingAfter(ranges, part.start)
  const range = ranges[at]
  return range !== undefined && range.start <= part.start && part.end <= range.end
}

function touches(part: Range, ranges: readonly Range[]): boolean {
  const range = ranges[firstEndingAfter(ranges, part.start)]
  return range !== undefined && range.start < part.end
}

/** Index of the first of some merged ranges that ends behind an offset. */
function firstEndingAfter(ranges: readonly Range[], offset: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.end ?? 0) > offset) high = middle
    else low = middle + 1
  }
  return low
}
