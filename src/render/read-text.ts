/// <reference lib="dom" />
import type { DrawnParagraph, DrawnRun, Rect } from '../export/drawn-slide.js'

/** The functions of this file run in a page that shows a deck, one and all. */

export const px = (value: string): number => Number.parseFloat(value) || 0

/** A colour as RRGGBB, over white; undefined where nothing is drawn. */
export function colorOf(value: string): string | undefined {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return undefined
  context.fillStyle = value
  context.fillRect(0, 0, 1, 1)
  const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(0, 0, 1, 1).data
  if (a === 0) return undefined
  const over = (part: number) => Math.round((part * a + 255 * (255 - a)) / 255)
  return [r, g, b].map((part) => over(part).toString(16).padStart(2, '0')).join('')
}

/** The whole slide: beside a picture, its text is in a part of it. */
export function frameOf(section: Element): SVGSVGElement {
  const frame = section.closest<SVGSVGElement>('svg[data-marpit-svg]')
  if (!frame) throw new Error('Expected a slide in an SVG.')
  return frame
}

export function rectOf(section: HTMLElement, element: Element): Rect {
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

export function faceOf(style: CSSStyleDeclaration): string {
  return (style.fontFamily.split(',')[0] ?? '').trim().replace(/^["']|["']$/g, '')
}

/** How a text node looks, by the element that holds it. */
function lookOf(element: Element): Omit<DrawnRun, 'text'> {
  const style = getComputedStyle(element)
  const link = element.closest('a[href]')?.getAttribute('href')
  return {
    color: colorOf(style.color) ?? '000000',
    size: px(style.fontSize),
    face: faceOf(style),
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

/** The words of an element in order, without those of lists and pictures in it. */
export function runsOf(element: Element, keepSpace: boolean): DrawnRun[] {
  const runs: DrawnRun[] = []
  let breaks = false
  const add = (run: DrawnRun) => {
    runs.push(breaks ? { ...run, breaks } : run)
    breaks = false
  }
  const walk = (node: Node): void => {
    if (node instanceof Text) {
      const lines = keepSpace ? node.data.split('\n') : [node.data.replace(/\s+/g, ' ')]
      for (const [i, text] of lines.entries()) {
        if (i > 0) {
          if (breaks) add({ ...lookOf(node.parentElement ?? element), text: '' })
          breaks = true
        }
        if (text) add({ ...lookOf(node.parentElement ?? element), text })
      }
    } else if (node instanceof HTMLElement && node.dataset.number) {
      add({ ...lookOf(node), text: node.dataset.number })
    } else if (node instanceof HTMLElement && node.matches('.task')) {
      add({ ...lookOf(node), text: node.matches('.done') ? '☑ ' : '☐ ' })
    } else if (node instanceof HTMLElement && node.matches('.katex')) {
      const math = node.querySelector('math')
      const look = lookOf(node.parentElement ?? element)
      if (math) for (const run of mathRuns(math, look)) add(run)
    } else if (node instanceof HTMLBRElement) breaks = true
    else if (node instanceof Element && !node.matches('ul, ol, img, svg, style, script, table'))
      for (const child of node.childNodes) walk(child)
  }
  for (const child of element.childNodes) walk(child)
  return keepSpace ? runs : tidy(runs)
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
  `const px = ${px}`,
  ...[colorOf, frameOf, rectOf, faceOf, lookOf, mathRuns, runsOf, tidy, paragraphOf].map(String),
]
