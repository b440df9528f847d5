import type { Range } from '../diagnostic.js'
import type { Block } from '../parse/block.js'
import type { Prose } from '../parse/prose.js'

/** A heading, its blocks and its subsections. */
export interface Section {
  /** Absent for what stands before the first heading. */
  readonly title?: Prose
  /** How deep it lies in the tree, from 0 for a part of the talk; not the heading's own level. */
  readonly depth: number
  readonly blocks: readonly Block[]
  readonly children: readonly Section[]
  readonly range: Range
}

export interface Outline {
  /** A single heading over all the rest is the talk's title and no section. */
  readonly title?: Prose
  readonly sections: readonly Section[]
  /**
   * The depth at which Pandoc would begin a slide at each heading: the least deep one that has
   * content right under it. What lies above holds only headings.
   */
  readonly slideLevel: number
}
