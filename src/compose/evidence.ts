import { memoized } from '../memoized.js'
import type { Block, Item, Quote } from '../parse/block.js'
import { wordsOf } from '../parse/block.js'
import { bare, type Prose, prose } from '../parse/prose.js'
import { isApparatus } from './apparatus.js'
import type { Beat } from './beat.js'
import type { BeatContext } from './beats.js'
import { clauseOf } from './clause.js'
import { line } from './draft.js'
import { labelsOf } from './labels.js'
import { languageOf } from './language.js'
import { isShownWhole, pointsOf } from './list.js'
import { cueOf, linesOf, spokenLine } from './note-lines.js'
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
    const looked = firstLinks(block, said, context)
    const shown = silent ? [] : show(summed(looked, told, context), said.mode === 'show', context)
    const whole = shown.length > 0 && isWhole(block, shown, said.mode === 'show')
    // What a callout says is its author's own word, and no quotation.
    const own = block.kind === 'quote' && callouts.length > 0
    const notes = whole && !own ? [cueOf(block, context.lang)] : linesOf(block)
    const words = wordsOf(looked)
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
        block.kind === 'table' ? looking(block) : speech(words, context.options) + looking(looked),
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
    'title' in callout ? [spokenLine(callout.title)] : [],
  )
}

/** Exercises and references are for who reads the note; a summary is shown unless slides are terse. */
export function isLeftToReader(block: Block, { heading, lang, options }: BeatContext): boolean {
  if ((block.kind !== 'list' && block.kind !== 'paragraph') || options.density === 'full')
    return false
  return (
    isApparatus(heading) || (options.density === 'terse' && languageOf(lang).summary.test(heading))
  )
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

/** Of many links as many as a slide holds: nobody listens to the rest, who follows them reads them. */
function firstLinks(block: Block, { mode }: Said, { options }: BeatContext): Block {
  const long = block.kind === 'list' && block.items.length > BUDGET.pointsCap
  if (!long || mode !== 'auto' || options.density === 'full' || !block.items.every(isLink))
    return block
  return { ...block, items: block.items.slice(0, BUDGET.pointsCap) }
}

/** An item that is a link, with a few words beside it at most. */
function isLink(item: Item): boolean {
  const links = item.prose.inlines.filter(({ type }) => type === 'link')
  const linked = links.reduce((sum, link) => sum + weight(prose([link]).text), 0)
  return item.children.length === 0 && linked > 0 && linked >= 0.7 * weight(item.prose.text)
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
