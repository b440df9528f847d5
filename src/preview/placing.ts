import { endsAlike } from '../memoized.js'

/** A section of a note, at offsets that it keeps while the note changes around it. */
export interface Placed {
  readonly text: string
  /** Its first offset; those of sections rise in the order of the note, with room between them. */
  readonly at: number
}

/** What stands before the sections keeps the note's own offsets: a note is shorter than this. */
export const firstOffset: number = 2 ** 24
/** Beyond all sections. */
export const lastOffset: number = 2 ** 52
const plenty = 1000

/** Where sections may have their places: offsets, both beyond. */
interface Bounds {
  readonly from: number
  readonly to: number
}

const anywhere: Bounds = { from: firstOffset, to: lastOffset }

/**
 * Gives each section the place of a known one of the same text, as far as their orders agree, and
 * the others new places between. `known` are in order; of equals the `present` ones come first.
 * Absent where there is no room.
 */
export function place<T extends Placed>(
  texts: readonly string[],
  known: readonly T[],
  present: ReadonlySet<T>,
  make: (text: string, at: number, index: number) => T,
  { from, to }: Bounds = anywhere,
): readonly T[] | undefined {
  const kept = longestRise(matches(texts, known, present))
  const placed: T[] = []
  let next = 0
  for (let i = 0; i < texts.length; ) {
    const own = kept[i]
    if (own !== undefined) {
      placed.push(known[own] as T)
      next = own + 1
      i += 1
      continue
    }
    const floor = placed.length > 0 ? endOf(placed.at(-1) as T) : from
    let end = i + 1
    while (end < texts.length && kept[end] === undefined) end += 1
    // Where room is short, what is known behind gives up its place, until there is plenty.
    for (let least = 1; next < known.length; next += 1) {
      if (roomOf(texts.slice(i, end), floor, known[next]?.at ?? 0) > least) break
      least = plenty
      if (kept[end] === next) {
        end += 1
        while (end < texts.length && kept[end] === undefined) end += 1
      }
    }
    const limit = known[next]?.at ?? to
    if (roomOf(texts.slice(i, end), floor, limit) <= 1) return undefined
    const step = (limit - floor) / (end - i + 1)
    for (let k = 1; i < end; i += 1, k += 1)
      placed.push(make(texts[i] ?? '', floor + Math.floor(step * k), i))
  }
  return placed
}

/** The offset behind a section. */
export const endOf = ({ at, text }: Placed): number => at + text.length

/** How many times as much as it needs each of some sections gets that share what is free. */
function roomOf(texts: readonly string[], from: number, to: number): number {
  const longest = texts.reduce((most, { length }) => Math.max(most, length), 0)
  return (to - from) / (texts.length + 1) / (longest + 2)
}

/** For each text the index of a known section of the same text, each known one for one text. */
function matches<T extends Placed>(
  texts: readonly string[],
  known: readonly T[],
  present: ReadonlySet<T>,
): readonly (number | undefined)[] {
  const own = [...known.keys()].filter((at) => present.has(known[at] as T))
  const [head, tail] = endsAlike([own.map((at) => known[at]?.text)], [texts])
  const begin = own.slice(0, head)
  const end = own.slice(own.length - tail)
  const taken = new Set([...begin, ...end])
  const places = new Map<string, number[]>()
  for (const at of [...own, ...known.keys()]) {
    if (taken.has(at)) continue
    taken.add(at)
    const { text } = known[at] as T
    const same = places.get(text)
    if (same) same.push(at)
    else places.set(text, [at])
  }
  for (const same of places.values()) same.reverse()
  const middle = texts.slice(head, texts.length - tail)
  return [...begin, ...middle.map((text) => places.get(text)?.pop()), ...end]
}

/** Whether numbers rise, as they do where nothing was moved. */
function isRising(numbers: readonly (number | undefined)[]): boolean {
  let last = -1
  for (const number of numbers) {
    if (number === undefined) continue
    if (number < last) return false
    last = number
  }
  return true
}

/** Of numbers those of a longest rising subsequence, each at its index (patience sorting). */
function longestRise(numbers: readonly (number | undefined)[]): readonly (number | undefined)[] {
  if (isRising(numbers)) return numbers
  const tails: number[] = []
  const before = new Map<number, number | undefined>()
  numbers.forEach((number, i) => {
    if (number === undefined) return
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[tails[middle] ?? 0] ?? 0) < number) low = middle + 1
      else high = middle
    }
    before.set(i, tails[low - 1])
    tails[low] = i
  })
  const rise: (number | undefined)[] = numbers.map(() => undefined)
  for (let i = tails.at(-1); i !== undefined; i = before.get(i)) rise[i] = numbers[i]
  return rise
}
