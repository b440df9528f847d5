import { createHash } from 'node:crypto'
import type { Section } from '../outline/section.js'
import { cut, type Prose, rangeOf, trim } from '../parse/prose.js'
import type { Lang } from '../parse/script.js'
import type { Beat, Candidate } from './beat.js'
import { beatsOf } from './beats.js'
import { choose } from './choose.js'
import { listLayout } from './list.js'
import type { ComposeOptions } from './options.js'
import { segment } from './segment.js'
import { LAYOUTS, type Layout, type Piece, type Point, type Slide } from './slide.js'
import { unfold } from './unfold.js'
import { parseTime } from '../parse/directive.js'
import { BUDGET, weight } from './weight.js'

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
  const groups = segment(beats, context.options.density)
  return groups.map((group, i) =>
    slideOf(group, context, i === 0 && !context.announced ? section.title : undefined),
  )
}

function slideOf(beats: readonly Beat[], context: SlideContext, heading: Prose | undefined): Slide {
  const points = choose(beats, context.options.density)
  const evidence = beats.flatMap((beat) => beat.evidence)
  const names = beats.flatMap((beat) => (beat.title ? [beat.title] : []))
  const draft =
    evidence.length > 0
      ? withEvidence(points, beats, names, heading)
      : withProse(points, names, heading)
  const notes = beats.flatMap((beat) => beat.notes)
  const time = beats.map((beat) => parseTime(beat.said.time ?? '')).find((value) => value !== undefined)
  const wanted = beats[0]?.said.layout
  const layout = LAYOUTS.find((known) => known === wanted) ?? draft.layout
  return {
    ...draft,
    layout,
    id: idOf(context.path, beats),
    path: context.path,
    notes,
    seconds: time ?? beats.reduce((sum, beat) => sum + beat.seconds, 0),
    range: { start: beats[0]?.range.start ?? 0, end: beats.at(-1)?.range.end ?? 0 },
    directives: beats.flatMap((beat) => beat.said.marp),
  }
}

type Draft = Pick<Slide, 'layout' | 'modifiers' | 'body'> & { readonly title?: Prose }

function withProse(
  points: readonly Candidate[],
  names: readonly Prose[],
  heading: Prose | undefined,
): Draft {
  const named = heading ?? names[0]
  const rest = heading ? names : names.slice(1)
  const lines = rest.map((name): Piece => line(name, 'bold-line', false))
  const [only] = points
  if (points.length === 1 && only && lines.length === 0)
    return {
      layout: 'statement',
      modifiers: [],
      ...titled(named),
      body: [line(only.prose, only.by, false)],
    }
  const promoted = named ? undefined : promote(points)
  const body = points.filter((one) => one !== promoted)
  return {
    layout: 'bullets',
    modifiers: [],
    ...titled(named ?? promoted?.prose),
    body: [...lines, pointsPiece(body)],
  }
}

function titled(title: Prose | undefined): { readonly title?: Prose } {
  return title ? { title } : {}
}

function line(prose: Prose, by: string, quiet: boolean): Piece {
  return { kind: 'line', prose, quiet, by }
}

function pointsPiece(points: readonly Candidate[]): Piece {
  const items = points.map((one): Point => ({ prose: one.prose, by: one.by, children: [] }))
  return { kind: 'points', ordered: false, start: 1, items, by: 'points' }
}

/** The strongest short point of a slide without a heading stands as its title. */
function promote(points: readonly Candidate[]): Candidate | undefined {
  if (points.length < 3) return undefined
  const best = [...points].sort((a, b) => b.score - a.score)[0]
  return best && weight(best.prose.text) <= 30 && !/[。；;]/.test(best.prose.text) ? best : undefined
}

function withEvidence(
  points: readonly Candidate[],
  beats: readonly Beat[],
  names: readonly Prose[],
  heading: Prose | undefined,
): Draft {
  const lead = leadTitle(points, beats)
  const title = heading ?? names[0] ?? lead?.prose
  const rest = points.filter((one) => one !== lead || heading || names[0])
  const leadLines = (heading ? names : names.slice(1)).map((name) => line(name, 'bold-line', true))
  const evidence = beats.flatMap((beat) => beat.evidence)
  const figure = evidence.length === 1 && evidence[0]?.kind === 'figure' && rest.length > 0
  const said: readonly Piece[] =
    rest.length === 0
      ? []
      : rest.length === 1 && !figure
        ? [line(rest[0]?.prose as Prose, rest[0]?.by ?? '', true)]
        : [pointsPiece(rest)]
  return {
    layout: evidenceLayout(evidence),
    modifiers: figure ? ['split'] : [],
    ...titled(title),
    body: figure ? [...leadLines, ...said, ...evidence] : inOrder(beats, leadLines, said, rest),
  }
}

/** A short lead-in is the title of what it leads into. */
function leadTitle(points: readonly Candidate[], beats: readonly Beat[]): Candidate | undefined {
  const first = beats.findIndex((beat) => beat.evidence.length > 0)
  const before = beats[first - 1]
  return points.find(
    (one) => before?.candidates.includes(one) && weight(one.prose.text) <= BUDGET.besideCode - 10,
  )
}

/** A line stands above the evidence that it leads into, and under the one that it follows. */
function inOrder(
  beats: readonly Beat[],
  names: readonly Piece[],
  said: readonly Piece[],
  rest: readonly Candidate[],
): readonly Piece[] {
  const first = beats.findIndex((beat) => beat.evidence.length > 0)
  const after = beats.slice(first + 1).some((beat) => rest.some((one) => beat.candidates.includes(one)))
  const evidence = interleave(beats)
  return after ? [...names, ...evidence, ...said] : [...names, ...said, ...evidence]
}

function interleave(beats: readonly Beat[]): readonly Piece[] {
  return beats.flatMap((beat) => beat.evidence)
}

function evidenceLayout(evidence: readonly Piece[]): Layout {
  const [first] = evidence
  const main = evidence.find((piece) => piece.kind !== 'points' && piece.kind !== 'quote') ?? first
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
  return createHash('sha256').update([...path, text, shown].join('\n')).digest('hex').slice(0, 10)
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
      return piece.block.rows.flat().map(({ text }) => text).join('\n')
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
