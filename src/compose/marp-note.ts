import type { Block } from '../parse/block.js'
import { type NoteComment, noteComments } from '../parse/comments.js'
import { langWritten } from '../parse/detect-lang.js'
import type { Document } from '../parse/parse.js'
import { evidenceOf } from './evidence.js'
import type { ComposeOptions } from './options.js'
import { speech } from './pace.js'
import type { Deck, NoteLine, Slide } from './slide.js'
import { unfold } from './unfold.js'

/** A note with `marp: true` is a deck already: its slides are read, not composed. */
export function readMarpNote(document: Document, options: ComposeOptions): Deck {
  const { note, blocks } = document
  const lang = langWritten(document)
  const notes = noteComments(note)
  const groups = splitAtRules(blocks, note.text).filter((group) => group.length > 0)
  const slides = groups.map((group, i) => readSlide(group, i, notes, lang, options))
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
  comments: readonly NoteComment[],
  lang: Deck['lang'],
  options: ComposeOptions,
): Slide {
  const heading = blocks.find((block) => block.kind === 'heading')
  const context = { lang, heading: '', options }
  const said = { mode: 'show', breakBefore: false, marp: [], ranges: [] } as const
  const beats = unfold(blocks)
    .told.filter(({ block }) => block.kind !== 'markup')
    .map((told) => evidenceOf({ ...told, said }, context))
  const [first, last] = [blocks[0]?.range.start ?? 0, blocks.at(-1)?.range.end ?? 0]
  const notes = comments
    .filter(({ range }) => first <= range.start && range.end <= last)
    .flatMap(({ text, range }) => paragraphs(text, range.start + '<!--'.length))
  const spoken = speech(notes.map((line) => line.text).join('\n'), options)
  return {
    id: `marp-${i + 1}`,
    layout: 'bullets',
    modifiers: [],
    ...(heading ? { title: heading.prose } : {}),
    path: [],
    body: beats.flatMap((beat) => [...beat.callouts, ...beat.evidence]),
    notes,
    seconds: Math.max(
      20,
      spoken,
      beats.reduce((sum, beat) => sum + beat.seconds, 0),
    ),
    range: { start: first, end: last },
    directives: [],
  }
}

/** A paragraph of a comment is a line. */
function paragraphs(text: string, start: number): readonly NoteLine[] {
  return [...text.matchAll(/\S(?:.|\n(?!\s*\n))*/g)].map((part) => {
    const words = part[0].trimEnd()
    const from = start + part.index
    const range = { start: from, end: from + words.length }
    return { kind: 'prose', text: words.replace(/\s*\n\s*/g, '\n'), range }
  })
}
