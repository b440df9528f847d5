import type { Layout } from '../parse/layouts.js'
import { cut, trim, unmarked } from '../parse/prose.js'
import { DATE, dateOf, type Head, termOf } from './head.js'
import { versus } from './language.js'
import type { Point } from './slide.js'
import { BUDGET, branchWeight, breadth, weight } from './weight.js'

/** A list in the layout that suits it. */
export interface Arranged {
  readonly layout: Layout
  readonly modifiers: readonly string[]
  readonly items: readonly Point[]
}

/** Gives a list its layout by what its points are; the slide's title tells what is compared. */
export function arrange(items: readonly Point[], ordered: boolean, title: string): Arranged {
  const plain = { modifiers: [], items }
  if (items.some(({ done }) => done !== undefined)) return { ...plain, layout: 'bullets' }
  const share = (test: RegExp): number =>
    items.filter((one) => test.test(one.prose.text)).length / Math.max(items.length, 1)
  if (items.length >= 2 && share(/[？?]["”』」]?$/) >= 0.6) return { ...plain, layout: 'questions' }
  if (items.length >= 3 && share(DATE) >= 0.6)
    return {
      ...plain,
      layout: 'timeline',
      items: items.map((one) => headed(one, dateOf(one.prose)) ?? one),
    }
  if (ordered) return { ...plain, layout: isContrast(items) ? 'comparison' : 'steps' }
  const terms = items.flatMap((one) => asTerm(one) ?? [])
  if (terms.length < items.length)
    return { ...plain, layout: isContrast(items) ? 'comparison' : 'bullets' }
  return defined(terms, title) ?? { ...plain, layout: 'bullets' }
}

/** Two terms stand against one another, three where the title says so; more stand in a column. */
function defined(terms: readonly Point[], title: string): Arranged | undefined {
  const size = terms.reduce((sum, one) => sum + branchWeight(one), 0)
  if (terms.length === 2 || (terms.length === 3 && versus(title)))
    return size <= BUDGET.text + 10
      ? { layout: 'comparison', modifiers: [], items: terms }
      : undefined
  const narrow = terms.every((one) => breadth(one.prose.text) <= COLUMN)
  return terms.length > 2 && narrow
    ? { layout: 'bullets', modifiers: ['terms'], items: terms }
    : undefined
}

/** What a theme's column of terms holds in one line, in em. */
const COLUMN = 6

/** Two short heads, each with points of its own, are set against one another. */
function isContrast(items: readonly Point[]): boolean {
  return (
    items.length === 2 &&
    items.every((one) => one.children.length >= 1 && weight(one.prose.text) <= 14)
  )
}

/** A point as a term with what is said of it under it; undefined where it is none. */
function asTerm(point: Point): Point | undefined {
  return point.by === 'definition' ? point : headed(point, termOf(point.prose))
}

/** What stands at the head of a point becomes the point, and the rest is under it. */
function headed(point: Point, head: Head | undefined): Point | undefined {
  const { prose, by, children } = point
  if (!head || head.rest >= prose.text.length) return undefined
  const rest: Point = { prose: trim(cut(prose, head.rest, prose.text.length)), by, children: [] }
  return { ...point, prose: unmarked(trim(cut(prose, 0, head.end))), children: [rest, ...children] }
}
