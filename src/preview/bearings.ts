import { mapped } from '../memoized.js'
import { firstOffset, type Placed } from './placing.js'

/** Leads from the offsets of a document whose sections keep their places to those of the note. */
export interface Bearings {
  readonly inNote: (offset: number) => number
  readonly inDocument: (offset: number) => number
}

/** The bearings of a document whose offsets are the note's own. */
export const sameBearings: Bearings = { inNote: (one) => one, inDocument: (one) => one }

/** The bearings of placed sections that begin at `starts` in the note. */
export function bearingsOf(placed: readonly Placed[], starts: readonly number[]): Bearings {
  const places = placesOf([placed])
  return {
    inNote: (offset) => (offset < firstOffset ? offset : carry(offset, places, starts)),
    inDocument: (offset) => (offset < (starts[0] ?? 0) ? offset : carry(offset, starts, places)),
  }
}

const placesOf = mapped(([{ at }]: [Placed]) => at)

/** An offset carried from the last of the sections that begin before it to where that one is. */
function carry(offset: number, from: readonly number[], to: readonly number[]): number {
  let low = 0
  let high = from.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((from[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return (to[low] ?? 0) + offset - (from[low] ?? 0)
}
