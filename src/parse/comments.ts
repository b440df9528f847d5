import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { visit } from 'unist-util-visit'
import type { Range } from '../diagnostic.js'
import type { Note } from '../load/note.js'
import { isMarpDirective } from './directive.js'

/** A comment that Marp takes for speaker notes. */
export interface NoteComment {
  readonly text: string
  /** Of the whole comment, with its marks. */
  readonly range: Range
}

/** The comments of a Marp deck that are its speaker notes: they tell Marp nothing. */
export function noteComments({ text, bodyStart }: Note): readonly NoteComment[] {
  const found: NoteComment[] = []
  visit(fromMarkdown(text.slice(bodyStart)), (node: Nodes) => {
    if (node.type !== 'html') return
    const at = bodyStart + (node.position?.start.offset ?? 0)
    for (const comment of node.value.matchAll(/<!--([\s\S]*?)-->/g)) {
      const start = at + comment.index
      const range = { start, end: start + comment[0].length }
      if (!isMarpDirective(comment[1] ?? '')) found.push({ text: comment[1] ?? '', range })
    }
  })
  return found
}
