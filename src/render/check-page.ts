/// <reference lib="dom" />
import { probeScript } from './theme-probe.js'

/** What is wrong with a slide as a browser draws it. */
export interface SlideFault {
  /** Index of the slide in its deck. */
  readonly slide: number
  readonly kind: 'outside' | 'clipped' | 'small' | 'overlap' | 'foot'
  /** How far it reaches over, or how large the text is, in the slide's own pixels. */
  readonly by: number
  /** The start of the text, or the element's name. */
  readonly what: string
}

/** What a browser drew: the height of what stands on each slide, and what is wrong with it. */
export interface PageCheck {
  readonly heights: readonly number[]
  readonly faults: readonly SlideFault[]
  /** What its blocks measure, of a deck that is there to be measured. */
  readonly sizes?: Readonly<Record<string, number>> | undefined
}

/** A rectangle in the slide's own pixels. */
interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly what: string
  readonly element: Element
  readonly size?: number
}

/** A place on the screen as a place on the slide, however large the slide is drawn. */
function onSlide(section: HTMLElement, rect: DOMRect, what: string, element: Element): Box {
  const frame = section.getBoundingClientRect()
  const k = section.offsetWidth / frame.width
  const [left, right] = [(rect.left - frame.left) * k, (rect.right - frame.left) * k]
  return {
    left,
    right,
    top: (rect.top - frame.top) * k,
    bottom: (rect.bottom - frame.top) * k,
    what,
    element,
  }
}

/** Lines of text as they are drawn; a face's own ascent may be more than a line needs. */
function textBoxes(section: HTMLElement): Box[] {
  const boxes: Box[] = []
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  const skipped = 'style, script, title, desc, .katex, [data-marpit-presenter-notes]'
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const text = (node.textContent ?? '').trim()
    if (!element || text === '' || element.closest(skipped)) continue
    const size = drawnSize(section, element)
    // Spaces of code hang over the end of its line, where nobody sees them.
    const words = element.closest('pre') ? [...(node.textContent ?? '').matchAll(/\S+/g)] : []
    range.selectNodeContents(node)
    const rects = words.length === 0 ? [...range.getClientRects()] : []
    for (const { index, 0: word } of words) {
      range.setStart(node, index)
      range.setEnd(node, index + word.length)
      rects.push(...range.getClientRects())
    }
    // The last mark of a paragraph may stand with its empty half over the line's end.
    const mark = /[）”’》」』】〕〉］｝]$/.test(text) ? 0.5 * size : 0
    const empty = Math.max(mark, isSpaced(text, textAfter(node, section)) ? size / 8 : 0)
    rects.forEach((rect, i) => {
      if (rect.width < 0.1) return
      const box = onSlide(section, rect, text.slice(0, 40), element)
      const spare = Math.max(0, (box.bottom - box.top - 1.15 * size) / 2)
      const right = box.right - (i === rects.length - 1 ? empty : 0)
      boxes.push({ ...box, right, top: box.top + spare, bottom: box.bottom - spare, size })
    })
  }
  return boxes
}

function textAfter(node: Node, section: HTMLElement): string {
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT)
  walker.currentNode = node
  return walker.nextNode()?.textContent ?? ''
}

/** Whether a browser puts its eighth of an em between two texts: at a line's end nobody sees it. */
function isSpaced(before: string, after: string): boolean {
  const isWide = (one: string) => /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]$/u.test(one)
  const isLatin = (one: string) => /^[\p{L}\p{N}]$/u.test(one) && !isWide(one)
  const [end, begin] = [[...before].at(-1) ?? '', [...after][0] ?? '']
  return (isWide(end) && isLatin(begin)) || (isLatin(end) && isWide(begin))
}

/** The size of an element's text as it is drawn, in the slide's own pixels. */
function drawnSize(section: HTMLElement, element: Element): number {
  const size = Number.parseFloat(getComputedStyle(element).fontSize)
  const k = section.offsetWidth / section.getBoundingClientRect().width
  const svg = element instanceof SVGGraphicsElement ? element.getScreenCTM()?.a : undefined
  if (svg !== undefined) return size * svg * k
  let block: Element | null = element
  while (block instanceof HTMLElement && block.offsetWidth === 0) block = block.parentElement
  if (!(block instanceof HTMLElement) || getComputedStyle(block).display === 'inline') return size
  const ratio = (block.getBoundingClientRect().width * k) / block.offsetWidth
  // Widths of the layout are whole pixels: less than one is no scaling.
  return Math.abs(ratio - 1) * block.offsetWidth <= 1 ? size : size * ratio
}

function otherBoxes(section: HTMLElement): Box[] {
  const drawn =
    'img:not(.emoji), pre, table, hr, svg[data-marp-mermaid], .katex-html > :is(.base, .katex-base)'
  return [...section.querySelectorAll(drawn)].map((element) =>
    onSlide(section, element.getBoundingClientRect(), element.tagName.toLowerCase(), element),
  )
}

/** What stands at the foot of each slide, and is not to be covered. */
function furniture(section: HTMLElement): Box[] {
  const boxes = [...section.querySelectorAll(':scope > :is(header, footer)')].map((element) =>
    onSlide(section, element.getBoundingClientRect(), element.tagName.toLowerCase(), element),
  )
  const page = getComputedStyle(section, '::after')
  if (page.content === 'none' || page.display === 'none' || page.position !== 'absolute')
    return boxes
  const px = (value: string) => Number.parseFloat(value) || 0
  const right = section.offsetWidth - px(page.right)
  const bottom = section.offsetHeight - px(page.bottom)
  const [left, top] = [right - px(page.width), bottom - px(page.height)]
  const what = 'page number'
  return right > left ? [...boxes, { left, right, top, bottom, what, element: section }] : boxes
}

/** How far a box reaches over another, in pixels; at most 0 where it does not. */
function excess(box: Box, frame: Omit<Box, 'what' | 'element'>): number {
  return Math.max(
    frame.left - box.left,
    box.right - frame.right,
    frame.top - box.top,
    box.bottom - frame.bottom,
  )
}

function clippedBy(section: HTMLElement, box: Box): number {
  let most = 0
  for (let at = box.element.parentElement; at && at !== section; at = at.parentElement) {
    if (at.closest('.katex')) continue
    const { overflowX, overflowY } = getComputedStyle(at)
    if (overflowX === 'visible' && overflowY === 'visible') continue
    most = Math.max(most, excess(box, onSlide(section, at.getBoundingClientRect(), '', at)))
  }
  return most
}

/** The least that a text may measure; 0 for what stands at the foot, and for marks above a line. */
function floorOf(element: Element): number {
  if (element.closest('header, footer, sub, sup, rt')) return 0
  // A slide itself stands in an SVG: only words of a drawing are its elements.
  if (element instanceof SVGElement) return 18
  return element.closest('pre, code, kbd, samp, h6, .file') ? 18 : 24
}

/** Whether an element, or what holds it, is placed by itself: the slide's edge alone bounds it. */
function isApart(section: HTMLElement, element: Element): boolean {
  for (let at: Element | null = element; at && at !== section; at = at.parentElement) {
    if (at.closest('.katex')) continue
    if (getComputedStyle(at).position === 'absolute') return true
  }
  return false
}

function checkSlide(section: HTMLElement, slide: number): SlideFault[] {
  const style = getComputedStyle(section)
  const px = (value: string) => Number.parseFloat(value) || 0
  const frame = {
    left: px(style.paddingLeft),
    top: px(style.paddingTop),
    right: section.offsetWidth - px(style.paddingRight),
    // Slides in the optical middle keep more than the foot free.
    bottom: section.offsetHeight - Math.min(px(style.paddingBottom), px(style.paddingTop)),
  }
  const edge = { left: 0, top: 0, right: section.offsetWidth, bottom: section.offsetHeight }
  const foot = furniture(section)
  const faults: SlideFault[] = []
  const fault = (kind: SlideFault['kind'], by: number, what: string) => {
    if (faults.filter((one) => one.kind === kind).length < 4)
      faults.push({ slide, kind, by: Math.round(by * 10) / 10, what })
  }
  for (const box of [...textBoxes(section), ...otherBoxes(section)]) {
    if (box.element.closest('header, footer')) continue
    const out = excess(box, isApart(section, box.element) ? edge : frame)
    if (out > 1.5) fault('outside', out, box.what)
    const cut = clippedBy(section, box)
    if (cut > 1) fault('clipped', cut, box.what)
    if (box.size !== undefined && box.size < floorOf(box.element) - 0.05)
      fault('small', box.size, box.what)
    const over = Math.max(
      0,
      ...foot.map((one) =>
        Math.min(
          box.right - one.left,
          one.right - box.left,
          box.bottom - one.top,
          one.bottom - box.top,
        ),
      ),
    )
    if (over > 1) fault('overlap', over, box.what)
  }
  for (const [by, what] of formulaSizes(section)) if (by < 23.95) fault('small', by, what)
  for (const [by, what] of footFaults(section, foot)) fault('foot', by, what)
  return faults
}

/** How large formulas are drawn; what stands above or below in them is smaller by its nature. */
function formulaSizes(section: HTMLElement): [number, string][] {
  return [...section.querySelectorAll('.katex')].map((element) => [
    drawnSize(section, element),
    `formula ${(element.textContent ?? '').trim().slice(0, 30)}`,
  ])
}

/** What stands at the foot is cut where it is too long, and stands apart from its neighbours. */
function footFaults(section: HTMLElement, foot: readonly Box[]): [number, string][] {
  const found: [number, string][] = []
  for (const { element, what } of foot) {
    if (element === section) continue
    const cut = element.scrollWidth - element.clientWidth
    if (cut > 1) found.push([cut, what])
  }
  foot.forEach((one, i) => {
    for (const other of foot.slice(i + 1)) {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
      if (across > 1 && down > 1) found.push([across, `${one.what} over ${other.what}`])
    }
  })
  return found
}

/** Height of what stands in the flow of a slide, in its own pixels. */
function heightOf(section: HTMLElement): number {
  const blocks = [...section.children].filter(
    (block) =>
      !/^(HEADER|FOOTER|STYLE|SCRIPT)$/.test(block.tagName) &&
      getComputedStyle(block).position !== 'absolute',
  )
  const boxes = blocks.map((block) => onSlide(section, block.getBoundingClientRect(), '', block))
  if (boxes.length === 0) return 0
  return Math.max(...boxes.map(({ bottom }) => bottom)) - Math.min(...boxes.map(({ top }) => top))
}

function checkSlides(): PageCheck {
  const all = [...document.querySelectorAll<HTMLElement>('section[id]')]
  const sections = all.filter(
    ({ dataset }) => !/background|pseudo/.test(dataset.marpitAdvancedBackground ?? ''),
  )
  return {
    heights: sections.map(heightOf),
    faults: sections.flatMap(checkSlide),
  }
}

const parts = [
  formulaSizes,
  footFaults,
  onSlide,
  textBoxes,
  drawnSize,
  textAfter,
  isSpaced,
  otherBoxes,
  furniture,
  excess,
  clippedBy,
  floorOf,
  isApart,
  checkSlide,
  heightOf,
]

/**
 * A script for a page that shows a deck: its value is a {@link PageCheck}. It looks at rectangles of
 * text, since `scrollHeight` misses what a container clips.
 */
export const checkScript = `(() => { ${parts.join('\n')}\nreturn { ...(${checkSlides})(), sizes: ${probeScript} } })()`
