import type { Inline } from './prose.js'
import { part } from './raised.js'

/** `==words==`, as Typora, Obsidian and MkDocs mark them; `a == b` and a line of `===` do not. */
const MARK = /(?<!=)==(?!=)/g

/** What a highlight is to an audience: its author's emphasis. */
export function withHighlights(nodes: readonly Inline[]): Inline[] {
  if (!nodes.some((node) => node.type === 'text' && node.value.includes('==')))
    return nodes as Inline[]
  const parts = nodes.flatMap(apart)
  const done: Inline[] = []
  let open = -1
  for (const [i, node] of parts.entries()) {
    const mark = isMark(node)
    if (mark && open >= 0 && closes(parts[i - 1], parts[i + 1])) {
      const [, ...children] = done.splice(open)
      done.push(strongOf(children))
      open = -1
    } else {
      if (mark && open < 0 && opens(parts[i - 1], parts[i + 1])) open = done.length
      done.push(node)
    }
  }
  return done
}

/** Bold within bold is bold. */
export function strongOf(children: readonly Inline[]): Inline {
  const flat = children.flatMap((node) => (node.type === 'strong' ? node.children : [node]))
  return { type: 'strong', children: flat }
}

/** A text with its marks as texts of their own. */
function apart(node: Inline): readonly Inline[] {
  if (node.type !== 'text' || !node.value.includes('==')) return [node]
  const cuts = [...node.value.matchAll(MARK)].flatMap(({ index }) => [index, index + 2])
  return [0, ...cuts].flatMap((from, i) => {
    const to = cuts[i] ?? node.value.length
    return to > from ? [part(node, from, to)] : []
  })
}

function isMark(node: Inline): boolean {
  return node.type === 'text' && node.value === '=='
}

function opens(before: Inline | undefined, after: Inline | undefined): boolean {
  return !/[\w)\]'"<>!=]$/.test(wordsOf(before)) && /^[^\s=]/.test(wordsOf(after))
}

function closes(before: Inline | undefined, after: Inline | undefined): boolean {
  return /[^\s=<>!]$/.test(wordsOf(before)) && !/^[\w=]/.test(wordsOf(after))
}

function wordsOf(node: Inline | undefined): string {
  if (!node) return ''
  return 'children' in node ? node.children.map(wordsOf).join('') : node.value
}
