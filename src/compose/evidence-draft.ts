import type { Layout } from '../parse/layouts.js'
import type { Prose } from '../parse/prose.js'
import type { Beat, Candidate } from './beat.js'
import { type Draft, line, listed, titled } from './draft.js'
import { datedPoints, listLayout } from './list.js'
import type { Piece } from './slide.js'
import { BUDGET, weight } from './weight.js'

/** Evidence with what leads into it and what speaks of it, in the order of the note. */
export function withEvidence(
  points: readonly Candidate[],
  beats: readonly Beat[],
  heading: Prose | undefined,
): Draft {
  const pieces = beats.flatMap((beat): readonly Piece[] => [
    ...(beat.title ? [line(beat.title, 'bold-line', true)] : []),
    ...beat.candidates
      .filter((one) => points.includes(one))
      .map((one) => line(one.prose, one.by, true)),
    ...beat.evidence,
  ])
  const [first, ...rest] = pieces
  const split = isSplit(pieces) && !isWide(heading)
  const wide =
    first?.kind !== 'line' || !isTitleLike(first.prose, rest) || (split && isWide(first.prose))
  const lead = heading || wide ? undefined : first.prose
  const body = lead ? rest : pieces
  const layout = evidenceLayout(body)
  const beside = split && body.length > 1
  return {
    layout,
    modifiers: [...(beside ? ['split'] : []), ...(isBig(body) ? ['big'] : [])],
    ...titled(heading ?? lead),
    body: beside
      ? besideFigure(
          body,
          points.filter((one) => one.prose !== lead),
        )
      : layout === 'timeline'
        ? body.map(dated)
        : body,
  }
}

/** One picture with a few lines: they stand side by side. */
function isSplit(body: readonly Piece[]): boolean {
  const evidence = body.filter(({ kind }) => kind !== 'line')
  return evidence.length === 1 && evidence[0]?.kind === 'figure'
}

/** Beside a picture a long title would be a column of its own. */
function isWide(title: Prose | undefined): boolean {
  return title !== undefined && weight(title.text) > 22
}

function dated(piece: Piece): Piece {
  return piece.kind === 'points' ? { ...piece, items: datedPoints(piece.items) } : piece
}

/** A short line right before its evidence is that slide's title; several each name their own. */
function isTitleLike(prose: Prose, rest: readonly Piece[]): boolean {
  const named = rest.filter((piece) => piece.kind === 'line' && piece.by === 'bold-line').length
  return weight(prose.text) <= BUDGET.besideCode - 8 && rest[0]?.kind !== 'line' && named === 0
}

/** Beside a picture the lines are points, whatever their order in the note. */
function besideFigure(body: readonly Piece[], points: readonly Candidate[]): readonly Piece[] {
  const names = body.filter((piece) => piece.kind === 'line' && piece.by === 'bold-line')
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

function evidenceLayout(evidence: readonly Piece[]): Layout {
  const shown = evidence.filter(({ kind }) => kind !== 'line')
  const main = shown.find(({ kind }) => kind !== 'points' && kind !== 'quote') ?? shown[0]
  switch (main?.kind) {
    case 'points':
      return listLayout(main.items, main.ordered)
    case 'table':
      return main.block.align.length === 2 ? 'comparison' : 'table'
    case 'code':
    case 'figure':
    case 'quote':
    case 'math':
    case 'diagram':
      return main.kind
    default:
      return 'bullets'
  }
}
