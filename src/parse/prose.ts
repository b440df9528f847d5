import type { Range } from '../diagnostic.js'

/** A piece of running text: mdast's phrasing nodes, reduced to what a slide can show. */
export type Inline =
  | { readonly type: 'text'; readonly value: string; readonly offsets: readonly number[] }
  | {
      readonly type: 'inlineCode' | 'inlineMath'
      readonly value: string
      readonly offsets: readonly number[]
    }
  | {
      readonly type: 'strong' | 'emphasis' | 'delete' | 'superscript' | 'subscript'
      readonly children: readonly Inline[]
    }
  | { readonly type: 'link'; readonly url: string; readonly children: readonly Inline[] }

/** A half-open span of UTF-16 indices into a prose's own text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Running text with its place in the note: whatever is cut from it stays verbatim. */
export interface Prose {
  readonly inlines: readonly Inline[]
  /** What one reads: marks gone, lines joined. */
  readonly text: string
  /** The note's offset of each unit of `text`. */
  readonly offsets: readonly number[]
  /** Spans that are never cut: code, math, links, what is raised. */
  readonly atoms: readonly Span[]
  readonly strong: readonly Span[]
}

/** Reads a prose off its inline nodes. */
export function prose(inlines: readonly Inline[]): Prose {
  const atoms: Span[] = []
  const strong: Span[] = []
  const offsets: number[] = []
  let text = ''
  const walk = (nodes: readonly Inline[]): void => {
    for (const node of nodes) {
      const start = text.length
      if ('children' in node) walk(node.children)
      else {
        text += node.value
        for (const offset of node.offsets) offsets.push(offset)
      }
      const span = { start, end: text.length }
      if (node.type === 'strong') strong.push(span)
      else if (node.type !== 'text' && node.type !== 'emphasis' && node.type !== 'delete')
        atoms.push(span)
    }
  }
  walk(inlines)
  return { inlines, text, offsets, atoms, strong }
}

/** The part of a prose between two indices of its text, with its marks. */
export function cut(whole: Prose, from: number, to: number): Prose {
  if (from <= 0 && to >= whole.text.length) return whole
  let at = 0
  const walk = (nodes: readonly Inline[]): Inline[] =>
    nodes.flatMap((node): Inline[] => {
      if ('children' in node) {
        const children = walk(node.children)
        return children.length > 0 ? [{ ...node, children }] : []
      }
      const start = Math.max(from - at, 0)
      const end = Math.min(to - at, node.value.length)
      at += node.value.length
      if (start >= end) return []
      return [
        { ...node, value: node.value.slice(start, end), offsets: node.offsets.slice(start, end) },
      ]
    })
  return prose(walk(whole.inlines))
}

/** A prose up to where a part ends that was cut out of it. */
export function upTo(whole: Prose, part: Prose): Prose {
  return cut(whole, 0, whole.offsets.indexOf(part.offsets.at(-1) ?? -1) + 1)
}

/** A prose without white space at its ends. */
export function trim(whole: Prose): Prose {
  const start = whole.text.length - whole.text.trimStart().length
  return cut(whole, start, whole.text.trimEnd().length)
}

/** Where a prose stands in the note, from its first to its last character. */
export function rangeOf({ offsets }: Prose): Range {
  const start = offsets[0] ?? 0
  return { start, end: (offsets.at(-1) ?? start - 1) + 1 }
}

/** The same words without bold or emphasis, for a line that is one mark from end to end. */
export function unmarked(whole: Prose): Prose {
  const walk = (nodes: readonly Inline[]): Inline[] =>
    nodes.flatMap((node) =>
      node.type === 'strong' || node.type === 'emphasis' ? walk(node.children) : [node],
    )
  return prose(walk(whole.inlines))
}

/** What is marked from end to end is marked for nothing: on a slide it stands bare. */
export function bare(whole: Prose): Prose {
  const [only, ...others] = whole.inlines
  const marked = only?.type === 'emphasis' || only?.type === 'strong'
  return isBold(whole) || (marked && others.length === 0) ? unmarked(whole) : whole
}

/** Whether a prose is bold from its first to its last word. */
export function isBold({ text, strong }: Prose): boolean {
  const bare = [...strong].sort((a, b) => b.start - a.start)
  let rest = text
  for (const span of bare) rest = rest.slice(0, span.start) + rest.slice(span.end)
  return strong.length > 0 && !/[\p{L}\p{N}]/u.test(rest)
}
