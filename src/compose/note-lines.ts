import type { Block, Item, List } from '../parse/block.js'
import { wordsOf } from '../parse/block.js'
import { type Inline, type Prose, rangeOf } from '../parse/prose.js'
import { plainly } from '../parse/raised.js'
import type { Lang } from '../parse/script.js'
import { type CueKind, labelsOf } from './labels.js'
import type { NoteLine } from './slide.js'

/** What the notes say of a block that is shown whole: that one looks at it. */
export function cueOf(block: Block, lang: Lang): NoteLine {
  return { kind: 'cue', text: labelsOf(lang).cue[cueKind(block)], range: block.range }
}

function cueKind(block: Block): CueKind {
  const { kind } = block
  return kind === 'code' ||
    kind === 'list' ||
    kind === 'table' ||
    kind === 'figure' ||
    kind === 'quote' ||
    kind === 'math' ||
    kind === 'diagram'
    ? kind
    : 'section'
}

/** Words as they are said, behind a mark that is not theirs. */
export function spokenLine(prose: Prose, mark = ''): NoteLine & { readonly kind: 'prose' } {
  const marks: readonly Inline[] = mark === '' ? [] : [{ type: 'text', value: mark, offsets: [] }]
  const inlines = [...marks, ...prose.inlines]
  return { kind: 'prose', text: mark + plainly(prose), range: rangeOf(prose), inlines }
}

/** What is said of a block that is not shown whole. */
export function linesOf(block: Block): readonly NoteLine[] {
  switch (block.kind) {
    case 'code':
    case 'math':
    case 'diagram':
      return [{ kind: 'prose', text: block.value, range: block.range }]
    case 'figure':
      return [{ kind: 'prose', text: block.alt, range: block.range }]
    case 'list':
      return listLines(block)
    default:
      return wordsOf(block)
        .filter(({ text }) => text !== '')
        .map((line) => spokenLine(line))
  }
}

function listLines({ items }: List): readonly NoteLine[] {
  return items.flatMap(itemLines)
}

/** A task is said with the mark that its author gave it. */
function itemLines({ prose, done, children, blocks }: Item): readonly NoteLine[] {
  const mark = done === undefined ? '' : `[${done ? 'x' : ' '}] `
  return [
    ...(prose.text === '' ? [] : [spokenLine(prose, mark)]),
    ...children.flatMap(itemLines),
    ...blocks.flatMap(linesOf),
  ]
}
