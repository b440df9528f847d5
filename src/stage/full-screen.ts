/** Fills the screen with an element, or leaves it; says nothing where the browser may not. */
export function flipFullScreen(element: Element = document.documentElement): Promise<void> {
  const flipped = document.fullscreenElement
    ? document.exitFullscreen()
    : element.requestFullscreen?.()
  return Promise.resolve(flipped).catch(() => {})
}
