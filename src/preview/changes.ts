import type { Kept, PageSlide } from './protocol.js'

/** The slides of a deck as a page that has `before` needs them: runs of its own, and new ones. */
export function changes(
  before: readonly PageSlide[],
  after: readonly PageSlide[],
): readonly (PageSlide | Kept)[] {
  const places = new Map<string, number[]>()
  before.forEach(({ key }, i) => {
    const known = places.get(key)
    if (known) known.push(i)
    else places.set(key, [i])
  })
  const all: (PageSlide | [number, number])[] = []
  for (const slide of after) {
    const last = all.at(-1)
    const next = Array.isArray(last) ? last[0] + last[1] : undefined
    if (Array.isArray(last) && next !== undefined && before[next]?.key === slide.key) {
      last[1] += 1
      continue
    }
    const from = places.get(slide.key)?.[0]
    all.push(from === undefined ? slide : [from, 1])
  }
  return all
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
