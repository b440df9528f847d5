import { createHash } from 'node:crypto'
import { keptAlike, memoized } from '../memoized.js'
import type { Section } from '../outline/section.js'
import { parseTime } from '../parse/directive.js'
import { LAYOUTS } from '../parse/layouts.js'
import type { Prose } from '../parse/prose.js'
import type { Lang } from '../parse/script.js'
import type { Beat } from './beat.js'
import { beatsOf } from './beats.js'
import { choose } from './choose.js'
import { withEvidence } from './evidence-draft.js'
import { withFurniture } from './furniture.js'
import type { ComposeOptions } from './options.js'
import { withProse } from './prose-draft.js'
import { segment } from './segment.js'
import type { Piece, Slide } from './slide.js'
import { unfold } from './unfold.js'

export interface SlideContext {
  readonly lang: Lang
  readonly options: ComposeOptions
  /** Names of the sections around, outermost first, the section's own last. */
  readonly path: readonly string[]
  /** A section slide with the same title stands right before. */
  readonly announced: boolean
}

/** The slides of what stands directly under one heading: by themselves, whatever stands elsewhere. */
export function contentSlides({ title, blocks }: Section, context: SlideContext): readonly Slide[] {
  const [first] = title ? [title] : blocks
  return first ? slidesFrom(first, title, blocks, context) : []
}

const slidesFrom = memoized(
  (first: object, title: Section['title'], blocks: Section['blocks'], context: SlideContext) => {
    const told = withFurniture(unfold(blocks).told, title?.text ?? '')
    const { lang, options } = context
    const beats = beatsOf(told, { lang, heading: title?.text ?? '', options })
    const titled = !context.announced && title !== undefined
    const groups = segment(beats, options.density, titled)
    return slidesKept(
      first,
      groups.map((group, i) => slideOf(group, context, i === 0 && titled ? title : undefined)),
    )
  },
)

/** A slide of which nothing changed is measured, written and drawn by no one again. */
const slidesKept = keptAlike<Slide>()

function slideOf(beats: readonly Beat[], context: SlideContext, heading: Prose | undefined): Slide {
  const named = heading !== undefined || beats.some((beat) => beat.title)
  const points = choose(beats, context.options.density, named)
  const draft = beats.some((beat) => beat.evidence.length > 0)
    ? withEvidence(points, beats, heading, context.lang)
    : withProse(points, beats, heading, context.lang)
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
    ...(time !== undefined && { timed: true }),
    seconds: time ?? beats.reduce((sum, beat) => sum + beat.seconds, 0),
    range: { start: beats[0]?.range.start ?? 0, end: beats.at(-1)?.range.end ?? 0 },
    pinned: beats.some(
      ({ said }) => said.breakBefore || said.layout !== undefined || said.time !== undefined,
    ),
    directives: beats.flatMap((beat) => beat.said.marp),
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
