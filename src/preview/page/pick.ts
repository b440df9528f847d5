/** Elements of a slide that hold one thought of the author's. */
const whole = 'li, p, h1, h2, h3, h4, h5, h6, td, th, blockquote, figcaption'

/** The line of code, or the element's text, under the mouse: what the author wrote there. */
export function lineUnder(event: MouseEvent, host: HTMLElement): string {
  const target = event.composedPath()[0]
  if (!(target instanceof Element) || target === host) return ''
  const code = target.closest('pre')
  if (code) return lineOfCode(code, event)
  const image = target.closest('img')
  return (image?.getAttribute('alt') ?? target.closest(whole)?.textContent ?? '').slice(0, 500)
}

function lineOfCode(code: Element, { clientY }: MouseEvent): string {
  const lines = (code.textContent ?? '').replace(/\n$/, '').split('\n')
  const box = code.getBoundingClientRect()
  const text = code.querySelector('code')?.getBoundingClientRect() ?? box
  const at = Math.floor(((clientY - text.top) / text.height) * lines.length)
  return (lines[Math.max(0, Math.min(at, lines.length - 1))] ?? '').slice(0, 500)
}
