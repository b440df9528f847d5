import type { Span } from './diagram-boxes.js'

/** The place of one thing is that of another and so much, both by their indices. */
export interface Tie {
  readonly of: number
  readonly to: number
  readonly by: number
}

/** One thing comes behind another, at least so far. */
export interface Order {
  readonly before: number
  readonly after: number
  readonly by: number
}

/**
 * Places along an axis from 0 on, as near to it as ties and orders let them be, and where they leave
 * room in the middle of it; none where they contradict one another. Of ties that do, the first holds.
 *
 * @param sizes how far each thing reaches from its place
 */
export function arranged(
  sizes: readonly Span[],
  ties: readonly Tie[],
  orders: readonly Order[],
): readonly number[] | undefined {
  const bound = bind(sizes.length, ties)
  const of = (i: number) => bound[i] ?? { to: i, by: 0 }
  const edges = orders.flatMap(({ before, after, by }) => {
    const [from, to] = [of(before), of(after)]
    return from.to === to.to ? [] : [{ from: from.to, to: to.to, by: by + from.by - to.by }]
  })
  const first = longest(
    sizes.map(({ start }, i) => [of(i).to, -start - of(i).by]),
    edges,
  )
  if (!first) return undefined
  const end = Math.max(...sizes.map((size, i) => (first.get(of(i).to) ?? 0) + of(i).by + size.end))
  const back = edges.map(({ from, to, by }) => ({ from: to, to: from, by }))
  const last = longest(
    sizes.map((size, i) => [of(i).to, size.end + of(i).by]),
    back,
  )
  return sizes.map((_, i) => {
    const { to, by } = of(i)
    return ((first.get(to) ?? 0) + end - (last?.get(to) ?? 0)) / 2 + by
  })
}

/** For each thing the one that its place is told from, and how far it is from that. */
function bind(count: number, ties: readonly Tie[]): readonly { to: number; by: number }[] {
  const bound = Array.from({ length: count }, (_, i) => ({ to: i, by: 0 }))
  for (const tie of ties) {
    const [one, other] = [bound[tie.of], bound[tie.to]]
    if (!one || !other || one.to === other.to) continue
    const { to } = one
    const more = other.by + tie.by - one.by
    for (const each of bound)
      if (each.to === to) Object.assign(each, { to: other.to, by: each.by + more })
  }
  return bound
}

interface Edge {
  readonly from: number
  readonly to: number
  readonly by: number
}

/** The longest way to each place from some beginnings; undefined where one leads in a circle. */
function longest(
  beginnings: readonly (readonly [place: number, by: number])[],
  edges: readonly Edge[],
): ReadonlyMap<number, number> | undefined {
  const ways = new Map<number, number>()
  const reach = (place: number, by: number): boolean => {
    if (by <= (ways.get(place) ?? Number.NEGATIVE_INFINITY) + 1e-6) return false
    ways.set(place, by)
    return true
  }
  for (const [place, by] of beginnings) reach(place, by)
  for (let round = 0; round <= ways.size; round++) {
    let changed = false
    for (const { from, to, by } of edges) if (reach(to, (ways.get(from) ?? 0) + by)) changed = true
    if (!changed) return ways
  }
  return undefined
}
