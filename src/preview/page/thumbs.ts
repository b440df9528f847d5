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
  const thumb: Thumb = {
    element,
    slide: first,
    number: 0,
    place(slide, at, name) {
      const same = thumb.slide === slide && thumb.number === at && number.textContent !== ''
      say(part, name)
      part.hidden = name === ''
      if (same) return
      thumb.slide = slide
      thumb.number = at
      say(number, String(at))
      meter.style.setProperty('--full', String(Math.min(1, slide.fullness)))
      meter.dataset.over = String(slide.fullness > 1)
      element.title = slide.title
      if (visible) stage.draw(slide, at)
    },
    see(seen) {
      visible = seen
      stage.draw(seen ? thumb.slide : undefined, thumb.number)
    },
  }
  return thumb
}

/** Draws only the thumbnails that can be seen: a talk may have a thousand slides. */
export function makeThumbs(onPick: (index: number) => void, brush: Brush): Thumbs {
  const element = el('ol', 'thumbs')
  let thumbs: Thumb[] = []
  const byElement = new WeakMap<Element, Thumb>()
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) byElement.get(target)?.see(isIntersecting)
    },
    { root: null, rootMargin: '300px' },
  )
  element.addEventListener('click', ({ target }) => {
    const at = thumbs.findIndex((thumb) => thumb.element.contains(target as Node))
    if (at >= 0) onPick(at)
  })
  const make = (slide: PageSlide): Thumb => {
    const thumb = makeThumb(slide, brush)
    byElement.set(thumb.element, thumb)
    seen.observe(thumb.element)
    return thumb
  }
  return {
    element,
    update(slides, [width, height]) {
      element.style.setProperty('--ratio', `${width} / ${height}`)
      thumbs = matched(thumbs, slides, make, ({ element: gone }) => {
        seen.unobserve(gone)
        gone.remove()
      })
      thumbs.forEach((thumb, i) => {
        const slide = slides[i] as PageSlide
        const name = slide.part === slides[i - 1]?.part ? '' : slide.part
        thumb.place(slide, i + 1, name)
        if (element.children[i] !== thumb.element)
          element.insertBefore(thumb.element, element.children[i] ?? null)
      })
    },
    beside: (index, rows) =>
      besideInRows(
        thumbs.map((thumb) => thumb.element),
        index,
        rows,
      ),
    mark(index) {
      element.querySelector('.at')?.classList.remove('at')
      const at = thumbs[index]?.element
      at?.classList.add('at')
      at?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    },
  }
}

/** Thumbnails for slides: each slide keeps its own, wherever it went. */
function matched(
  before: readonly Thumb[],
  slides: readonly PageSlide[],
  make: (slide: PageSlide) => Thumb,
  drop: (thumb: Thumb) => void,
): Thumb[] {
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
