/// <reference lib="dom" />
import type { DrawnParagraph, DrawnRun, Rect } from '../export/drawn-slide.js'

/** The functions of this file run in a page that shows a deck, one and all. */

export const px = (value: string): number => Number.parseFloat(value) || 0

const colors = new Map<string, string | undefined>()

/** A colour as RRGGBB, over another; undefined where nothing is drawn. */
export function colorOf(value: string, ground = '#fff'): string | undefined {
  const key = `${value} ${ground}`
  if (!colors.has(key)) colors.set(key, mixed(value, ground))
  return colors.get(key)
}

function mixed(value: string, ground: string): string | undefined {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (!context) return undefined
  const paint = (color: string) => {
    context.fillStyle = color
    context.fillRect(0, 0, 1, 1)
    return [...context.getImageData(0, 0, 1, 1).data]
  }
  if (paint(value)[3] === 0) return undefined
  paint(ground)
  const [r = 0, g = 0, b = 0] = paint(value)
  return [r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')
}

/** The colour of the nearest ground behind an element that hides all others. */
export function groundBehind(element: Element): string {
  const parent = element.parentElement
  if (!parent || parent.localName === 'body') return '#fff'
  const color = getComputedStyle(parent).backgroundColor
  return /^rgb\(/.test(color) ? color : groundBehind(parent)
}

/** The whole slide: beside a picture, its text is in a part of it. */
export function frameOf(section: Element): SVGSVGElement {
  const frame = section.closest<SVGSVGElement>('svg[data-marpit-svg]')
  if (!frame) throw new Error('Expected a slide in an SVG.')
  return frame
}

export function rectOf(section: HTMLElement, element: Element | Range): Rect {
  const slide = frameOf(section)
  const frame = slide.getBoundingClientRect()
  const rect = element.getBoundingClientRect()
  const k = slide.viewBox.baseVal.width / frame.width
  return {
    x: (rect.left - frame.left) * k,
    y: (rect.top - frame.top) * k,
    w: rect.width * k,
    h: rect.height * k,
  }
}

/** What nodes that follow each other take up. */
export function wordsRect(section: HTMLElement, nodes: readonly Node[]): Rect | undefined {
  const range = document.createRange()
  const filled = nodes.filter((node) => node.textContent?.trim())
  const [first, last] = [filled[0], filled.at(-1)]
  if (!first || !last) return undefined
  range.setStartBefore(first)
  range.setEndAfter(last)
  return rectOf(section, range)
}

export function faceOf(style: CSSStyleDeclaration): string {
  return (style.fontFamily.split(',')[0] ?? '').trim().replace(/^["']|["']$/g, '')
}

/** An element and those around it, up to the one that holds the paragraph. */
function chainOf(element: Element, root: Element): Element[] {
  const parent = element.parentElement
  if (element === root || !parent) return []
  return [element, ...chainOf(parent, root)]
}

/** What words within a paragraph have behind or below them. */
function bandOf(element: Element, root: Element): Pick<DrawnRun, 'highlight' | 'underline'> {
  const chain = chainOf(element, root)
  const [highlight] = chain.flatMap((one) => {
    const color = colorOf(getComputedStyle(one).backgroundColor, groundBehind(one))
    return color ? [color] : []
  })
  const under = chain.find((one) => /underline/.test(getComputedStyle(one).textDecorationLine))
  const isDotted = under && getComputedStyle(under).textDecorationStyle === 'dotted'
  return {
    ...(highlight && { highlight }),
    ...(under && { underline: isDotted ? 'dotted' : 'sng' }),
  }
}

/** Whether all letters of an element's face are equally wide. */
function isFixed(style: CSSStyleDeclaration): boolean {
  return /\bmono\b|monospace|courier|consolas|menlo/i.test(faceOf(style))
}

/** How a text node looks, by the element that holds it. */
export function lookOf(element: Element, root: Element = element): Omit<DrawnRun, 'text'> {
  const style = getComputedStyle(element)
  const link = element.closest('a[href]')?.getAttribute('href')
  return {
    color: colorOf(style.color, groundBehind(element)) ?? '000000',
    size: px(style.fontSize),
    face: faceOf(style),
    ...(isFixed(style) && { fixed: true }),
    ...bandOf(element, root),
    ...(px(style.fontWeight) >= 600 && { bold: true }),
    ...(style.fontStyle === 'italic' && { italic: true }),
    ...(element.closest('del, s') && { strike: true }),
    ...(element.closest('sup') && { raised: 'super' as const }),
    ...(element.closest('sub') && { raised: 'sub' as const }),
    ...(link && /^https?:/i.test(link) && { link }),
  }
}

/** A formula within a line, as one would write it without a typesetter. */
function mathRuns(node: Element, look: Omit<DrawnRun, 'text'>): DrawnRun[] {
  const [first, second] = [node.children[0], node.children[1]]
  const part = (one: Element | undefined, raised?: 'super' | 'sub') =>
    one ? mathRuns(one, raised ? { ...look, raised } : look) : []
  const plain = (text: string): DrawnRun => ({ ...look, text })
  switch (node.localName) {
    case 'annotation':
      return []
    case 'msup':
      return [...part(first), ...part(second, 'super')]
    case 'msub':
      return [...part(first), ...part(second, 'sub')]
    case 'msubsup':
      return [...part(first), ...part(second, 'sub'), ...part(node.children[2], 'super')]
    case 'mfrac':
      return [...part(first), plain('/'), ...part(second)]
    case 'msqrt':
      return [plain('√('), ...[...node.children].flatMap((one) => part(one)), plain(')')]
    case 'mi': {
      const text = node.textContent ?? ''
      return [{ ...plain(text), ...(/^\p{L}$/u.test(text) && { italic: true }) }]
    }
    case 'mn':
    case 'mo':
    case 'mtext': {
      const text = (node.textContent ?? '').replace(/[\u2061-\u2064]/g, '')
      const spaced = /^[=≈<>≤≥≠→+∼≪≫×]$/.test(text) ? ` ${text} ` : text
      return text ? [plain(spaced)] : []
    }
    default:
      return [...node.children].flatMap((one) => part(one))
  }
}

/** Words that a theme draws and a page does not hold, which stand before what it does. */
function numberBefore(node: HTMLElement): DrawnRun[] {
  const style = getComputedStyle(node, '::before')
  if (!node.dataset.line || /^(none|normal)$/.test(style.content)) return []
  const digits = Math.max(2, Math.round(px(style.width) / (0.6 * px(style.fontSize))))
  const color = colorOf(style.color, groundBehind(node)) ?? '000000'
  return [{ ...lookOf(node), color, text: `${node.dataset.line.padStart(digits)}  ` }]
}

const isBlock = (node: Element): boolean =>
  /^(block|flex|list-item)$/.test(getComputedStyle(node).display)

/** The words of an element in order, without those of lists and pictures in it. */
export function runsOf(element: Element, keepSpace: boolean): DrawnRun[] {
  const runs: DrawnRun[] = []
  let breaks = false
  const add = (run: DrawnRun) => {
    runs.push(breaks ? { ...run, breaks } : run)
    breaks = false
  }
  const addText = (data: string, holder: Element) => {
    const tab = ' '.repeat(px(getComputedStyle(holder).tabSize) || 4)
    const lines = keepSpace ? data.replaceAll('\t', tab).split('\n') : [data.replace(/\s+/g, ' ')]
    for (const [i, text] of lines.entries()) {
      if (i > 0) {
        if (breaks) add({ ...lookOf(holder, element), text: '' })
        breaks = true
      }
      if (text) add({ ...lookOf(holder, element), text })
    }
  }
  const walk = (node: Node): void => {
    if (node instanceof Text) addText(node.data, node.parentElement ?? element)
    else if (node instanceof HTMLElement && node.dataset.number)
      add({ ...lookOf(node, element), text: node.dataset.number })
    else if (node instanceof HTMLElement && node.matches('.task'))
      add({ ...lookOf(node, element), text: node.matches('.done') ? '☑ ' : '☐ ' })
    else if (node instanceof HTMLElement && node.matches('.katex')) {
      const math = node.querySelector('math')
      const look = lookOf(node.parentElement ?? element, element)
      if (math) for (const run of mathRuns(math, look)) add(run)
    } else if (node instanceof HTMLBRElement) breaks = true
    else if (node instanceof HTMLElement && !node.matches(apart) && !isAside(node)) {
      if (!keepSpace && isBlock(node) && runs.length > 0) breaks = true
      for (const run of numberBefore(node)) add(run)
      for (const child of node.childNodes) walk(child)
    }
  }
  for (const child of element.childNodes) walk(child)
  return keepSpace ? runs : tidy(runs)
}

/** What is no part of the words around it. */
const apart = 'ul, ol, img, svg, style, script, table'

/** What stands beside the words of its item. */
export function isAside(node: Element): boolean {
  return node.parentElement?.localName === 'li' && getComputedStyle(node).position === 'absolute'
}

/** No white space at the ends of a line, and one between words. */
function tidy(runs: readonly DrawnRun[]): DrawnRun[] {
  const kept: DrawnRun[] = []
  for (const run of runs) {
    const last = kept.at(-1)
    const atStart = !last || run.breaks || last.text.endsWith(' ')
    const text = atStart ? run.text.trimStart() : run.text
    if (text) kept.push({ ...run, text })
    else if (run.breaks && run.text) kept.push({ ...run, text })
  }
  const end = kept.at(-1)
  if (end) kept[kept.length - 1] = { ...end, text: end.text.trimEnd() }
  return kept.filter(({ text, breaks }) => text !== '' || breaks)
}

export function paragraphOf(element: Element, above = 0, keepSpace = false): DrawnParagraph {
  const style = getComputedStyle(element)
  const align =
    style.textAlign === 'center' || style.textAlign === 'right' ? style.textAlign : 'left'
  const leading = px(style.lineHeight) || 1.2 * px(style.fontSize)
  return { runs: runsOf(element, keepSpace), align, leading, above }
}

/** What a script of this file's functions begins with. */
export const textParts: readonly string[] = [
  'const colors = new Map()',
  `const apart = ${JSON.stringify(apart)}`,
  `const px = ${px}`,
  `const isBlock = ${isBlock}`,
  ...[
    colorOf,
    mixed,
    groundBehind,
    frameOf,
    rectOf,
    wordsRect,
    faceOf,
    chainOf,
    bandOf,
    isFixed,
  ].map(String),
  ...[lookOf, mathRuns, numberBefore, runsOf, isAside, tidy, paragraphOf].map(String),
]
