import type { StageSlide } from './deck.js'

const known = new WeakMap<StageSlide, string>()

/** Whose words are apart from those that come next. */
const BLOCKS = 'h1, h2, h3, p, li, ul, ol, pre, th, td, figure, blockquote, text, tspan, br'

/** What one reads on a slide, without its running head and foot. */
export function readOf(slide: StageSlide): string {
  const ready = known.get(slide)
  if (ready !== undefined) return ready
  const holder = document.createElement('template')
  holder.innerHTML = slide.html
  for (const other of holder.content.querySelectorAll('header, footer, style')) other.remove()
  for (const block of holder.content.querySelectorAll(BLOCKS)) block.after(' ')
  const text = (holder.content.textContent ?? '').replace(/\s+/g, ' ').trim()
  known.set(slide, text)
  return text
}
