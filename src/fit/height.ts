import type { Piece, Slide } from '../compose/slide.js'
import type { Prose } from '../parse/prose.js'
import type { Type } from './flow.js'
import { mathHeight } from './formula-height.js'
import { textHeight } from './lines.js'
import type { Scale } from './theme.js'
import { typeOf } from './typeset.js'

/** What a piece stands in: its layout decides its type. */
export type Place = Pick<Slide, 'layout' | 'modifiers'>

const MIDDLE = new Set<Slide['layout']>(['title', 'section', 'statement'])

/** The height of a slide's frame, in CSS pixels. */
export function frameOf({ layout }: Slide, scale: Scale): number {
  return MIDDLE.has(layout) ? scale.middle : scale.height
}

/** The share of a frame that a title may take before it stands on a slide of its own. */
export const TITLE_SHARE = 0.45

/** The height that content may fill under a title, in CSS pixels. */
export function room(slide: Slide, scale: Scale): number {
  return frameOf(slide, scale) - titleHeight(slide, scale)
}

/** Height of a title with the gap below it; 0 where there is none. */
export function titleHeight(slide: Slide, scale: Scale): number {
  const { title, titleLabel, layout, modifiers } = slide
  if (!title && !titleLabel) return 0
  const text = titleOf(title, titleLabel)
  if (layout === 'statement') {
    const type = phrasedType({ layout, modifiers }, scale, scale.body, true)
    return textHeight(text, scale.textStatement, scale.leadingTitle, type) + scale.gapBlock
  }
  const { type, width } = titleSetting(slide, scale)
  return textHeight(text, width, scale.leadingTitle, type) + scale.gapTitle
}

/** How a title is set, and how wide it may be, in CSS pixels. */
export interface TitleSetting {
  readonly type: Type
  readonly width: number
}

/** The setting of a title with something under it. */
export function titleSetting(slide: Slide, scale: Scale): TitleSetting {
  const size = slide.modifiers.includes('top') ? scale.cover : scale.title
  return { type: typeOf(scale, size, true, scale.tracking), width: acrossOf(slide, scale) }
}

/** A statement's type: its lines end at phrases where the emitter says that they can. */
function phrasedType({ modifiers }: Place, scale: Scale, size: number, bold: boolean): Type {
  const type = typeOf(scale, size, bold, scale.tracking)
  return modifiers.includes('phrased') ? { ...type, phrased: true } : type
}

function titleOf(title: Prose | undefined, label: string | undefined): Prose | string {
  if (!title) return label ?? ''
  if (!label) return title
  const value = ` ${label}`
  return {
    ...title,
    text: title.text + value,
    inlines: [...title.inlines, { type: 'text', value, offsets: [] }],
  }
}

/** Text and picture stand side by side. */
export function isSplit({ modifiers }: Place): boolean {
  return modifiers.includes('split')
}

/** How wide the text of a slide may run, in CSS pixels. */
export function acrossOf(place: Place, scale: Scale): number {
  return isSplit(place) ? scale.width * shareOf(place, scale) : scale.width
}

/** What text takes of a slide's width beside a picture. */
function shareOf({ modifiers }: Place, scale: Scale): number {
  return modifiers.includes('tall') ? scale.splitShareTall : scale.splitShare
}

/** The least height of pictures side by side, in CSS pixels. */
const LEAST_GRID = 160

/** Pictures stand side by side, all of them in the height of their rows. */
export function isGrid({ modifiers }: Place): boolean {
  return modifiers.includes('grid')
}

/** The least height that pictures side by side need, with their captions. */
export function gridHeight(captions: readonly string[], scale: Scale): number {
  const columns = captions.length === 4 ? 2 : captions.length
  const width = (scale.width - (columns - 1) * scale.gapBlock) / columns
  const heights = captions.map((caption) =>
    caption === ''
      ? 0
      : scale.gapCaption + textHeight(caption, width, scale.leading, typeOf(scale, scale.small)),
  )
  return (captions.length / columns) * (LEAST_GRID + Math.max(0, ...heights))
}

/** Predicted height of a piece that cannot be divided, in CSS pixels; `after` is what stands above it. */
export function heightOf(piece: Piece, place: Place, scale: Scale, after?: Piece['kind']): number {
  switch (piece.kind) {
    case 'line':
      return piece.by === 'callout' && !scale.plain
        ? calloutHeight(piece.prose, place, scale)
        : lineHeight(piece.prose, place, scale, after)
    case 'quote':
      return quoteHeight(piece.lines, place, scale)
    case 'figure':
      return isSplit(place) ? 0 : scale.leastFigure + captionHeight(piece.block.alt, place, scale)
    case 'diagram':
      return piece.height ?? scale.leastDiagram
    case 'math':
      return mathHeight(piece.block.value, place, scale)
    default:
      return 0
  }
}

/** Height of a picture's caption with the gap above it, in CSS pixels. */
export function captionHeight(alt: string, place: Place, scale: Scale): number {
  const caption = alt.trim()
  if (caption === '') return 0
  const beside = (1 - shareOf(place, scale)) * scale.width - scale.splitGap
  const width = isSplit(place) ? beside : scale.text
  return scale.gapCaption + textHeight(caption, width, scale.leading, typeOf(scale, scale.small))
}

/** Layouts whose lines lead in, one step smaller. */
const LEADS = new Set<Slide['layout']>([
  'agenda',
  'bullets',
  'questions',
  'steps',
  'comparison',
  'timeline',
  'code',
  'table',
  'math',
  'diagram',
  'takeaways',
])

function lineHeight(prose: Prose, place: Place, scale: Scale, after?: Piece['kind']): number {
  if (place.layout === 'statement' && after === 'quote')
    return textHeight(prose, scale.text, scale.leading, typeOf(scale, scale.small))
  if (place.layout === 'statement' && after === 'line')
    return textHeight(prose, scale.textStatement, scale.leading, typeOf(scale, scale.lead))
  if (place.layout === 'statement') {
    const size = place.modifiers.includes('long') ? scale.title : scale.statement
    const bold = scale.weightStatement >= 600
    const type = phrasedType(place, scale, size, bold)
    return textHeight(prose, scale.textStatement, scale.leadingStatement, type)
  }
  if (place.layout === 'quote' && after === 'quote')
    return textHeight(prose, scale.text, scale.leading, typeOf(scale, scale.small))
  if (place.layout === 'end')
    return textHeight(
      prose,
      Math.min(scale.text, scale.width),
      scale.leading,
      typeOf(scale, scale.small),
    )
  const leads = LEADS.has(place.layout)
  const width = Math.min(leads ? scale.textSub : scale.text, acrossOf(place, scale))
  return textHeight(prose, width, scale.leading, typeOf(scale, leads ? scale.lead : scale.body))
}

/** Height of what heads a callout, less what it stands nearer to the piece below. */
function calloutHeight(prose: Prose, place: Place, scale: Scale): number {
  const width = Math.min(scale.text, acrossOf(place, scale)) - scale.padQuote
  const type = typeOf(scale, scale.small, true)
  return textHeight(prose, width, scale.leadingTitle, type) + scale.gapSmall - scale.gapBlock
}

function quoteHeight(lines: readonly Prose[], { layout }: Place, scale: Scale): number {
  const loud = layout === 'statement'
  const pad = loud || layout === 'quote' ? 0 : scale.padQuote
  const size = loud ? scale.statement : layout === 'quote' ? scale.quote : scale.body
  const width = Math.min(loud ? scale.textStatement : scale.text, scale.width - pad)
  const leading = loud ? scale.leadingStatement : scale.leading
  const bold = loud && scale.weightStatement >= 600
  const type = typeOf(scale, size, bold, loud ? scale.tracking : 0)
  return lines.reduce(
    (sum, line) => sum + textHeight(line, width, leading, type) + scale.gapSmall,
    -scale.gapSmall,
  )
}
