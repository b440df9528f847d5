import { el, say } from '../../stage/dom.js'
import { type Brush, makeStage } from '../../stage/stage.js'
import type { PageSlide } from '../protocol.js'
import { besideInRows } from './rows.js'

/** The slides, small, under the parts of the talk. */
export interface Thumbs {
  readonly element: HTMLElement
  readonly update: (slides: readonly PageSlide[], size: readonly [number, number]) => void
  readonly mark: (index: number) => void
  /** The index of the slide over or under one, where they stand in rows. */
  readonly beside: (index: number, rows: 1 | -1) => number
}

interface Thumb {
  readonly element: HTMLElement
  slide: PageSlide
  number: number
  readonly place: (slide: PageSlide, number: number, part: string) => void
  readonly see: (visible: boolean) => void
}

function makeThumb(first: PageSlide, brush: Brush): Thumb {
  const stage = makeStage('mini', brush)
  stage.element.inert = true
  const part = el('div', 'part')
  const number = el('span', 'number')
  const meter = el('span', 'meter')
  const element = el(
    'li',
    'thumb',
    part,
    el('div', 'row', number, el('div', 'leaf', stage.element, meter)),
  )
  let visible = false
  let shownPart: string | undefined
  const thumb: Thumb = {
    element,
    slide: first,
    number: 0,
    place(slide, at, name) {
      if (thumb.slide === slide && thumb.number === at && shownPart === name) return
      if (shownPart !== name) say(part, name)
      part.hidden = name === ''
      shownPart = name
      thumb.slide = slide
      thumb.number = at
      say(number, String(at))
      meter.style.setProperty('--full', String(Math.min(1, slide.fullness)))
      meter.dataset.over = String(slide.fullness > 1)
      element.title = slide.title
      if (visible) stage.draw(slide, at)
    },
    see(seen) {
      if (seen === visible) return
      visible = seen
      element.classList.toggle('near', seen)
      stage.draw(seen ? thumb.slide : undefined, thumb.number)
    },
  }
  return thumb
}

/** CSS pixels around what can be seen in which thumbnails are drawn too. */
const margin = 300

/** Draws only the thumbnails that can be seen: a talk may have a thousand slides. */
export function makeThumbs(onPick: (index: number) => void, brush: Brush): Thumbs {
  const element = el('ol', 'thumbs')
  let thumbs: Thumb[] = []
  let seen: Thumb[] = []
  let marked: HTMLElement | undefined
  const look = (): void => {
    const now = inView(element, thumbs)
    for (const thumb of seen) if (!now.includes(thumb)) thumb.see(false)
    for (const thumb of now) thumb.see(true)
    seen = now
  }
  element.addEventListener('scroll', () => requestAnimationFrame(look), { passive: true })
  const keep = (): void => marked?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  new ResizeObserver(() => {
    keep()
    look()
  }).observe(element)
  element.addEventListener('click', ({ target }) => {
    const at = thumbs.findIndex((thumb) => thumb.element.contains(target as Node))
    if (at >= 0) onPick(at)
  })
  const make = (slide: PageSlide): Thumb => makeThumb(slide, brush)
  return {
    element,
    update(slides, [width, height]) {
      element.style.setProperty('--ratio', `${width} / ${height}`)
      const before = thumbs
      thumbs = matched(before, slides, make, (gone) => gone.element.remove())
      thumbs.forEach((thumb, i) => {
        const slide = slides[i] as PageSlide
        thumb.place(slide, i + 1, slide.part === slides[i - 1]?.part ? '' : slide.part)
      })
      if (thumbs !== before) arrange(element, thumbs)
      look()
    },
    beside: (index, rows) =>
      besideInRows(
        thumbs.map((thumb) => thumb.element),
        index,
        rows,
      ),
    mark(index) {
      marked?.classList.remove('at')
      marked = thumbs[index]?.element
      marked?.classList.add('at')
      keep()
    },
  }
}

/** Puts thumbnails in order, moving none that stands right. */
function arrange(list: HTMLElement, thumbs: readonly Thumb[]): void {
  let next = list.firstElementChild
  for (const { element } of thumbs) {
    if (element === next) next = next.nextElementSibling
    else list.insertBefore(element, next)
  }
}

/** The thumbnails in or near the view of their list: they rise to the right, or down, or row by row. */
function inView(list: HTMLElement, thumbs: readonly Thumb[]): Thumb[] {
  const view = list.getBoundingClientRect()
  const first = firstOf(thumbs, ({ bottom, right }) => {
    return bottom >= view.top - margin && right >= view.left - margin
  })
  const beyond = firstOf(thumbs, ({ top, left }) => {
    return top > view.bottom + margin || left > view.right + margin
  })
  return thumbs.slice(first, beyond)
}

/** The index of the first thumbnail whose box meets what all behind it meet too. */
function firstOf(thumbs: readonly Thumb[], test: (box: DOMRect) => boolean): number {
  let low = 0
  let high = thumbs.length
  while (low < high) {
    const middle = (low + high) >> 1
    const box = thumbs[middle]?.element.getBoundingClientRect()
    if (box && test(box)) high = middle
    else low = middle + 1
  }
  return low
}

/** Thumbnails for slides: each slide keeps its own, wherever it went. */
function matched(
  before: Thumb[],
  slides: readonly PageSlide[],
  make: (slide: PageSlide) => Thumb,
  drop: (thumb: Thumb) => void,
): Thumb[] {
  if (before.length === slides.length && before.every(({ slide }, i) => slide.id === slides[i]?.id))
    return before
  const left = new Map(before.map((thumb) => [thumb.slide.id, thumb]))
  const after = slides.map((slide) => {
    const own = left.get(slide.id)
    left.delete(slide.id)
    return own ?? make(slide)
  })
  const used = new Set(after)
  for (const thumb of before) if (!used.has(thumb)) drop(thumb)
  return after
}
