import type { Nodes } from 'mdast'
import type { Range } from '../diagnostic.js'

/** Where a node stands in the note. */
export function rangeOfNode({ position }: Pick<Nodes, 'position'>): Range {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 }
}
