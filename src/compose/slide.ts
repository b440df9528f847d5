import type { Range } from '../diagnostic.js'
import type { Code, Diagram, Figure, MathBlock, Table } from '../parse/block.js'
import type { Layout } from '../parse/layouts.js'
import type { Inline, Prose } from '../parse/prose.js'
import type { Lang } from '../parse/script.js'

export type { Layout } from '../parse/layouts.js'

/** A run of the author's words on a slide, and the rule that put it there. */
export interface Point {
  readonly prose: Prose
  readonly by: string
  readonly children: readonly Point[]
  /** Words of ours behind the author's: minutes in the agenda. */
  readonly label?: string
  /** Whether a task is done, drawn as a box before it; absent where it is none. */
  readonly done?: boolean
}

interface By {
  /** The rule that put it on the slide. */
  readonly by: string
}

/** What stands on a slide under its title, from top to bottom. */
export type Piece =
  | ({ readonly kind: 'line'; readonly prose: Prose; readonly quiet: boolean } & By)
  | ({
      readonly kind: 'points'
      readonly ordered: boolean
      readonly start: number
      readonly items: readonly Point[]
    } & By)
  | ({
      readonly kind: 'code'
      readonly block: Code
      /** Half-open lines of the block's value. */
      readonly lines: Range
      /** Lines are numbered since they go on from another slide, or on another. */
      readonly numbered?: boolean
    } & By)
  | ({
      readonly kind: 'table'
      readonly block: Table
      /** Half-open body rows, the head not counted. */
      readonly rows: Range
      /** The columns that stand on the slide, where it cannot hold all. */
      readonly columns?: readonly number[]
    } & By)
  | ({ readonly kind: 'figure'; readonly block: Figure } & By)
  | ({ readonly kind: 'quote'; readonly lines: readonly Prose[] } & By)
  | ({ readonly kind: 'math'; readonly block: MathBlock } & By)
  | ({
      readonly kind: 'diagram'
      readonly block: Diagram
      /** The part of it that stands on the slide, where it cannot hold all: from 1. */
      readonly part?: { readonly at: number; readonly of: number }
      /** What it is drawn for, in CSS pixels; what a slide of 16:9 has under a title where absent. */
      readonly room?: { readonly width: number; readonly height: number }
      /** What its labels need to be read, in CSS pixels; the theme's least where absent. */
      readonly height?: number
    } & By)
  /** A few words of ours, such as a part's number. */
  | { readonly kind: 'label'; readonly text: string }

/** A line of the speaker notes: the author's prose, or a cue of ours. */
export type NoteLine =
  | {
      readonly kind: 'prose'
      readonly text: string
      readonly range: Range
      /** The words with their marks; absent where the text is what stands in the note: code, or Markdown. */
      readonly inlines?: readonly Inline[]
    }
  | { readonly kind: 'cue'; readonly text: string; readonly range?: Range }

export interface Slide {
  /** Survives edits elsewhere in the note. */
  readonly id: string
  readonly layout: Layout
  /** Further classes: `split`, `compact`. */
  readonly modifiers: readonly string[]
  readonly title?: Prose
  /** Words of ours for a title: "Agenda", or "(2/3)" behind the author's. */
  readonly titleLabel?: string
  /** The names of the sections that hold the slide, outermost first. */
  readonly path: readonly string[]
  readonly body: readonly Piece[]
  readonly notes: readonly NoteLine[]
  /** How long the slide is up. */
  readonly seconds: number
  /** What of the note it stands for. */
  readonly range: Range
  /** The note's ranges of what the slide shows only in part, since no slide can hold it. */
  readonly inPart?: readonly Range[]
  /** The author said how long it is up. */
  readonly timed?: boolean
  /** The author said that a slide begins here. */
  readonly pinned?: boolean
  /** Marp's directives that the author wrote here, as comment texts. */
  readonly directives: readonly string[]
}

export interface Deck {
  readonly lang: Lang
  readonly title: string
  readonly slides: readonly Slide[]
  /** The length of the talk. */
  readonly seconds: number
}
