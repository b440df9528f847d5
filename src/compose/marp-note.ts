import type { Block } from '../parse/block.js'
import type { Document } from '../parse/parse.js'
import { detectLang } from '../parse/script.js'
import { evidenceOf } from './evidence.js'
import type { ComposeOptions } from './options.js'
import type { Deck, Slide } from './slide.js'

/** A note with `marp: true` is a deck already: its slides are read, not composed. */
export function readMarpNote({ note, blocks }: Document, options: ComposeOptions): Deck {
  const lang = detectLang(note.text.slice(note.bodyStart))
  const groups = splitAtRules(blocks, note.text).filter((group) => group.length > 0)
  const slides = groups.map((group, i) => readSlide(group, i, lang, options))
  const seconds = slides.reduce((sum, slide) => sum + slide.seconds, 0)
  return { lang, title: note.meta.title?.text ?? slides[0]?.title?.text ?? '', slides, seconds }
}

function splitAtRules(blocks: readonly Block[], text: string): readonly (readonly Block[])[] {
  const groups: Block[][] = [[]]
  for (const block of blocks) {
    const isRule =
      block.kind === 'markup' &&
      /^\s*([-*_])(?:\s*\1){2,}\s*$/.test(text.slice(block.range.start, block.range.end))
    if (isRule) groups.push([])
    else groups.at(-1)?.push(block)
  }
  return groups
}

function readSlide(
  blocks: readonly Block[],
  i: number,
  lang: Deck['lang'],
  options: ComposeOptions,
): Slide {
  const heading = blocks.find((block) => block.kind === 'heading')
  const context = { lang, heading: '', options }
  const said = { mode: 'show', breakBefore: false, marp: [], ranges: [] } as const
  const beats = blocks
    .filter(({ kind }) => kind !== 'markup' && kind !== 'directive')
    .map((block) => evidenceOf({ block, said }, context))
  return {
    id: `marp-${i + 1}`,
    layout: 'bullets',
    modifiers: [],
    ...(heading ? { title: heading.prose } : {}),
    path: [],
    body: beats.flatMap((beat) => beat.evidence),
    notes: [],
    seconds: Math.max(
      20,
      beats.reduce((sum, beat) => sum + beat.seconds, 0),
    ),
    range: { start: blocks[0]?.range.start ?? 0, end: blocks.at(-1)?.range.end ?? 0 },
    directives: [],
  }
}
