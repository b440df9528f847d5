import type { Item, List } from '../parse/block.js'
import { bare, cut, type Prose, trim, unmarked } from '../parse/prose.js'
import type { Lang } from '../parse/script.js'
import { clauseOf, stripEnd } from './clause.js'
import { colonOf, dateOf } from './head.js'
import { sentences } from './sentences.js'
import type { Point } from './slide.js'
import { BUDGET, weight } from './weight.js'

/** What an item may weigh to be shown whole: a line and a half. */
const ITEM = 36

/** The points of a list: items whole where they are short, else their heads. */
export function pointsOf(list: List, lang: Lang, all: boolean): readonly Point[] {
  const total = list.items.reduce((sum, item) => sum + sizeOf(item), 0)
  const nested = all || total <= BUDGET.text + 10 || total / list.items.length <= ITEM
  return list.items.flatMap((item) =>
    list.terms ? [defined(item, lang, all)] : point(item, lang, all, nested, 1),
  )
}

/** A term, and under it what is said of it: whole where it is short, else the clause that says it. */
function defined({ prose, children }: Item, lang: Lang, all: boolean): Point {
  const told = children.map((child) => (all ? child.prose : definition(child.prose, lang)))
  const under = told.map((one): Point => ({ prose: one, by: 'definition', children: [] }))
  return { prose: all ? prose : bare(prose), by: 'definition', children: under }
}

function definition(prose: Prose, lang: Lang): Prose {
  return weight(prose.text) <= ITEM ? prose : bare(clauseOf(sentences(prose)[0] ?? prose, lang))
}

function sizeOf(item: Item): number {
  return weight(item.prose.text) + item.children.reduce((sum, child) => sum + sizeOf(child), 0)
}

/** Two levels at most stand on a slide; what lies deeper is said. Of an item without words, its items do. */
function point(
  item: Item,
  lang: Lang,
  all: boolean,
  nested: boolean,
  level: number,
): readonly Point[] {
  const { prose, children, done } = item
  const within = (to: number) => children.flatMap((child) => point(child, lang, all, nested, to))
  if (prose.text === '') return within(level)
  const shown = worded(
    item,
    lang,
    all,
    nested && (all || level < 2) ? within(level + 1) : [],
    level,
  )
  return [done === undefined ? shown : { ...shown, done }]
}

function worded(
  item: Item,
  lang: Lang,
  all: boolean,
  children: readonly Point[],
  level: number,
): Point {
  const dated = all ? undefined : datedOf(item.prose, lang)
  if (dated) return { ...dated, children: [...dated.children, ...children] }
  const head = all ? item.prose : headOf(item.prose, lang)
  const prose = head.text === '' ? item.prose : head
  if (prose === item.prose) return { prose, by: 'list-item', children }
  const first = level === 1 && children.length === 0 ? firstOf(item.prose, prose, lang) : undefined
  return { prose, by: 'list-head', children: first ? [first] : children }
}

/** An item that takes half a minute to say shows the first thing that it says under its head. */
const TOLD = 90

function firstOf(whole: Prose, head: Prose, lang: Lang): Point | undefined {
  const at = whole.offsets.indexOf(head.offsets.at(-1) ?? -1) + 1
  const rest = stripEnd(cut(whole, at, whole.text.length))
  const [sentence] = weight(rest.text) < TOLD || at === 0 ? [] : sentences(rest)
  return sentence && { prose: bare(clauseOf(sentence, lang)), by: 'list-head', children: [] }
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
  if (weight(prose.text) <= ITEM) return /[:：]$/.test(prose.text) ? stripEnd(prose) : prose
  const bold = prose.strong[0]
  if (bold && bold.start <= 2 && bold.end < prose.text.length * 0.7)
    return stripEnd(unmarked(trim(cut(prose, bold.start, bold.end))))
  const colon = colonOf(prose)
  if (colon && weight(prose.text.slice(0, colon.end)) <= 20) return trim(cut(prose, 0, colon.end))
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
