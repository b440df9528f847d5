import type { Range } from '../diagnostic.js'
import type { Block } from '../parse/block.js'
import type { Prose } from '../parse/prose.js'
import type { Gain } from './rules.js'
import type { NoteLine, Piece } from './slide.js'
import type { Said } from './unfold.js'

/** A sentence that may be shown, already cut to its clause. */
export interface Candidate {
  readonly prose: Prose
  readonly score: number
  readonly by: string
  /** What spoke for it and against it; none where its author said to show it. */
  readonly gains: readonly Gain[]
  /** The paragraph that it comes from. */
  readonly of: Block
}

/** The smallest thing that a slide is made of: a paragraph or a piece of evidence. */
export interface Beat {
  readonly kind: 'prose' | 'evidence' | 'name'
  readonly range: Range
  readonly notes: readonly NoteLine[]
  readonly candidates: readonly Candidate[]
  readonly evidence: readonly Piece[]
  /** What heads the callouts that begin with it. */
  readonly callouts: readonly Piece[]
  /** For a beat that names what follows: a bold line, a line that ends in a colon. */
  readonly title?: Prose
  readonly seconds: number
  /** Leads into the next beat: no slide begins between them. */
  readonly leads: boolean
  readonly said: Said
}
