/// <reference lib="dom" />
import type {
  DrawnBox,
  DrawnCell,
  DrawnParagraph,
  ItemMark,
  NumberStyle,
  Rect,
} from '../export/drawn-slide.js'
import { rulesOf, shapesOf } from './read-shapes.js'
import { colorOf, groundBehind, isAside, paragraphOf, px, rectOf, wordsRect } from './read-text.js'

/** The functions of this file run in a page that shows a deck, one and all. */

const listsIn = (item: Element): Element[] => [...item.querySelectorAll(':scope > :is(ul, ol)')]

/** What a theme draws before an item; undefined where it draws nothing. */
function signOf(
  list: Element,
  item: Element,
  index: number,
): Omit<ItemMark, 'level' | 'indent'> | undefined {
  const [mark, own] = [getComputedStyle(item, '::before'), getComputedStyle(item)]
  const drawn = mark.display !== 'none' && !/^(none|normal)$/.test(mark.content)
  if (!drawn && own.listStyleType === 'none') return undefined
  const ink = drawn && mark.content === '""' ? mark.backgroundColor : mark.color
  const color = colorOf(drawn ? ink : own.color, groundBehind(item)) ?? '000000'
  if (list instanceof HTMLOListElement) {
    const styles: Readonly<Record<string, NumberStyle>> = {
      'lower-alpha': 'alphaLcPeriod',
      'upper-alpha': 'alphaUcPeriod',
    }
    const style = drawn ? 'arabicPlain' : (styles[own.listStyleType] ?? 'arabicPeriod')
    return { color, sign: { start: list.start + index, style } }
  }
  const text = /^"(.)"$/u.exec(mark.content)?.[1]
  const bullets: Readonly<Record<string, string>> = { circle: '◦', square: '▪' }
  return { color, sign: drawn ? (text ?? '–') : (bullets[own.listStyleType] ?? '•') }
}

/** The rectangle of an item's own words, without those of lists in it and of what stands beside. */
function ownRect(section: HTMLElement, item: Element): Rect {
  const isOther = (node: Node) =>
    node instanceof Element && (node.matches('ul, ol') || isAside(node))
  const nodes = [...item.childNodes].filter((node) => !isOther(node))
  return wordsRect(section, nodes) ?? rectOf(section, item)
}

function itemsOf(
  section: HTMLElement,
  list: Element,
  level: number,
  left: number,
): DrawnParagraph[] {
  return [...list.children].flatMap((item, i) => {
    const [before, owner] = [item.previousElementSibling, list.parentElement]
    const head = owner?.localName === 'li' ? ownRect(section, owner) : undefined
    const above = before ? rectOf(section, before) : head
    const gap = above ? rectOf(section, item).y - above.y - above.h : 0
    const own = ownRect(section, item)
    const sign = signOf(list, item, i)
    const mark = sign && { mark: { ...sign, level, indent: Math.max(8, own.x - left) } }
    const paragraph = { ...paragraphOf(item, Math.max(0, gap)), ...mark }
    const inner = listsIn(item).flatMap((one) => itemsOf(section, one, level + 1, left))
    return [...(paragraph.runs.length > 0 ? [paragraph] : []), ...inner]
  })
}

/** What stands beside the words of an item: what is placed there, or a list that begins no lower. */
function besideOf(section: HTMLElement, item: Element): Element | undefined {
  const own = ownRect(section, item)
  return [...item.children].find((child) => {
    if (isAside(child)) return true
    const { x, y } = rectOf(section, child)
    return child.matches('ul, ol') && x > own.x + 8 && y < own.y + 0.5 * own.h
  })
}

const bare = { role: 'body', form: 'rect', radius: 0, padding: [0, 0, 0, 0] } as const

/** A row of short items, as one text with bars between. */
function rowBox(section: HTMLElement, list: Element): DrawnBox {
  const all = [...list.children].map((item) => paragraphOf(item))
  const [first] = all
  const [look] = first?.runs ?? []
  const bar = look ? [{ ...look, text: '  |  ' }] : []
  const runs = all.flatMap((one, i) => [...(i > 0 ? bar : []), ...one.runs])
  const paragraph = { align: 'left', leading: 0, above: 0, ...first, runs } as const
  return { kind: 'text', ...bare, ...rectOf(section, list), paragraphs: [paragraph] }
}

/** A list whose items have something beside them, as a table without rules but the theme's. */
function columnsBox(
  section: HTMLElement,
  list: Element,
  items: readonly Element[],
  edge: number,
): DrawnBox {
  const rects = items.map((item) => rectOf(section, item))
  const besides = items.map((item) => besideOf(section, item))
  const found = besides.flatMap((one) => (one ? [rectOf(section, one)] : []))
  const aside = besides.some((one) => one && isAside(one))
  const x = Math.min(...rects.map((rect) => rect.x))
  const end = aside ? Math.max(...found.map((one) => one.x + one.w)) : edge
  const second = Math.min(...found.map((one) => one.x)) - (aside ? 0.25 * (found[0]?.w ?? 0) : 0)
  const index = (item: Element) => [...list.children].indexOf(item)
  const rows = items.map((item, i) => {
    const beside = besides[i]
    const cells = columnsOf(section, list, item, index(item), beside)
    const late = !beside && ownRect(section, item).x >= second - 2
    return late ? [...cells].reverse() : cells
  })
  const heights = rects.map((rect, i) => (rects[i + 1]?.y ?? rect.y + rect.h) - rect.y)
  const h = heights.reduce((sum, one) => sum + one, 0)
  const place = { x, y: Math.min(...rects.map(({ y }) => y)), w: end - x, h }
  return {
    kind: 'table',
    headed: false,
    ...place,
    widths: [second - x, end - second],
    heights,
    rows,
  }
}

function columnsOf(
  section: HTMLElement,
  list: Element,
  item: Element,
  index: number,
  beside: Element | undefined,
): DrawnCell[] {
  const style = getComputedStyle(item)
  const rules = rulesOf(style, groundBehind(item))
  const sign = list instanceof HTMLOListElement ? signOf(list, item, index) : undefined
  const left = rectOf(section, item).x
  const indent = ownRect(section, item).x - left
  const mark = sign && { mark: { ...sign, level: 0, indent } }
  const padding = [px(style.paddingTop), 0, px(style.paddingBottom), 0] as const
  const cell = { padding, valign: 'top', rules: [null, null, rules[2] ?? null, null] } as const
  const words = beside?.matches('ul, ol')
    ? itemsOf(section, beside, 0, rectOf(section, beside).x)
    : beside
      ? [{ ...paragraphOf(beside), align: 'right' as const }]
      : []
  const inner = listsIn(item).filter((one) => one !== beside)
  const own = [
    { ...paragraphOf(item), ...mark },
    ...inner.flatMap((one) => itemsOf(section, one, 1, left)),
  ]
  return [
    { ...cell, paragraphs: own },
    { ...cell, paragraphs: words },
  ]
}

/** Items, by where they begin at the left. */
function byLeft(section: HTMLElement, items: readonly Element[]): Element[][] {
  const lefts = items.map((item) => Math.round(rectOf(section, item).x))
  return [...new Set(lefts)].map((left) => items.filter((_, i) => lefts[i] === left))
}

/** A list as what one would set it as: a row, a table, a box for each item or one for all. */
export function listBoxes(section: HTMLElement, list: Element, edge: number): DrawnBox[] {
  const items = [...list.children]
  const groups = byLeft(section, items)
  const style = getComputedStyle(list)
  const drawn = (item: Element) => shapesOf(section, item, false)
  if (groups.length > 1 && style.display === 'flex' && style.flexDirection === 'row')
    return [...shapesOf(section, list, false), rowBox(section, list)]
  if (items.some((item) => besideOf(section, item))) {
    // Rules across are the table's own.
    const own = items.flatMap(drawn).filter(({ w }) => w < 64)
    const end = (i: number) =>
      i + 1 < groups.length
        ? rectOf(section, list).x + rectOf(section, list).w / groups.length
        : edge
    return [...own, ...groups.map((group, i) => columnsBox(section, list, group, end(i)))]
  }
  if (groups.length > 1)
    return items.flatMap((item, i) => [...drawn(item), itemBox(section, list, item, i)])
  const place = rectOf(section, list)
  const paragraphs = itemsOf(section, list, 0, place.x)
  return [...shapesOf(section, list, false), { kind: 'text', ...bare, ...place, paragraphs }]
}

function itemBox(section: HTMLElement, list: Element, item: Element, index: number): DrawnBox {
  const { paddingTop } = getComputedStyle(item)
  const place = rectOf(section, item)
  const left = ownRect(section, item).x
  const sign = list instanceof HTMLOListElement ? signOf(list, item, index) : undefined
  const mark = sign && { mark: { ...sign, level: 0, indent: Math.max(8, left - place.x) } }
  const own = { ...paragraphOf(item), ...mark }
  const paragraphs = [own, ...listsIn(item).flatMap((one) => itemsOf(section, one, 0, place.x))]
  return { kind: 'text', ...bare, ...place, padding: [px(paddingTop), 0, 0, 0], paragraphs }
}

/** What a script of this file's functions begins with. */
export const listParts: readonly string[] = [
  `const listsIn = ${listsIn}`,
  `const bare = ${JSON.stringify(bare)}`,
  ...[signOf, ownRect, itemsOf, besideOf, rowBox, columnsBox, columnsOf].map(String),
  ...[byLeft, listBoxes, itemBox].map(String),
]
