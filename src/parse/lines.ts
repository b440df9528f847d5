import { cut, type Prose, trim } from './prose.js'

/** Where the lines of a prose begin that its author wrote, by its own indices; the first is left out. */
export function lineStarts({ offsets }: Prose, source: string): readonly number[] {
  // Most paragraphs have one line.
  if (!source.slice(offsets[0], offsets.at(-1)).includes('\n')) return []
  return Array.from(offsets.keys()).filter(
    (i) => i > 0 && source.slice((offsets[i - 1] ?? 0) + 1, (offsets[i] ?? 0) + 1).includes('\n'),
  )
}

/** A prose in the parts that begin at some of its indices. By halves: a cut goes through all of a prose. */
export function partsAt(whole: Prose, starts: readonly number[]): readonly Prose[] {
  const end = whole.text.length
  const [first = end] = starts
  if (starts.length <= 1) return starts.length === 0 ? [] : [trim(cut(whole, first, end))]
  const half = starts.length >> 1
  const middle = starts[half] ?? end
  const behind = starts.slice(half).map((start) => start - middle)
  return [
    ...partsAt(cut(whole, 0, middle), starts.slice(0, half)),
    ...partsAt(cut(whole, middle, end), behind),
  ]
}
