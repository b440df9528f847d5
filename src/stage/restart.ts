import { button, say } from './dom.js'
import type { TalkState } from './talk.js'
import type { Walker } from './walker.js'

/** So long one may think better of it. */
const undoMs = 5000

/** Restarts the clock; once more within five seconds, and it goes on as if nothing had been. */
export function makeRestart(walker: Walker, talk: TalkState) {
  let before: { readonly started: number; readonly entered: number } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const forget = (): void => {
    clearTimeout(timer)
    before = undefined
    say(element, 'Restart clock')
  }
  const restart = (): void => {
    const { started, entered } = talk.now()
    walker.restartClock()
    if (started === 0) return
    before = { started, entered }
    say(element, 'Undo restart')
    timer = setTimeout(forget, undoMs)
  }
  const act = (): void => {
    if (before) {
      talk.set(before)
      forget()
    } else restart()
  }
  const element = button('Restart clock', 'Restart the clock (r); again undoes it', act)
  return { element, act }
}
