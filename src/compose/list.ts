import type { Item, List } from '../parse/block.js'
import type { Layout } from '../parse/layouts.js'
import { bare, cut, type Prose, trim, unmarked } from '../parse/prose.js'
import type { Lang } from '../parse/script.js'
import { clauseOf, stripEnd } from './clause.js'
import { isInside, sentences } from './sentences.js'
import type { Point } from './slide.js'
import { BUDGET, weight } from './weight.js'

/** What an item may weigh to be shown whole: a line and a half. */
const ITEM = 36

/** The points of a list: items whole where they are short, else their heads. */
export function pointsOf(list: List, lang: Lang, all: boolean): readonly Point[] {
  const total = list.items.reduce((sum, item) => sum + sizeOf(item), 0)
  const nested = all || total <= BUDGET.text + 10 || total / list.items.length <= ITEM
  return list.items
    .map((item) => point(item, lang, all, nested, 1))
    .filter((one) => one !== undefined)
}

function sizeOf(item: Item): number {
  return weight(item.prose.text) + item.children.reduce((sum, child) => sum + sizeOf(child), 0)
}

/** Two levels at most stand on a slide; what lies deeper is said. */
function point(
  item: Item,
  lang: Lang,
  all: boolean,
  nested: boolean,
  level: number,
): Point | undefined {
  const children =
    nested && (all || level < 2)
      ? item.children
          .map((child) => point(child, lang, all, nested, level + 1))
          .filter((child) => child !== undefined)
      : []
  const prose = all ? item.prose : headOf(item.prose, lang)
  if (prose.text === '') return children[0]
  return { prose, by: prose === item.prose ? 'list-item' : 'list-head', children }
}

/** The head of an item: all of a short one, else what is bold, what stands before the colon, or a clause. */
function headOf(prose: Prose, lang: Lang): Prose {
  if (weight(prose.text) <= ITEM) return /[:：]$/.test(prose.text) ? stripEnd(prose) : prose
  const bold = prose.strong[0]
  if (bold && bold.start <= 2 && bold.end < prose.text.length * 0.7)
    return stripEnd(unmarked(trim(cut(prose, bold.start, bold.end))))
  const colon = /[：:](?=\s|\p{sc=Han})|\s[—–-]{1,2}\s|——/u.exec(prose.text)
  if (
    colon &&
    colon.index > 0 &&
    weight(prose.text.slice(0, colon.index)) <= 20 &&
    !isInside(prose, colon.index)
  )
    return trim(cut(prose, 0, colon.index))
  const first = sentences(prose)[0] ?? prose
  return bare(clauseOf(first, lang))
}

/** Whether the points carry every word of the list. */
export function isShownWhole(list: List, points: readonly Point[]): boolean {
  const count = (items: readonly Item[]): number =>
    items.reduce((sum, item) => sum + item.prose.text.length + count(item.children), 0)
  const shown = (some: readonly Point[]): number =>
    some.reduce((sum, one) => sum + one.prose.text.length + shown(one.children), 0)
  return shown(points) >= count(list.items)
}

const DATED =
  /^([（(]?(?:(?:19|20)\d{2}|\d{1,2}\s*月|[A-Z][a-z]{2,8}\.?\s+\d)[\d\s年月日/.–—~至底初末中-]*(?:年代|后|前|左右|[)）])?)\s*[：:，,—–-]*\s*/u

const DATE =
  /^[（(]?(?:(?:19|20)\d{2}(?:\s*年|[-/.]\d{1,2}|\b)|\d{1,2}\s*月|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d)/i

/** Dates of a timeline stand apart from what happened. */
export function datedPoints(points: readonly Point[]): readonly Point[] {
  return points.map((point) => {
    const date = DATED.exec(point.prose.text)
    if (!date || date[0].length >= point.prose.text.length) return point
    const head = unmarked(cut(point.prose, 0, (date[1] ?? '').length))
    return {
      ...point,
      head,
      prose: trim(cut(point.prose, date[0].length, point.prose.text.length)),
    }
  })
}

/** The layout that suits a list. */
export function listLayout(points: readonly Point[], ordered: boolean): Layout {
  const share = (test: (text: string) => boolean): number =>
    points.filter((one) => test(one.prose.text)).length / Math.max(points.length, 1)
  if (points.length >= 2 && share((text) => /[？?]["”』」]?$/.test(text)) >= 0.6) return 'questions'
  if (points.length >= 3 && share((text) => DATE.test(text)) >= 0.6) return 'timeline'
  if (isComparison(points)) return 'comparison'
  return ordered ? 'steps' : 'bullets'
}

/** Two or three short heads, each with points of its own, are set against one another. */
function isComparison(points: readonly Point[]): boolean {
  return (
    points.length === 2 &&
    points.every((one) => one.children.length >= 1 && weight(one.prose.text) <= 14)
  )
}
