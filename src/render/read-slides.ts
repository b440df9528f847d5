/// <reference lib="dom" />
import type { DrawnBox, DrawnCell, DrawnSlide, DrawnText, Rect } from '../export/drawn-slide.js'
import { listBoxes, listParts } from './read-lists.js'
import { formOf, rulesOf, shapeParts, shapesOf } from './read-shapes.js'
import {
  colorOf,
  faceOf,
  frameOf,
  groundBehind,
  paragraphOf,
  px,
  rectOf,
  runsOf,
  textParts,
  wordsRect,
} from './read-text.js'

/** The functions of this file run in a page that shows a deck, one and all. */

function tableBox(section: HTMLElement, table: HTMLTableElement): DrawnBox {
  const rows = [...table.rows]
  const cells = rows.map((row) => [...row.cells].map(cellOf))
  const widths = [...(rows[0]?.cells ?? [])].map((cell) => rectOf(section, cell).w)
  const heights = rows.map((row) => rectOf(section, row).h)
  const headed = table.tHead !== null
  return { kind: 'table', headed, ...rectOf(section, table), widths, heights, rows: cells }
}

function cellOf(cell: HTMLTableCellElement): DrawnCell {
  const style = getComputedStyle(cell)
  const row = getComputedStyle(cell.parentElement ?? cell)
  const ground = groundBehind(cell)
  const [own, around] = [rulesOf(style, ground), rulesOf(row, ground)]
  const fill = colorOf(style.backgroundColor, ground) ?? colorOf(row.backgroundColor, ground)
  return {
    paragraphs: [paragraphOf(cell)],
    padding: [0, px(style.paddingRight), 0, px(style.paddingLeft)],
    valign: 'middle',
    ...(fill && { fill }),
    rules: own.map((rule, i) => rule ?? (i % 2 === 0 ? (around[i] ?? null) : null)),
  }
}

function textBox(section: HTMLElement, element: Element, role: DrawnText['role']): DrawnBox {
  const style = getComputedStyle(element)
  const fill = colorOf(style.backgroundColor, groundBehind(element))
  const { paddingTop, paddingRight, paddingBottom, paddingLeft } = style
  const padding = [px(paddingTop), px(paddingRight), px(paddingBottom), px(paddingLeft)] as const
  const paragraphs = [paragraphOf(element, 0, element.matches('pre'))]
  const place = wordsPlace(section, element)
  const form = fill ? formOf(style, place) : ({ form: 'rect', radius: 0 } as const)
  const longest = wordsRect(section, [...element.childNodes])?.w ?? place.w
  const box = { kind: 'text', role, ...place, ...form, paragraphs, padding, longest } as const
  return fill ? { ...box, fill } : box
}

/** Where an element stands, without what a theme draws below its words. */
function wordsPlace(section: HTMLElement, element: Element): Rect {
  const { display, position, height, marginTop, marginBottom } = getComputedStyle(
    element,
    '::after',
  )
  const place = rectOf(section, element)
  const isBelow = display === 'block' && position === 'static'
  const below = isBelow ? px(height) + px(marginTop) + px(marginBottom) : 0
  return { ...place, h: place.h - below }
}

function pictureBox(section: HTMLElement, element: Element): DrawnBox {
  const source = element instanceof HTMLImageElement ? element.src : ''
  const data = /^data:image\/(?:png|jpeg|gif);/.test(source) ? source : ''
  const named = element.getAttribute('alt') ?? element.getAttribute('aria-label')
  const alt = named ?? element.querySelector('annotation, title')?.textContent ?? ''
  return { kind: 'picture', ...rectOf(section, element), alt: alt.trim(), data }
}

const pictures = 'img, svg:not(.katex svg), .katex-display'

const words = 'h1, h2, h3, h4, h5, h6, p, pre, header, footer, dt, dd'

function boxesOf(section: HTMLElement, parent: Element): DrawnBox[] {
  const isBehind = (child: Element) => px(getComputedStyle(child).zIndex) < 0
  const all = [...parent.children]
  const order = [...all.filter(isBehind), ...all.filter((child) => !isBehind(child))]
  return order.flatMap((child): DrawnBox[] => {
    const { width, height } = child.getBoundingClientRect()
    if (width === 0 || height === 0 || child.matches('style, script, template')) return []
    if (child.matches(pictures)) return [pictureBox(section, child)]
    if (child.matches('ul, ol')) return listBoxes(section, child, edgeOf(section, child))
    if (child instanceof HTMLTableElement) return [tableBox(section, child)]
    if (child.matches(words)) return wordBoxes(section, child)
    return [...shapesOf(section, child, false), ...boxesOf(section, child)]
  })
}

function wordBoxes(section: HTMLElement, child: Element): DrawnBox[] {
  const inner = [...child.querySelectorAll(pictures)].filter(
    // The slide itself stands in an SVG.
    (one) => !child.contains(one.parentElement?.closest(pictures) ?? null),
  )
  const head = child.matches('h1, h2') ? 'title' : 'body'
  const behind = px(getComputedStyle(child).zIndex) < 0
  const role = child.matches('header, footer') ? 'foot' : behind ? 'mark' : head
  const found = inner.map((one) => pictureBox(section, one))
  const isSaid = runsOf(child, false).length > 0 && !child.querySelector('.katex-display')
  const drawn = shapesOf(section, child, isSaid)
  return isSaid ? [...drawn, textBox(section, child, role), ...found] : [...drawn, ...found]
}

/** Where text in an element's place may end at the right. */
function edgeOf(section: HTMLElement, element: Element): number {
  const holder = element.parentElement ?? section
  const { x, w } = rectOf(section, holder)
  const { paddingRight, borderRightWidth } = getComputedStyle(holder)
  return x + w - px(paddingRight) - px(borderRightWidth)
}

function numberOf(section: HTMLElement): DrawnSlide['number'] {
  const style = getComputedStyle(section, '::after')
  if (style.content === 'none' || style.display === 'none') return undefined
  const w = 80
  const h = px(style.lineHeight) || 1.4 * px(style.fontSize)
  const x = rectOf(section, section).x + section.offsetWidth - px(style.right) - w
  const y = section.offsetHeight - px(style.bottom) - h
  const look = { color: colorOf(style.color) ?? '000000', face: faceOf(style) }
  return { x, y, w, h, ...look, size: px(style.fontSize) }
}

function readSlide(section: HTMLElement): DrawnSlide {
  const style = getComputedStyle(section)
  const number = numberOf(section)
  const { width, height } = frameOf(section).viewBox.baseVal
  const layered = section.dataset.marpitAdvancedBackground !== undefined
  return {
    width,
    height,
    ground: colorOf(style.backgroundColor) ?? 'ffffff',
    edge: rectOf(section, section).x + section.offsetWidth - px(style.paddingRight),
    backed: layered || style.backgroundImage !== 'none',
    boxes: [...shapesOf(section, section, true), ...boxesOf(section, section)],
    ...(number && { number }),
  }
}

function readSlides(): DrawnSlide[] {
  const all = [...document.querySelectorAll<HTMLElement>('section[id]')]
  return all
    .filter(({ dataset }) => !/background|pseudo/.test(dataset.marpitAdvancedBackground ?? ''))
    .map(readSlide)
}

const parts = [
  tableBox,
  cellOf,
  textBox,
  wordsPlace,
  pictureBox,
  boxesOf,
  wordBoxes,
  edgeOf,
  numberOf,
  readSlide,
]

/** A script for a page that shows a deck: its value is a {@link DrawnSlide} for each slide. */
export const readScript = `(() => { ${[...textParts, ...shapeParts, ...listParts].join('\n')}
const [pictures, words] = ${JSON.stringify([pictures, words])};
${parts.join('\n')}\nreturn (${readSlides})() })()`
