import type { Piece, Point, Slide } from '../compose/slide.js'
import type { TitleSetting } from './height.js'
import { textHeight, textWidth } from './lines.js'
import type { Scale } from './theme.js'
import { typeOf } from './typeset.js'

/** Height of all that stands on a title or section slide, in CSS pixels. */
export function coverHeight(slide: Slide, scale: Scale): number {
  const isTitle = slide.layout === 'title'
  const blocks = [
    ...(slide.title ? [headingHeight(slide, scale)] : []),
    ...slide.body
      .filter(({ kind }) => kind !== 'label')
      .map((piece) => blockHeight(piece, widthOf(slide, scale), scale)),
  ]
  const gap = isTitle ? scale.gapCover : scale.gapBlock
  const near = slide.body.filter(({ kind }, i) => kind === 'points' && isRow(slide.body[i - 1]))
  return blocks.reduce((sum, one) => sum + one + gap, -gap) - near.length * (gap - scale.gapSmall)
}

/** A section's numeral has its own room. */
function widthOf({ layout, body }: Slide, { width, roomNumeral }: Scale): number {
  const numbered = layout === 'section' && body.some(({ kind }) => kind === 'label')
  return numbered ? width - roomNumeral : width
}

function isRow(piece: Piece | undefined): boolean {
  return piece?.kind === 'points'
}

function headingHeight(slide: Slide, scale: Scale): number {
  const { layout, title } = slide
  if (!title) return 0
  const { type, width } = coverSetting(slide, scale)
  const rule = layout === 'title' ? scale.gapCover + scale.ruleCover : 0
  return textHeight(title, width, scale.leadingTitle, type) + rule
}

/** The setting of a cover's title. */
export function coverSetting(slide: Slide, scale: Scale): TitleSetting {
  const isTitle = slide.layout === 'title'
  const usual = isTitle ? scale.cover : scale.section
  const size = slide.modifiers.includes('long') ? scale.title : usual
  const width = isTitle ? scale.width : Math.min(widthOf(slide, scale), scale.textStatement)
  return { type: typeOf(scale, size, true, scale.tracking), width }
}

function blockHeight(piece: Piece, across: number, scale: Scale): number {
  const small = typeOf(scale, scale.small)
  const width = Math.min(scale.width, scale.text)
  switch (piece.kind) {
    case 'line':
      return textHeight(piece.prose, width, scale.leading, typeOf(scale, scale.body))
    case 'quote':
      return piece.lines.reduce(
        (sum, line) => sum + textHeight(line, width, scale.leading, small) + scale.gapSmall,
        -scale.gapSmall,
      )
    case 'points':
      return rowsHeight(piece.items, across, scale)
    default:
      return 0
  }
}

/** Height of names that stand side by side, as many in a row as there is room for. */
function rowsHeight(items: readonly Point[], across: number, scale: Scale): number {
  const type = typeOf(scale, scale.small)
  const widest = Math.min(across, scale.textWhole + scale.indentItem)
  let used = 0
  let height = 0
  let row = 0
  for (const { prose } of items) {
    const width = Math.min(widest, textWidth(prose, type))
    const own = textHeight(prose, widest, scale.leading, type)
    if (row > 0 && used + scale.gapMeta + width > across) {
      height += row
      used = row = 0
    }
    used += width + (row > 0 ? scale.gapMeta : 0)
    row = Math.max(row, own)
  }
  return height + row
}
