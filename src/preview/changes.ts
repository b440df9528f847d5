import type { Kept, PageSlide } from './protocol.js'

/** The slides of a deck as a page that has `before` needs them: runs of its own, and new ones. */
export function changes(
  before: readonly PageSlide[],
  after: readonly PageSlide[],
): readonly (PageSlide | Kept)[] {
  const [head, tail] = alikeAtEnds(before, after)
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

/** How many slides are the same at the beginning of two decks, and how many of the others at the end. */
function alikeAtEnds(
  before: readonly PageSlide[],
  after: readonly PageSlide[],
): readonly [head: number, tail: number] {
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head]?.key === after[head]?.key) head += 1
  let tail = 0
  while (tail < most - head && before.at(-1 - tail)?.key === after.at(-1 - tail)?.key) tail += 1
  return [head, tail]
}

/** The deck that a page has once it got `changes` of `before`. */
export function changed<T>(
  before: readonly T[],
  patch: readonly (PageSlide | Kept)[],
  make: (slide: PageSlide) => T,
): T[] {
  return patch.flatMap((one) =>
    'key' in one ? [make(one)] : before.slice(one[0], one[0] + one[1]),
  )
}
