/// <reference lib="dom" />
import type { DrawnBox, DrawnCell, DrawnParagraph, DrawnSlide } from '../export/drawn-slide.js'
import {
  colorOf,
  faceOf,
  frameOf,
  paragraphOf,
  px,
  rectOf,
  runsOf,
  textParts,
} from './read-text.js'

/** The functions of this file run in a page that shows a deck, one and all. */

/** Whether a theme marks the items of a list, by what it draws before the first. */
function isMarked(list: Element): boolean {
  const [first] = list.children
  if (!first) return false
  const mark = getComputedStyle(first, '::before')
  if (getComputedStyle(first).listStyleType !== 'none') return true
  return mark.display !== 'none' && !/^(none|normal)$/.test(mark.content)
}

function itemsOf(list: Element, level: number): DrawnParagraph[] {
  const start = list instanceof HTMLOListElement ? list.start : undefined
  return [...list.children].flatMap((item) => {
    const previous = item.previousElementSibling?.getBoundingClientRect()
    const above = previous ? item.getBoundingClientRect().top - previous.bottom : 0
    const mark = isMarked(list) ? { level, ...(start !== undefined && { start }) } : {}
    const own = { ...paragraphOf(item, Math.max(0, above)), ...mark }
    const inner = [...item.querySelectorAll(':scope > :is(ul, ol)')]
    return [own, ...inner.flatMap((one) => itemsOf(one, level + 1))]
  })
}

/** A list in one box, or, where its items stand side by side, each in a box of its own. */
function listBoxes(section: HTMLElement, list: Element): DrawnBox[] {
  const lefts = [...list.children].map((item) => Math.round(item.getBoundingClientRect().left))
  const padding = [0, 0, 0, 0] as const
  const body = { kind: 'text', role: 'body', padding } as const
  if (new Set(lefts).size <= 1)
    return [{ ...body, ...rectOf(section, list), paragraphs: itemsOf(list, 0) }]
  const first = list instanceof HTMLOListElement ? list.start : undefined
  return [...list.children].map((item, i) => {
    const inner = [...item.querySelectorAll(':scope > :is(ul, ol)')]
    const counted = first !== undefined && isMarked(list) ? { level: 0, start: first + i } : {}
    const own = { ...paragraphOf(item), ...counted }
    const paragraphs = [own, ...inner.flatMap((one) => itemsOf(one, 0))]
    return { ...body, ...rectOf(section, item), paragraphs }
  })
}

function tableBox(section: HTMLElement, table: HTMLTableElement): DrawnBox {
  const rows = [...table.rows]
  const cells = rows.map((row) => [...row.cells].map(cellOf))
  const widths = [...(rows[0]?.cells ?? [])].map((cell) => rectOf(section, cell).w)
  const heights = rows.map((row) => rectOf(section, row).h)
  return { kind: 'table', ...rectOf(section, table), widths, heights, rows: cells }
}

function cellOf(cell: HTMLTableCellElement): DrawnCell {
  const style = getComputedStyle(cell)
  const row = getComputedStyle(cell.parentElement ?? cell)
  const ruled = px(style.borderBottomWidth) > 0 ? style : row
  const width = px(ruled.borderBottomWidth)
  const color = colorOf(ruled.borderBottomColor)
  const fill = colorOf(style.backgroundColor) ?? colorOf(row.backgroundColor)
  return {
    paragraph: paragraphOf(cell),
    padding: [px(style.paddingLeft), px(style.paddingRight)],
    ...(fill && { fill }),
    ...(width > 0 && color && { rule: { color, width } }),
  }
}

function textBox(
  section: HTMLElement,
  element: Element,
  role: 'title' | 'body' | 'foot',
): DrawnBox {
  const style = getComputedStyle(element)
  const fill = colorOf(style.backgroundColor)
  const { paddingTop, paddingRight, paddingBottom, paddingLeft } = style
  const padding = [px(paddingTop), px(paddingRight), px(paddingBottom), px(paddingLeft)] as const
  const paragraphs = [paragraphOf(element, 0, element.matches('pre'))]
  const box = { kind: 'text', role, ...rectOf(section, element), paragraphs, padding } as const
  return fill ? { ...box, fill } : box
}

function pictureBox(section: HTMLElement, element: Element): DrawnBox {
  const source = element instanceof HTMLImageElement ? element.src : ''
  const data = /^data:image\/(?:png|jpeg|gif);/.test(source) ? source : ''
  const named = element.getAttribute('alt') ?? element.getAttribute('aria-label')
  const alt = named ?? element.querySelector('annotation, title')?.textContent ?? ''
  return { kind: 'picture', ...rectOf(section, element), alt: alt.trim(), data }
}

const pictures = 'img, svg:not(.katex svg), .katex-display'

function boxesOf(section: HTMLElement, parent: Element): DrawnBox[] {
  const isBehind = (child: Element) => px(getComputedStyle(child).zIndex) < 0
  const all = [...parent.children]
  const order = [...all.filter(isBehind), ...all.filter((child) => !isBehind(child))]
  return order.flatMap((child): DrawnBox[] => {
    const { width, height } = child.getBoundingClientRect()
    if (width === 0 || height === 0 || child.matches('style, script, template')) return []
    if (child.matches(pictures)) return [pictureBox(section, child)]
    if (child.matches('ul, ol')) return listBoxes(section, child)
    if (child instanceof HTMLTableElement) return [tableBox(section, child)]
    if (!child.matches('h1, h2, h3, h4, h5, h6, p, pre, header, footer, dt, dd'))
      return boxesOf(section, child)
    const inner = [...child.querySelectorAll(pictures)].filter(
      // The slide itself stands in an SVG.
      (one) => !child.contains(one.parentElement?.closest(pictures) ?? null),
    )
    const role = child.matches('h1, h2')
      ? 'title'
      : child.matches('header, footer')
        ? 'foot'
        : 'body'
    const words = runsOf(child, false).length > 0 && !child.querySelector('.katex-display')
    const found = inner.map((one) => pictureBox(section, one))
    return words ? [textBox(section, child, role), ...found] : found
  })
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
    accent: colorOf(style.getPropertyValue('--accent') || style.color) ?? '000000',
    backed: layered || style.backgroundImage !== 'none',
    boxes: boxesOf(section, section),
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
  itemsOf,
  listBoxes,
  tableBox,
  cellOf,
  textBox,
  isMarked,
  pictureBox,
  boxesOf,
  numberOf,
  readSlide,
]

/** A script for a page that shows a deck: its value is a {@link DrawnSlide} for each slide. */
export const readScript = `(() => { ${textParts.join('\n')}
const pictures = ${JSON.stringify(pictures)};
${parts.join('\n')}\nreturn (${readSlides})() })()`
