import type { Prose } from '../parse/prose.js'
import { linesOf, widthOf } from './lines.js'
import type { Scale } from './theme.js'

type Row = readonly Prose[]

/** Text widths of a table's columns in CSS pixels, as a browser's automatic layout shares them. */
export function columnWidths(rows: readonly Row[], equal: boolean, scale: Scale): readonly number[] {
  const count = Math.max(1, ...rows.map((row) => row.length))
  const total = scale.width - (count - 1) * scale.padCellX
  if (equal) return Array.from({ length: count }, () => total / count)
  const columns = Array.from({ length: count }, (_, i) => rows.flatMap((row) => row[i] ?? []))
  const wish = columns.map((cells) => Math.max(1, ...cells.map((cell) => widthOf(cell) * scale.table)))
  const least = columns.map((cells) => Math.max(1, ...cells.map((cell) => longestWord(cell) * scale.table)))
  const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0)
  if (sum(wish) <= total) return wish
  // Each column gets what its longest word needs; the rest is shared by what the columns wish for.
  const spare = Math.max(0, total - sum(least))
  const wanted = wish.map((width, i) => width - (least[i] ?? 0))
  return least.map((width, i) => width + (spare * (wanted[i] ?? 0)) / (sum(wanted) || 1))
}

/**
 * Groups of columns that fit side by side, where a table is too wide for its words: each begins with
 * the first column, which names the rows.
 */
export function columnGroups(rows: readonly Row[], scale: Scale): readonly (readonly number[])[] {
  const count = Math.max(1, ...rows.map((row) => row.length))
  const least = Array.from({ length: count }, (_, i) =>
    Math.max(1, ...rows.map((row) => (row[i] ? longestWord(row[i]) * scale.table : 0))),
  )
  const groups: number[][] = [[0]]
  let used = least[0] ?? 0
  for (let i = 1; i < count; i++) {
    const own = (least[i] ?? 0) + scale.padCellX
    const group = groups.at(-1) as number[]
    if (used + own <= scale.width || group.length === 1) {
      group.push(i)
      used += own
    } else {
      groups.push([0, i])
      used = (least[0] ?? 0) + own
    }
  }
  return groups
}

function longestWord(cell: Prose): number {
  const words = cell.text.split(/\s+|(?<=\p{sc=Han})|(?=\p{sc=Han})/u)
  return Math.max(0, ...words.map((word) => word.length * 0.62))
}

/** Height of a row: its tallest cell. */
export function rowHeight(
  row: Row,
  columns: readonly number[],
  scale: Scale,
  headSize?: number,
): number {
  const head = headSize !== undefined
  const size = headSize ?? scale.table
  const lines = row.map((cell, i) => linesOf(cell, (columns[i] ?? scale.width) / size + 1e-3, head))
  return Math.max(1, ...lines) * size * scale.leadingTable + 2 * scale.padCellY + (head ? 2 : 1)
}
