import { evidenceOf } from '../compose/evidence.js'
import { type ComposeOptions, chooseOptions } from '../compose/options.js'
import type { Deck, NoteLine, Piece, Slide } from '../compose/slide.js'
import { unfold } from '../compose/unfold.js'
import type { Range } from '../diagnostic.js'
import type { Note } from '../load/note.js'
import { type Block, type Item, wordsOf } from '../parse/block.js'
import { parse } from '../parse/parse.js'
import { cut, type Prose, rangeOf } from '../parse/prose.js'
import type { Lang } from '../parse/script.js'
import { plainProse } from './slide-name.js'

/** What is said while a slide is up: pieces of the note as they stand there, and cues of ours. */
export type Said = Piece | { readonly kind: 'cue'; readonly text: string }

/** Where the words of speaker notes come from. */
interface Source {
  /** Blocks that hold words themselves. */
  readonly leaves: readonly Block[]
  readonly lang: Lang
  readonly options: ComposeOptions
}

/**
 * What is said on each slide, with the marks and the structure that it has in the note: links stay
 * links, and a list of which a slide shows the heads is a list, whole.
 */
export function talkOf(deck: Deck, note: Note): readonly (readonly Said[])[] {
  const leaves = leavesOf(parse(note).blocks)
  const source = { leaves, lang: deck.lang, options: chooseOptions(note, {}).options }
  return deck.slides.map((slide) =>
    note.meta.marp ? readAgain(slide, note, source) : saidOn(slide, source),
  )
}

function saidOn(slide: Slide, source: Source): readonly Said[] {
  const said: Said[] = []
  let known: Block | undefined
  for (const line of slide.notes) {
    if (line.kind === 'cue') said.push(line)
    else {
      const block = source.leaves.find(({ range }) => holds(range, line.range))
      const whole = block && isStructure(block)
      if (whole && block === known) continue
      said.push(
        ...(whole ? piecesOf(spokenPart(block, slide.notes), source) : [lineOf(line, block)]),
      )
      known = whole ? block : undefined
    }
  }
  return said
}

/** The speaker notes of a deck that is Marp's own are Markdown in a comment. */
function readAgain({ notes }: Slide, note: Note, source: Source): readonly Said[] {
  const text = notes.map((line) => line.text).join('\n\n')
  const { told } = unfold(parse({ ...note, text, bodyStart: 0 }).blocks)
  return told.flatMap(({ block }) => piecesOf(block, source))
}

function holds(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** The blocks that hold words themselves: quotes, and lists with blocks in them, are opened. */
function leavesOf(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    if (block.kind === 'quote') return leavesOf(block.blocks)
    if (block.kind !== 'list') return [block]
    const inner = block.items.flatMap(blocksIn)
    return inner.length === 0 ? [block] : [...leavesOf(inner), ...block.items.flatMap(paragraphsOf)]
  })
}

function blocksIn(item: Item): readonly Block[] {
  return [...item.blocks, ...item.children.flatMap(blocksIn)]
}

function paragraphsOf(item: Item): readonly Block[] {
  const own: Block = { kind: 'paragraph', prose: item.prose, range: rangeOf(item.prose) }
  return [own, ...item.children.flatMap(paragraphsOf)]
}

/** What is more than its words in a row. */
function isStructure({ kind }: Block): boolean {
  return (
    kind === 'list' || kind === 'table' || kind === 'code' || kind === 'math' || kind === 'diagram'
  )
}

/** Of a list, the items that are said here: the others are said on another slide. */
function spokenPart(block: Block, notes: readonly NoteLine[]): Block {
  if (block.kind !== 'list') return block
  const isSpoken = (item: Item): boolean =>
    notes.some(
      ({ kind, range }) =>
        kind === 'prose' && wordsOf({ ...block, items: [item] }).some((one) => touches(one, range)),
    )
  const first = block.items.findIndex(isSpoken)
  return { ...block, start: block.start + Math.max(0, first), items: block.items.filter(isSpoken) }
}

function touches(words: Prose, range: Range | undefined): boolean {
  const own = rangeOf(words)
  return range !== undefined && own.start < range.end && range.start < own.end
}

function piecesOf(block: Block, { lang, options }: Source): readonly Piece[] {
  const said = { mode: 'show', breakBefore: false, marp: [], ranges: [] } as const
  return evidenceOf({ block, said, callouts: [] }, { lang, heading: '', options }).evidence
}

/** A line with the marks that it has in the note, where its words are the note's one by one. */
function lineOf({ text, range }: NoteLine & { readonly kind: 'prose' }, block?: Block): Piece {
  const whole = (block ? wordsOf(block) : []).find((one) => holds(rangeOf(one), range))
  const from = whole?.offsets.findIndex((offset) => offset >= range.start) ?? 0
  const to = whole?.offsets.findLastIndex((offset) => offset < range.end) ?? 0
  const part = whole && cut(whole, from, to + 1)
  const same = part && part.text.replace(/\s+/g, '') === text.replace(/\s+/g, '')
  return { kind: 'line', prose: same ? part : plainProse(text), quiet: false, by: 'said' }
}
