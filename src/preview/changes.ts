import { endsAlike } from '../memoized.js'
import type { Kept, PageSlide } from './protocol.js'

/** The slides of a deck as a page that has `before` needs them: runs of its own, and new ones. */
export function changes(
  before: readonly PageSlide[],
  after: readonly PageSlide[],
): readonly (PageSlide | Kept)[] {
  const [head, tail] = endsAlike([before], [after])
  const places = new Map<string, number>()
  for (let i = before.length - tail - 1; i >= head; i -= 1) places.set(before[i]?.key ?? '', i)
  const all: (PageSlide | [number, number])[] = head > 0 ? [[0, head]] : []
  for (const slide of after.slice(head, after.length - tail)) {
    const last = all.at(-1)
    const next = Array.isArray(last) ? last[0] + last[1] : undefined
    if (Array.isArray(last) && next !== undefined && before[next]?.key === slide.key) {
      last[1] += 1
      continue
    }
    const from = places.get(slide.key)
    all.push(from === undefined ? slide : [from, 1])
  }
  if (tail > 0) all.push([before.length - tail, tail])
  return all
}
