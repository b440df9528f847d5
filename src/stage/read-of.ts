import type { StageSlide } from './deck.js'

const known = new WeakMap<StageSlide, string>()

/** What one reads on a slide, without its running head and foot. */
export function readOf(slide: StageSlide): string {
  const ready = known.get(slide)
  if (ready !== undefined) return ready
  const holder = document.createElement('template')
  holder.innerHTML = slide.html
  for (const other of holder.content.querySelectorAll('header, footer, style')) other.remove()
  const text = (holder.content.textContent ?? '').replace(/\s+/g, ' ').trim()
  known.set(slide, text)
  return text
}
