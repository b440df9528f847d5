import type { Prose } from '../parse/prose.js'
import type { Lang } from '../parse/script.js'
import { arrange } from './arrange.js'
import type { Beat, Candidate } from './beat.js'
import { type Draft, line, listed, titled } from './draft.js'
import type { Piece } from './slide.js'
import { isTitleLike } from './title-like.js'
import { BUDGET, weight } from './weight.js'

type Line = Piece & { readonly kind: 'line' }

/** Evidence with what leads into it and what speaks of it, in the order of the note. */
export function withEvidence(
  points: readonly Candidate[],
  beats: readonly Beat[],
  heading: Prose | undefined,
  lang: Lang,
): Draft {
  const pieces = beats.flatMap((beat): readonly Piece[] => [
    ...beat.callouts,
    ...(beat.title ? [line(beat.title, 'bold-line', true)] : []),
    ...beat.candidates
      .filter((one) => points.includes(one))
      .map((one) => line(one.prose, one.by, true)),
    ...beat.evidence,
  ])
  const [first, ...rest] = pieces
  const split = isSplit(pieces) && !isWide(heading) && !isLedInto(points, lang)
  const wide =
    first?.kind !== 'line' ||
    first.by === 'callout' ||
    !isTitle(first, rest, lang) ||
    (split && isWide(first.prose))
  const lead = heading || wide ? undefined : first.prose
  const body = lead ? rest : pieces
  const title = heading ?? lead
  if (!split || body.length === 1) return { ...titled(title), ...evidenceLayout(body, title) }
  const beside = points.filter((one) => one.prose !== lead)
  return {
    ...titled(title),
    layout: 'figure',
    modifiers: ['split'],
    body: besideFigure(body, beside),
  }
}

/** One picture with a few lines: they stand side by side. */
function isSplit(body: readonly Piece[]): boolean {
  const evidence = body.filter(({ kind }) => kind !== 'line')
  return evidence.length === 1 && evidence[0]?.kind === 'figure'
}

/** All that is said of it leads up to it: that stands over a picture, and is no point beside it. What is bold is one. */
function isLedInto(points: readonly Candidate[], lang: Lang): boolean {
  const [only] = points
  const isBold = only?.by.startsWith('bold')
  return points.length === 1 && only !== undefined && !isBold && isLead(only.prose, lang)
}

function isLead(prose: Prose, lang: Lang): boolean {
  return weight(prose.text) <= 22 && !isTitleLike(prose, lang)
}

/** Pictures and no other evidence: they stand side by side. */
function isGrid(body: readonly Piece[]): boolean {
  const evidence = body.filter(({ kind }) => kind !== 'line')
  return evidence.length > 1 && evidence.every(({ kind }) => kind === 'figure')
}

/** Beside a picture a long title would be a column of its own. */
function isWide(title: Prose | undefined): boolean {
  return title !== undefined && weight(title.text) > 22
}

/** A short line right before its evidence is that slide's title; several each name their own. */
function isTitle({ prose, by }: Line, rest: readonly Piece[], lang: Lang): boolean {
  const named = rest.some(
    (piece, i) =>
      piece.kind === 'line' &&
      (piece.by === 'bold-line' || ['code', 'points', 'table'].includes(rest[i + 1]?.kind ?? '')),
  )
  const short = weight(prose.text) <= BUDGET.besideCode - 8
  return (
    short && !isPlainLine(rest[0]) && !named && (by === 'bold-line' || isTitleLike(prose, lang))
  )
}

/** A line that stands for itself, and does not head a callout. */
function isPlainLine(piece: Piece | undefined): boolean {
  return piece?.kind === 'line' && piece.by !== 'callout'
}

/** A line of its own that names what follows. */
function isName({ by }: Line): boolean {
  return by === 'bold-line' || by === 'callout'
}

/** Beside a picture the lines are points, whatever their order in the note. */
function besideFigure(body: readonly Piece[], points: readonly Candidate[]): readonly Piece[] {
  const names = body.filter((piece) => piece.kind === 'line' && isName(piece))
  const figures = body.filter(({ kind }) => kind === 'figure')
  return [...names, ...(points.length > 0 ? [listed(points)] : []), ...figures]
}

/** One line of code is set large. */
function isBig(body: readonly Piece[]): boolean {
  const code = body.filter((piece) => piece.kind === 'code')
  return (
    code.length === 1 &&
    code.every(({ block }) => !block.value.trim().includes('\n') && block.value.trim().length <= 36)
  )
}

/** A callout is no quotation, to stand in quotation marks. */
function isHeaded(quote: Piece, body: readonly Piece[]): boolean {
  const before = body[body.indexOf(quote) - 1]
  return before?.kind === 'line' && before.by === 'callout'
}

/** The layout of what is most of the evidence. */
function evidenceLayout(
  body: readonly Piece[],
  title: Prose | undefined,
): Pick<Draft, 'layout' | 'modifiers' | 'body'> {
  const shown = body.filter(({ kind }) => kind !== 'line')
  const of = (kinds: readonly Piece['kind'][]) => shown.find(({ kind }) => !kinds.includes(kind))
  const main = of(['points', 'quote']) ?? of(['quote']) ?? shown[0]
  const plain = { modifiers: [], body }
  switch (main?.kind) {
    case 'points': {
      const { items, ...arranged } = arrange(main.items, main.ordered, title?.text ?? '')
      return {
        ...arranged,
        body: body.map((piece) => (piece === main ? { ...main, items } : piece)),
      }
    }
    case 'table':
      return { ...plain, layout: main.block.align.length === 2 ? 'comparison' : 'table' }
    case 'code':
      return { ...plain, layout: 'code', modifiers: isBig(body) ? ['big'] : [] }
    case 'figure':
      return { ...plain, layout: 'figure', modifiers: isGrid(body) ? ['grid'] : [] }
    case 'quote':
      return { ...plain, layout: isHeaded(main, body) ? 'bullets' : 'quote' }
    case 'math':
    case 'diagram':
      return { ...plain, layout: main.kind }
    default:
      return { ...plain, layout: 'bullets' }
  }
}
