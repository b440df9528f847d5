import { button } from './dom.js'
import type { Talk } from './talk.js'
import type { Walker } from './walker.js'

/** The button that makes the audience's screen black, and shows whether it is. */
export function makeBlackButton(walker: Walker) {
  const element = button('Black', 'Black screen (b)', walker.black)
  return {
    element,
    draw({ black }: Talk): void {
      element.setAttribute('aria-pressed', String(black))
      document.body.classList.toggle('blacked', black)
    },
  }
}
