import { cut, type Prose, trim } from './prose.js'

/** Where the lines of a prose begin that its author wrote, by its own indices; the first is left out. */
export function lineStarts({ offsets }: Prose, source: string): readonly number[] {
  // Most paragraphs have one line.
  if (!/\n|<br/i.test(source.slice(offsets[0], offsets.at(-1)))) return []
  return Array.from(offsets.keys()).filter((i) => {
    const before = offsets[i - 1] ?? 0
    const at = offsets[i] ?? 0
    const between = source.slice(before + 1, at + 1)
    return i > 0 && (between.includes('\n') || (between.length > 3 && hasBreak(before, at, source)))
  })
}

/** HTML's end of a line; what is read for it is a space that stands at its tag. */
function hasBreak(from: number, to: number, source: string): boolean {
  return /<br\s*\/?>/i.test(source.slice(from, to))
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
