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
 * @param orders those of the first things first, where that is known: it saves time
 */
export function arranged(
  sizes: readonly Span[],
  ties: readonly Tie[],
  orders: readonly Order[],
): readonly number[] | undefined {
  const bound = bind(sizes.length, ties)
  const of = (i: number): Bound => bound[i] ?? { to: i, by: 0 }
  const edges = orders.flatMap(({ before, after, by }) => {
    const [from, to] = [of(before), of(after)]
    return from.to === to.to ? [] : [{ from: from.to, to: to.to, by: by + from.by - to.by }]
  })
  const first = longest(sizes, ({ start }, i) => -start - of(i).by, of, edges)
  if (!first) return undefined
  const end = Math.max(...sizes.map((size, i) => (first[of(i).to] ?? 0) + of(i).by + size.end))
  const back = edges.map(({ from, to, by }) => ({ from: to, to: from, by })).reverse()
  const last = longest(sizes, (size, i) => size.end + of(i).by, of, back)
  return sizes.map((_, i) => {
    const { to, by } = of(i)
    return ((first[to] ?? 0) + end - (last?.[to] ?? 0)) / 2 + by
  })
}

/** A thing whose place another's is told from, and how far that is. */
interface Bound {
  readonly to: number
  readonly by: number
}

function bind(count: number, ties: readonly Tie[]): readonly Bound[] {
  const bound = Array.from({ length: count }, (_, i): Bound => ({ to: i, by: 0 }))
  const held = new Map(bound.map(({ to }) => [to, [to]]))
  for (const tie of ties) {
    const [one, other] = [bound[tie.of], bound[tie.to]]
    if (!one || !other || one.to === other.to) continue
    const more = other.by + tie.by - one.by
    const moved = held.get(one.to) ?? []
    for (const i of moved) bound[i] = { to: other.to, by: (bound[i]?.by ?? 0) + more }
    held.get(other.to)?.push(...moved)
  }
  return bound
}

interface Edge {
  readonly from: number
  readonly to: number
  readonly by: number
}

/** The longest way to each place from where all begin; undefined where one leads in a circle. */
function longest(
  sizes: readonly Span[],
  begin: (size: Span, i: number) => number,
  of: (i: number) => Bound,
  edges: readonly Edge[],
): Float64Array | undefined {
  const ways = new Float64Array(sizes.length).fill(Number.NEGATIVE_INFINITY)
  for (const [i, size] of sizes.entries()) {
    const { to } = of(i)
    ways[to] = Math.max(ways[to] ?? 0, begin(size, i))
  }
  for (let round = 0; round <= sizes.length; round++) {
    let changed = false
    for (const { from, to, by } of edges) {
      const way = (ways[from] ?? 0) + by
      if (way <= (ways[to] ?? 0) + 1e-6) continue
      ways[to] = way
      changed = true
    }
    if (!changed) return ways
  }
  return undefined
}
