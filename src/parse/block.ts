import type { Range } from '../diagnostic.js'
import type { Callout } from './callout.js'
import type { Fence } from './fence.js'
import type { Prose } from './prose.js'

interface Ranged {
  readonly range: Range
}

export interface Heading extends Ranged {
  readonly kind: 'heading'
  readonly depth: number
  readonly prose: Prose
}
export interface Paragraph extends Ranged {
  readonly kind: 'paragraph'
  readonly prose: Prose
}
export interface Item extends Ranged {
  readonly prose: Prose
  readonly children: readonly Item[]
  /** Ordered sublists keep their numbers. */
  readonly ordered: boolean
  /** Whether a task is done; absent where the item is none. */
  readonly done?: boolean
  /** What else the item holds: code, tables, further paragraphs. */
  readonly blocks: readonly Block[]
}
export interface List extends Ranged {
  readonly kind: 'list'
  readonly ordered: boolean
  readonly start: number
  readonly items: readonly Item[]
  /** Its items are terms, and what is said of each stands under it. */
  readonly terms?: boolean
}
export interface Code extends Ranged, Fence {
  readonly kind: 'code'
  readonly value: string
}
export interface Table extends Ranged {
  readonly kind: 'table'
  readonly align: readonly ('left' | 'right' | 'center' | null)[]
  /** The first row is the head. */
  readonly rows: readonly (readonly Prose[])[]
}
export interface Figure extends Ranged {
  readonly kind: 'figure'
  readonly url: string
  readonly alt: string
  /** Embedded by its name, as Obsidian does: its file may stand anywhere in the project. */
  readonly embed?: boolean
  /** Where the alternative text stands, when it stands in the note verbatim. */
  readonly altRange?: Range
}
export interface Quote extends Ranged {
  readonly kind: 'quote'
  /** What heads it, where it is a callout. */
  readonly callout?: Callout
  readonly blocks: readonly Block[]
}
export interface MathBlock extends Ranged {
  readonly kind: 'math'
  readonly value: string
}
export interface Diagram extends Ranged {
  readonly kind: 'diagram'
  readonly lang: string
  readonly value: string
}
/** What carries no words: rules, empty tags, comments. */
interface Markup extends Ranged {
  readonly kind: 'markup'
  /** It stands for the note's own headings. */
  readonly contents?: true
}
/** What the author tells notedeck or Marp in a comment. */
export interface Directive extends Ranged {
  readonly kind: 'directive'
  readonly name: 'break' | 'show' | 'say' | 'skip' | 'layout' | 'time' | 'marp'
  readonly value: string
}

/** A top-level piece of the note, with its place. */
export type Block =
  | Heading
  | Paragraph
  | List
  | Code
  | Table
  | Figure
  | Quote
  | MathBlock
  | Diagram
  | Markup
  | Directive

/** Every stretch of a block that carries the author's words, in order. */
export function wordsOf(block: Block): readonly Prose[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.prose]
    case 'list':
      return block.items.flatMap(wordsOfItem)
    case 'table':
      return block.rows.flat()
    case 'quote':
      return [...titleOf(block), ...block.blocks.flatMap(wordsOf)]
    default:
      return []
  }
}

function titleOf({ callout }: Quote): readonly Prose[] {
  return callout && 'title' in callout ? [callout.title] : []
}

function wordsOfItem(item: Item): readonly Prose[] {
  return [item.prose, ...item.children.flatMap(wordsOfItem), ...item.blocks.flatMap(wordsOf)]
}
