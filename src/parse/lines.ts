import { cut, type Prose, trim } from './prose.js'

/** Where the lines of a prose begin that its author wrote, by its own indices; the first is left out. */
export function lineStarts({ offsets }: Prose, source: string): readonly number[] {
  return Array.from(offsets.keys()).filter(
    (i) => i > 0 && source.slice((offsets[i - 1] ?? 0) + 1, (offsets[i] ?? 0) + 1).includes('\n'),
  )
}

/** A prose in the parts that begin at some of its indices. */
export function partsAt(whole: Prose, starts: readonly number[]): readonly Prose[] {
  return starts.map((start, i) => trim(cut(whole, start, starts[i + 1] ?? whole.text.length)))
}
