/** CSS pixels that a finger moves before it means to turn the page. */
const least = 40

/** Listens to fingers that move sideways over an element. */
export function listenToSwipes(element: HTMLElement, next: () => void, back: () => void): void {
  let from: Touch | undefined
  element.addEventListener(
    'touchstart',
    ({ touches }) => {
      from = touches.length === 1 ? touches[0] : undefined
    },
    { passive: true },
  )
  element.addEventListener('touchend', ({ changedTouches: [to] }) => {
    if (!from || !to) return
    const [x, y] = [to.clientX - from.clientX, to.clientY - from.clientY]
    from = undefined
    if (Math.abs(x) < least || Math.abs(x) < 1.5 * Math.abs(y)) return
    if (x < 0) next()
    else back()
  })
}
