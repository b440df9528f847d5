import { button, el } from './dom.js'
import type { Walker } from './walker.js'

/** The buttons that turn pages; one that would lead nowhere is at rest. */
export function makeTurns(className: string, walker: Walker, between?: HTMLElement) {
  const back = button('‹', 'Previous (←)', walker.back)
  const next = button('›', 'Next (→)', walker.next)
  const element = el('nav', className, back, between, next)
  element.setAttribute('aria-label', 'Slides')
  return {
    element,
    draw(): void {
      back.disabled = walker.atStart
      next.disabled = walker.atEnd
    },
  }
}
