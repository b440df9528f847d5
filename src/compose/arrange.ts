import type { Layout } from '../parse/layouts.js'
import { cut, type Prose, trim, unmarked } from '../parse/prose.js'
import { versus } from './language.js'
import { colonOf } from './list.js'
import type { Point } from './slide.js'
import { BUDGET, breadth, weight } from './weight.js'

/** A list in the layout that suits it. */
export interface Arranged {
  readonly layout: Layout
  readonly modifiers: readonly string[]
  readonly items: readonly Point[]
}

/** Gives a list its layout by what its points are; the slide's title tells what is compared. */
export function arrange(items: readonly Point[], ordered: boolean, title: string): Arranged {
  const plain = { modifiers: [], items }
  const share = (test: RegExp): number =>
    items.filter((one) => test.test(one.prose.text)).length / Math.max(items.length, 1)
  if (items.length >= 2 && share(/[？?]["”』」]?$/) >= 0.6) return { ...plain, layout: 'questions' }
  if (items.length >= 3 && share(DATE) >= 0.6)
    return {
      ...plain,
      layout: 'timeline',
      items: items.map((one) => headed(one, dateOf(one)) ?? one),
    }
  if (ordered) return { ...plain, layout: isContrast(items) ? 'comparison' : 'steps' }
  const terms = items.flatMap((one) => headed(one, termOf(one.prose)) ?? [])
  if (terms.length < items.length)
    return { ...plain, layout: isContrast(items) ? 'comparison' : 'bullets' }
  return defined(terms, title) ?? { ...plain, layout: 'bullets' }
}

/** Two terms stand against one another, three where the title says so; more stand in a column. */
function defined(terms: readonly Point[], title: string): Arranged | undefined {
  const size = terms.reduce((sum, one) => sum + sizeOf(one), 0)
  if (terms.length === 2 || (terms.length === 3 && versus(title)))
    return size <= BUDGET.text + 10
      ? { layout: 'comparison', modifiers: [], items: terms }
      : undefined
  const narrow = terms.every(({ head }) => breadth(head?.text ?? '') <= COLUMN)
  return terms.length > 2 && narrow
    ? { layout: 'bullets', modifiers: ['terms'], items: terms }
    : undefined
}

/** What a theme's column of terms holds in one line, in em. */
const COLUMN = 6

function sizeOf({ prose, children }: Point): number {
  return weight(prose.text) + children.reduce((sum, child) => sum + sizeOf(child), 0)
}

/** Two short heads, each with points of its own, are set against one another. */
function isContrast(items: readonly Point[]): boolean {
  return (
    items.length === 2 &&
    items.every((one) => one.children.length >= 1 && weight(one.prose.text) <= 14)
  )
}

/** A head within a text, and where the text goes on behind it. */
interface Head {
  readonly end: number
  readonly rest: number
}

function headed(point: Point, head: Head | undefined): Point | undefined {
  const { prose } = point
  if (!head || head.rest >= prose.text.length) return undefined
  return {
    ...point,
    head: unmarked(trim(cut(prose, 0, head.end))),
    prose: trim(cut(prose, head.rest, prose.text.length)),
  }
}

const DATED =
  /^([（(]?(?:(?:19|20)\d{2}|\d{1,2}\s*月|[A-Z][a-z]{2,8}\.?\s+\d)[\d\s年月日/.–—~至底初末中-]*(?:年代|后|前|左右|[)）])?)\s*[：:，,—–-]*\s*/u

const DATE =
  /^[（(]?(?:(?:19|20)\d{2}(?:\s*年|[-/.]\d{1,2}|\b)|\d{1,2}\s*月|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d)/i

/** Dates of a timeline stand apart from what happened. */
function dateOf({ prose }: Point): Head | undefined {
  const date = DATED.exec(prose.text)
  return date ? { end: (date[1] ?? '').length, rest: date[0].length } : undefined
}

/** The term that an item explains: what is bold at its head, or stands before its colon. */
function termOf(prose: Prose): Head | undefined {
  const bold = prose.strong[0]
  const mark =
    bold?.start === 0 ? /^\s*(?:[：:，,]|[—–-]+)?\s*/u.exec(prose.text.slice(bold.end)) : null
  const end = bold && mark ? bold.end : colonOf(prose)?.start
  const rest = bold && mark ? bold.end + mark[0].length : colonOf(prose)?.end
  return end !== undefined && rest !== undefined && weight(prose.text.slice(0, end)) <= TERM
    ? { end, rest }
    : undefined
}

/** A term is no longer than this, in characters. */
const TERM = 14
