import { el } from './dom.js'
import type { Talk } from './talk.js'

/** The dot that shows where the speaker points, over an element that is as large as the slide. */
export function makePointer() {
  const element = el('div', 'pointer')
  element.hidden = true
  return {
    element,
    draw({ pointer }: Talk): void {
      element.hidden = !pointer
      if (!pointer) return
      element.style.left = `${pointer[0] * 100}%`
      element.style.top = `${pointer[1] * 100}%`
    },
  }
}
