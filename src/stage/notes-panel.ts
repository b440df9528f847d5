import type { StageSlide } from './deck.js'
import { el } from './dom.js'
import { recall, remember } from './memory.js'

/** The speaker notes of a slide, each paragraph leading to its line. */
export function makeNotes(onPick: ((paragraph: number) => void) | undefined) {
  const element = el('div', 'notes')
  element.setAttribute('role', 'region')
  element.setAttribute('aria-label', 'Speaker notes')
  element.tabIndex = 0
  let drawn = ''
  element.addEventListener('click', ({ target }) => {
    // A link leads where its author said.
    if ((target as Element).closest('a')) return
    const paragraph = (target as Element).closest('[data-paragraph]')
    if (paragraph && getSelection()?.isCollapsed !== false)
      onPick?.(Number(paragraph.getAttribute('data-paragraph')))
  })
  return {
    element,
    draw(slide: StageSlide | undefined) {
      const all = slide?.notes ?? []
      const text = `${slide?.id} ${all.join('\n')}`
      if (text === drawn) return
      const moved = !drawn.startsWith(`${slide?.id} `)
      drawn = text
      const paragraphs = all.map((html, i) => {
        const paragraph = el('div', 'said')
        paragraph.dataset.paragraph = String(i)
        paragraph.innerHTML = html
        return paragraph
      })
      element.replaceChildren(
        ...(paragraphs.length > 0 ? paragraphs : [el('p', 'nothing', 'No notes')]),
      )
      if (moved) element.scrollTop = 0
    },
    /** Scrolls by half of what is seen, so that one finds one's line again. */
    scroll: (way: 1 | -1) => element.scrollBy(0, way * Math.round(element.clientHeight / 2)),
  }
}

/** CSS pixels of the notes, from which one chooses. */
const sizes = [16, 18, 20, 23, 26, 30, 34, 40]
const usual = 3
const sizeKey = 'notedeck-notes'

/** Sets notes in the size that was chosen last, and lets one choose. */
export function notesSize(element: HTMLElement) {
  const resize = (step: number): void => {
    const was = Number(recall(sizeKey) ?? usual)
    const to = Math.max(0, Math.min((Number.isInteger(was) ? was : usual) + step, sizes.length - 1))
    if (step !== 0) remember(sizeKey, String(to))
    element.style.fontSize = `${sizes[to]}px`
  }
  resize(0)
  return { larger: () => resize(1), smaller: () => resize(-1) }
}
