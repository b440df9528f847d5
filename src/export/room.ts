import type { DrawnBox, DrawnSlide, DrawnText, Rect } from './drawn-slide.js'

/** Between a text and what stands beside it. */
const GAP = 8

/**
 * A text's place with all the room beside it that is free: a box as narrow as its words is too
 * narrow for other faces. What ends at the theme's edge has its room at the left.
 */
export function roomFor(box: DrawnText, slide: DrawnSlide): Rect {
  const isMark = (one: DrawnBox) => one.kind === 'text' && one.role === 'mark'
  const others = slide.boxes.filter((one) => one !== box && !isMark(one) && isLevel(one, box))
  const grounds = others.filter((one) => isGround(one) && holds(one, box))
  const beside: readonly Rect[] = others.filter((one) => !isGround(one))
  const all = slide.number && isLevel(slide.number, box) ? [...beside, slide.number] : beside
  const rights = all.filter(({ x }) => x >= box.x + box.w - 1).map(({ x }) => x - GAP)
  const lefts = all.filter((one) => one.x + one.w <= box.x + 1).map(({ x, w }) => x + w + GAP)
  const ends = grounds.map(({ x, w }) => x + w)
  const starts = grounds.map(({ x }) => x)
  const right = Math.max(box.x + box.w, Math.min(slide.edge, ...rights, ...ends))
  const left = Math.min(box.x, Math.max(slide.width - slide.edge, ...lefts, ...starts))
  return widened(box, left, isSquare(box) ? Math.min(right, endOf(box)) : right)
}

/** Han, Kana and Hangul are as wide in any face: lines that end where they read best stay so. */
function endOf({ x, longest = 0, paragraphs }: DrawnText): number {
  return x + longest + 0.6 * (paragraphs[0]?.runs[0]?.size ?? 0)
}

function isSquare({ h, longest, paragraphs: [only, ...others] }: DrawnText): boolean {
  if (!longest || !only || others.length > 0 || h < 1.7 * only.leading) return false
  const text = only.runs.map((run) => run.text).join('')
  return text.replace(/[\p{sc=Latin}\p{N}]/gu, '').length > 0.9 * text.length
}

/** Whether a text stands at the theme's edge: it grows to the left. */
export function isAtEdge({ x, w, paragraphs }: DrawnText, { edge, width }: DrawnSlide): boolean {
  return paragraphs.length === 1 && Math.abs(x + w - edge) < 2 && x > width / 2
}

function widened(box: DrawnText, left: number, right: number): Rect {
  const { x, y, w, h, paragraphs } = box
  const align = paragraphs[0]?.align ?? 'left'
  if (align === 'left') return { x, y, w: right - x, h }
  if (align === 'right') return { x: left, y, w: x + w - left, h }
  const more = Math.max(0, Math.min(x - left, right - x - w))
  return { x: x - more, y, w: w + 2 * more, h }
}

function isGround(box: DrawnBox): boolean {
  return box.kind === 'shape' && box.w > 64 && box.h > 32
}

function isLevel(one: Rect, other: Rect): boolean {
  return one.y < other.y + other.h - 1 && other.y < one.y + one.h - 1
}

function holds(outer: Rect, inner: Rect): boolean {
  return outer.x <= inner.x + 1 && inner.x + inner.w <= outer.x + outer.w + 1
}
