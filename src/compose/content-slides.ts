import { createHash } from 'node:crypto'
import type { Section } from '../outline/section.js'
import { parseTime } from '../parse/directive.js'
import { LAYOUTS, type Layout } from '../parse/layouts.js'
import type { Prose } from '../parse/prose.js'
import type { Lang } from '../parse/script.js'
import type { Beat, Candidate } from './beat.js'
import { beatsOf } from './beats.js'
import { choose } from './choose.js'
import { datedPoints, listLayout } from './list.js'
import type { ComposeOptions } from './options.js'
import { segment } from './segment.js'
import type { Piece, Point, Slide } from './slide.js'
import { unfold } from './unfold.js'
import { BUDGET, breadth, weight } from './weight.js'

/** A statement wider than three lines, in em, is set a step smaller. */
const LONG = 54

export interface SlideContext {
  readonly lang: Lang
  readonly options: ComposeOptions
  /** Names of the sections around, outermost first, the section's own last. */
  readonly path: readonly string[]
  /** A section slide with the same title stands right before. */
  readonly announced: boolean
}

/** The slides of what stands directly under one heading. */
export function contentSlides(section: Section, context: SlideContext): readonly Slide[] {
  const heading = section.title?.text ?? ''
  const { told } = unfold(section.blocks)
  const beats = beatsOf(told, { lang: context.lang, heading, options: context.options })
  const titled = !context.announced && section.title !== undefined
  const groups = segment(beats, context.options.density, titled)
  return groups.map((group, i) =>
    slideOf(group, context, i === 0 && titled ? section.title : undefined),
  )
}

function slideOf(beats: readonly Beat[], context: SlideContext, heading: Prose | undefined): Slide {
  const named = heading !== undefined || beats.some((beat) => beat.title)
  const points = choose(beats, context.options.density, named)
  const draft = beats.some((beat) => beat.evidence.length > 0)
    ? withEvidence(points, beats, heading)
    : withProse(points, beats, heading)
  const time = beats
    .map((beat) => parseTime(beat.said.time ?? ''))
    .find((value) => value !== undefined)
  const wanted = beats.map((beat) => beat.said.layout).find((value) => value !== undefined)
  const layout = LAYOUTS.find((known) => known === wanted) ?? draft.layout
  return {
    ...draft,
    layout,
    id: idOf(context.path, beats),
    path: context.path,
    notes: beats.flatMap((beat) => beat.notes),
    seconds: time ?? beats.reduce((sum, beat) => sum + beat.seconds, 0),
    range: { start: beats[0]?.range.start ?? 0, end: beats.at(-1)?.range.end ?? 0 },
    pinned: beats.some(
      ({ said }) => said.breakBefore || said.layout !== undefined || said.time !== undefined,
    ),
    directives: beats.flatMap((beat) => beat.said.marp),
  }
}

type Draft = Pick<Slide, 'layout' | 'modifiers' | 'body'> & { readonly title?: Prose }

function titled(title: Prose | undefined): { readonly title?: Prose } {
  return title ? { title } : {}
}

function line(prose: Prose, by: string, quiet = false): Piece {
  return { kind: 'line', prose, quiet, by }
}

function listed(points: readonly Candidate[]): Piece {
  const items = points.map((one): Point => ({ prose: one.prose, by: one.by, children: [] }))
  return { kind: 'points', ordered: false, start: 1, items, by: 'points' }
}

/** Prose alone: one strong sentence set large, or its points under a title. */
function withProse(
  points: readonly Candidate[],
  beats: readonly Beat[],
  heading: Prose | undefined,
): Draft {
  const names = namesOf(beats)
  const named = heading ?? names[0]
  const lines = (heading ? names : names.slice(1)).map((name) => line(name, 'bold-line'))
  const [only] = points
  if (points.length === 1 && only && lines.length === 0)
    return {
      layout: 'statement',
      modifiers: breadth(only.prose.text) > LONG ? ['long'] : [],
      ...titled(named),
      body: [line(only.prose, only.by)],
    }
  const promoted = named ? undefined : promote(points)
  const rest = points.filter((one) => one !== promoted)
  const title = named ?? promoted?.prose
  const pair = !title && rest.length === 2
  return {
    layout: pair ? 'statement' : 'bullets',
    modifiers: pair ? ['pair'] : [],
    ...titled(title),
    body: rest.length > 0 ? [...lines, listed(rest)] : lines,
  }
}

function namesOf(beats: readonly Beat[]): readonly Prose[] {
  return beats.flatMap((beat) => (beat.title ? [beat.title] : []))
}

/** The strongest short point of a slide without a heading stands as its title. */
function promote(points: readonly Candidate[]): Candidate | undefined {
  if (points.length < 3) return undefined
  const best = [...points].sort((a, b) => b.score - a.score)[0]
  return best && weight(best.prose.text) <= 30 && !/[。；;]/.test(best.prose.text)
    ? best
    : undefined
}

/** Evidence with what leads into it and what speaks of it, in the order of the note. */
function withEvidence(
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
  const lead =
    !heading && first?.kind === 'line' && isTitleLike(first.prose, rest) ? first.prose : undefined
  const body = lead ? rest : pieces
  const split =
    body.filter(({ kind }) => kind !== 'line').length === 1 && body.length > 1 && isFigure(body)
  const layout = evidenceLayout(body)
  return {
    layout,
    modifiers: [...(split ? ['split'] : []), ...(isBig(body) ? ['big'] : [])],
    ...titled(heading ?? lead),
    body: split
      ? besideFigure(
          body,
          points.filter((one) => one.prose !== lead),
        )
      : layout === 'timeline'
        ? body.map(dated)
        : body,
  }
}

function dated(piece: Piece): Piece {
  return piece.kind === 'points' ? { ...piece, items: datedPoints(piece.items) } : piece
}

/** A short line right before its evidence is that slide's title; several each name their own. */
function isTitleLike(prose: Prose, rest: readonly Piece[]): boolean {
  const named = rest.filter((piece) => piece.kind === 'line' && piece.by === 'bold-line').length
  return weight(prose.text) <= BUDGET.besideCode - 8 && rest[0]?.kind !== 'line' && named === 0
}

function isFigure(body: readonly Piece[]): boolean {
  return body.some(({ kind }) => kind === 'figure')
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

/** Where the slide stands and what it begins with: what changes elsewhere leaves the id alone. */
function idOf(path: readonly string[], beats: readonly Beat[]): string {
  const [first] = beats
  const text = first?.notes.map((note) => note.text).join('\n') ?? ''
  const shown = JSON.stringify(first?.evidence.map((piece) => bare(piece)) ?? [])
  return createHash('sha256')
    .update([...path, text, shown].join('\n'))
    .digest('hex')
    .slice(0, 10)
}

function bare(piece: Piece): string {
  switch (piece.kind) {
    case 'code':
    case 'math':
    case 'diagram':
      return piece.block.value
    case 'figure':
      return piece.block.url
    case 'table':
      return piece.block.rows
        .flat()
        .map(({ text }) => text)
        .join('\n')
    case 'points':
      return piece.items.map(({ prose }) => prose.text).join('\n')
    case 'quote':
      return piece.lines.map(({ text }) => text).join('\n')
    case 'line':
      return piece.prose.text
    default:
      return piece.text
  }
}
