/** Tells where one points on a slide, in fractions of it, while the button is held; then nothing. */
export function pointWith(
  slide: HTMLElement,
  tell: (place: readonly [number, number] | undefined) => void,
): void {
  const move = ({ clientX, clientY, buttons }: PointerEvent): void => {
    if (buttons === 0) return
    const box = slide.getBoundingClientRect()
    tell([(clientX - box.left) / box.width, (clientY - box.top) / box.height])
  }
  slide.addEventListener('pointerdown', move)
  slide.addEventListener('pointermove', move)
  slide.addEventListener('pointerup', () => tell(undefined))
  slide.addEventListener('pointercancel', () => tell(undefined))
  slide.addEventListener('pointerleave', ({ buttons }) => buttons > 0 && tell(undefined))
}
