import { memoized } from '../memoized.js'
import type { Block, Item, List, Quote } from '../parse/block.js'
import { wordsOf } from '../parse/block.js'
import { bare, type Prose, prose, rangeOf } from '../parse/prose.js'
import { plainly } from '../parse/raised.js'
import type { Beat } from './beat.js'
import type { BeatContext } from './beats.js'
import { clauseOf } from './clause.js'
import { line } from './draft.js'
import { type CueKind, labelsOf } from './labels.js'
import { languageOf } from './language.js'
import { isShownWhole, pointsOf } from './list.js'
import { looking, speech } from './pace.js'
import { rankOf } from './rank.js'
import { sentences } from './sentences.js'
import type { NoteLine, Piece } from './slide.js'
import type { Said, Told } from './unfold.js'
import { BUDGET, weight } from './weight.js'

/** Code, tables, pictures, math, lists and quotes are shown; the prose around them is said. */
export function isEvidence({ block, said }: Told): boolean {
  return block.kind !== 'paragraph' && said.mode !== 'say'
}

/** A piece of evidence as a beat: what is shown of it, and what is said. */
export function evidenceOf({ block, said, callouts }: Told, context: BeatContext): Beat {
  return beatOf(block, said, callouts, context)
}

const beatOf = memoized(
  (block: Block, said: Said, callouts: Told['callouts'], context: BeatContext): Beat => {
    const told: Told = { block, said, callouts }
    const silent = said.mode === 'say' || (said.mode === 'auto' && isLeftToReader(block, context))
    const shown = silent ? [] : show(summed(block, told, context), said.mode === 'show', context)
    const whole = shown.length > 0 && isWhole(block, shown, said.mode === 'show')
    // What a callout says is its author's own word, and no quotation.
    const own = block.kind === 'quote' && callouts.length > 0
    const notes = whole && !own ? [cue(block, context)] : lines(block)
    const words = wordsOf(block)
      .map(({ text }) => text)
      .join('\n')
    return {
      kind: 'evidence',
      range: block.range,
      notes: [...titlesOf(told), ...notes],
      candidates: [],
      evidence: shown,
      callouts: shown.length > 0 ? headsOf(told, context) : [],
      seconds:
        block.kind === 'table' ? looking(block) : speech(words, context.options) + looking(block),
      leads: false,
      said,
    }
  },
)

/** What heads the callouts that begin with a block: their titles, else labels of ours. */
export function headsOf({ callouts }: Told, { lang }: BeatContext): readonly Piece[] {
  return callouts.map((callout) =>
    line(
      'title' in callout ? callout.title : ours(labelsOf(lang).callout[callout.kind]),
      'callout',
    ),
  )
}

/** Words of ours stand nowhere in the note. */
function ours(value: string): Prose {
  return prose([{ type: 'text', value, offsets: [] }])
}

/** The titles of callouts are said. */
export function titlesOf({ callouts }: Told): readonly NoteLine[] {
  return callouts.flatMap((callout): readonly NoteLine[] =>
    'title' in callout
      ? [{ kind: 'prose', text: plainly(callout.title), range: rangeOf(callout.title) }]
      : [],
  )
}

/** Exercises and references are for who reads the note; a summary is shown unless slides are terse. */
export function isLeftToReader(block: Block, { heading, lang, options }: BeatContext): boolean {
  const { apparatus, summary } = languageOf(lang)
  if ((block.kind !== 'list' && block.kind !== 'paragraph') || options.density === 'full')
    return false
  return apparatus.test(heading) || (options.density === 'terse' && summary.test(heading))
}

/** Of a summary's points the two that say most of it; the rest is said. */
function summed(block: Block, { said }: Told, { heading, lang, options }: BeatContext): Block {
  const sums = block.kind === 'list' && languageOf(lang).summary.test(heading)
  if (!sums || said.mode !== 'auto' || options.density === 'full' || block.items.length <= 2)
    return block
  const rank = rankOf(block.items.map((item) => item.prose))
  const best = [...block.items].sort((a, b) => rank(b.prose) - rank(a.prose)).slice(0, 2)
  return { ...block, items: block.items.filter((item) => best.includes(item)) }
}

function show(block: Block, all: boolean, { lang }: BeatContext): readonly Piece[] {
  switch (block.kind) {
    case 'list':
      return [
        {
          kind: 'points',
          ordered: block.ordered,
          start: block.start,
          items: pointsOf(block, lang, all),
          by: 'list',
        },
      ]
    case 'code':
      return block.value.trim() === ''
        ? []
        : [
            {
              kind: 'code',
              block,
              lines: { start: 0, end: block.value.split('\n').length },
              by: 'code',
            },
          ]
    case 'table':
      return [{ kind: 'table', block, rows: { start: 0, end: block.rows.length - 1 }, by: 'table' }]
    case 'figure':
      return [{ kind: 'figure', block, by: 'figure' }]
    case 'quote':
      return [{ kind: 'quote', lines: quoted(block, all, lang), by: 'quote' }]
    case 'math':
      return [{ kind: 'math', block, by: 'math' }]
    case 'diagram':
      return [{ kind: 'diagram', block, by: 'diagram' }]
    case 'heading':
    case 'paragraph':
      return [{ kind: 'line', prose: block.prose, quiet: false, by: 'author' }]
    default:
      return []
  }
}

/** A short quote is shown whole; of a long one the sentence that says it best. */
function quoted(quote: Quote, all: boolean, lang: BeatContext['lang']): readonly Prose[] {
  const whole = wordsOf(quote).map(bare)
  const size = whole.reduce((sum, line) => sum + weight(line.text), 0)
  if (all || size <= BUDGET.text + 10) return whole
  const parts = whole.flatMap((line) => sentences(line))
  const best = parts.find((part) => part.strong.length > 0) ?? parts[0] ?? prose([])
  return [clauseOf(best, lang, BUDGET.text - 20)]
}

function isWhole(block: Block, shown: readonly Piece[], all: boolean): boolean {
  if (all) return true
  const [piece] = shown
  if (block.kind === 'list' && piece?.kind === 'points') return isShownWhole(block, piece.items)
  if (block.kind === 'quote' && piece?.kind === 'quote')
    return piece.lines.length === wordsOf(block).length && covers(piece.lines, wordsOf(block))
  return true
}

function covers(lines: readonly Prose[], words: readonly Prose[]): boolean {
  return lines.every((line, i) => line.text === words[i]?.text)
}

function cue(block: Block, { lang }: BeatContext): NoteLine {
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

/** What is said of a block that is not shown whole. */
function lines(block: Block): readonly NoteLine[] {
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
        .map((line) => ({ kind: 'prose', text: line.text, range: rangeOf(line) }))
  }
}

function listLines({ items }: List): readonly NoteLine[] {
  return items.flatMap(itemLines)
}

/** A task is said with the mark that its author gave it. */
function itemLines({ prose, done, children, blocks }: Item): readonly NoteLine[] {
  const mark = done === undefined ? '' : `[${done ? 'x' : ' '}] `
  const own: NoteLine = { kind: 'prose', text: mark + plainly(prose), range: rangeOf(prose) }
  return [
    ...(prose.text === '' ? [] : [own]),
    ...children.flatMap(itemLines),
    ...blocks.flatMap(lines),
  ]
}
