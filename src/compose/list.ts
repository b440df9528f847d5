import type { Item, List } from '../parse/block.js'
import { bare, cut, type Prose, trim, unmarked, upTo } from '../parse/prose.js'
import type { Lang } from '../parse/script.js'
import { clauseOf, stripEnd } from './clause.js'
import { colonOf, dateOf } from './head.js'
import { sentences } from './sentences.js'
import type { Point } from './slide.js'
import { BUDGET, branchWeight, weight } from './weight.js'

/** What an item may weigh to be shown whole: a line and a half. */
const ITEM = 36
/** And the head of one, before its colon. */
const HEAD = 20

/** What the items of a list are shown by. */
interface Showing {
  readonly lang: Lang
  readonly all: boolean
  readonly nested: boolean
  /** What follows the head of an item is shown, since a neighbour shows it too. */
  readonly explained: boolean
}

/** The points of a list: items whole where they are short, else their heads. */
export function pointsOf(list: List, lang: Lang, all: boolean): readonly Point[] {
  const total = list.items.reduce((sum, item) => sum + branchWeight(item), 0)
  const nested = all || total <= BUDGET.text + 10 || total / list.items.length <= ITEM
  const explained = list.items.some(isExplained)
  return list.items.flatMap((item) =>
    list.terms ? [defined(item, lang, all)] : point(item, { lang, all, nested, explained }, 1),
  )
}

/** A short item that says something behind its colon. */
function isExplained({ prose }: Item): boolean {
  const head = weight(prose.text) <= ITEM ? colonOf(prose) : undefined
  return (
    head !== undefined &&
    weight(prose.text.slice(0, head.end)) <= HEAD &&
    head.rest < prose.text.length
  )
}

/** A term, and under it what is said of it: whole where it is short, else the clause that says it. */
function defined({ prose, children }: Item, lang: Lang, all: boolean): Point {
  const told = children.map((child) => (all ? child.prose : definition(child.prose, lang)))
  const under = told.map((one): Point => ({ prose: one, by: 'definition', children: [] }))
  return { prose: all ? prose : bare(prose), by: 'definition', children: under }
}

/** What says no more than yes or no, as Chinese characters. */
const YES = 4

function definition(prose: Prose, lang: Lang): Prose {
  if (weight(prose.text) <= ITEM) return prose
  const [first = prose, second] = sentences(prose)
  const isShort = second && weight(first.text) <= YES
  return isShort ? upTo(prose, bare(clauseOf(second, lang))) : bare(clauseOf(first, lang))
}

/** Two levels at most stand on a slide; what lies deeper is said. Of an item without words, its items do. */
function point({ prose, children, done }: Item, showing: Showing, level: number): readonly Point[] {
  const { all, nested } = showing
  const within = (to: number) => children.flatMap((child) => point(child, showing, to))
  if (prose.text === '') return within(level)
  const inner = nested && (all || level < 2) ? within(level + 1) : []
  const shown = worded(prose, inner, showing, level)
  return [done === undefined ? shown : { ...shown, done }]
}

function worded(prose: Prose, children: readonly Point[], showing: Showing, level: number): Point {
  const { lang, all } = showing
  const dated = all ? undefined : datedOf(prose, lang)
  if (dated) return { ...dated, children: [...dated.children, ...children] }
  const head = all ? prose : headOf(prose, lang)
  if (head === prose || head.text === '') return { prose, by: 'list-item', children }
  const alone = level === 1 && children.length === 0
  return alone ? explainedBy(prose, head, showing) : { prose: head, by: 'list-head', children }
}

/** An item with the first thing that it says: behind its head where that goes on, else under it. */
function explainedBy(whole: Prose, head: Prose, { lang, explained }: Showing): Point {
  const bare = { prose: head, by: 'list-head', children: [] }
  const first = firstOf(whole, head, lang, explained)
  if (!first) return bare
  const start = whole.offsets.indexOf(first.offsets[0] ?? -1)
  const goesOn = explained && colonOf(whole)?.rest === start
  return goesOn
    ? { prose: upTo(whole, first), by: 'list-head', children: [] }
    : { ...bare, children: [{ prose: first, by: 'list-head', children: [] }] }
}

/** An item that takes half a minute to say shows the first thing that it says under its head. */
const TOLD = 90

function firstOf(whole: Prose, head: Prose, lang: Lang, explained: boolean): Prose | undefined {
  const at = whole.offsets.indexOf(head.offsets.at(-1) ?? -1) + 1
  const colon = colonOf(whole)
  const parted = colon?.end === at
  const rest = stripEnd(cut(whole, parted ? colon.rest : at, whole.text.length))
  const told = weight(rest.text) >= TOLD || (explained && parted)
  const found =
    at > 0 && told ? sentences(rest).find(({ text }) => /[\p{L}\p{N}]/u.test(text)) : undefined
  return found && bare(clauseOf(found, lang))
}

/** A long event: its date, and under it the clause that says what happened. */
function datedOf(prose: Prose, lang: Lang): Point | undefined {
  const date = weight(prose.text) > ITEM ? dateOf(prose) : undefined
  if (!date || date.rest >= prose.text.length) return undefined
  const rest = trim(cut(prose, date.rest, prose.text.length))
  const event = bare(clauseOf(sentences(rest)[0] ?? rest, lang))
  return {
    prose: unmarked(trim(cut(prose, 0, date.end))),
    by: 'list-head',
    children: [{ prose: event, by: 'list-head', children: [] }],
  }
}

/** The head of an item: all of a short one, else what is bold, what stands before the colon, or a clause. */
function headOf(prose: Prose, lang: Lang): Prose {
  const [bold] = prose.strong
  const opens = /[:：]$/.test(prose.text)
  const aside = bold && bold.start <= 2 && /^\s*[,，(（]/.test(prose.text.slice(bold.end))
  if (weight(prose.text) <= ITEM && !(opens && aside)) return opens ? stripEnd(prose) : prose
  if (bold && bold.start <= 2 && (aside || bold.end < prose.text.length * 0.7))
    return stripEnd(unmarked(trim(cut(prose, bold.start, bold.end))))
  const colon = colonOf(prose)
  if (colon && weight(prose.text.slice(0, colon.end)) <= HEAD) return trim(cut(prose, 0, colon.end))
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
