import type { PhrasingContent } from 'mdast'
import type { Inline } from '../parse/prose.js'

/** Turns prose into mdast's phrasing, its marks placed so that CommonMark closes them. */
export function phrasing(inlines: readonly Inline[]): PhrasingContent[] {
  return settle(inlines.flatMap(toMdast))
}

function toMdast(node: Inline): PhrasingContent[] {
  switch (node.type) {
    case 'text':
      return [plainText(node.value)]
    case 'inlineCode':
    case 'inlineMath':
      return [{ type: node.type, value: node.value } as PhrasingContent]
    case 'link':
      return [{ type: 'link', url: node.url, children: phrasing(node.children) as never }]
    case 'superscript':
      return tagged('sup', node.children)
    case 'subscript':
      return tagged('sub', node.children)
    default:
      return [{ type: node.type, children: phrasing(node.children) }]
  }
}

/** Markdown has no mark for these: Marp lets their tags pass. */
function tagged(name: string, inlines: readonly Inline[]): PhrasingContent[] {
  const tag = (value: string): PhrasingContent => ({ type: 'html', value })
  return [tag(`<${name}>`), ...phrasing(inlines), tag(`</${name}>`)]
}

/** A text that Marp draws as it is written. */
export function plainText(value: string): PhrasingContent {
  return { type: 'text', value: value.replace(SHORTCODE, '$1\u2060:') }
}

/** Marp draws `:name:` as an emoji, escaped or not: a word joiner keeps it text. */
const SHORTCODE = /(:(?:[+-]1|\w*[a-z]\w*(?:[-_]\w+)*)):/gi

const PUNCTUATION = /[\p{P}\p{S}]/u

/**
 * Moves punctuation out of marks that touch a letter: `**……。**下文` does not close in CommonMark,
 * `**……**。下文` does.
 */
function settle(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node, i): PhrasingContent[] => {
    if (node.type !== 'strong' && node.type !== 'emphasis' && node.type !== 'delete') return [node]
    let { children } = node
    const before: PhrasingContent[] = []
    const after: PhrasingContent[] = []
    if (endsInLetter(nodes[i - 1])) children = peel(children, 'start', before)
    if (startsWithLetter(nodes[i + 1])) children = peel(children, 'end', after)
    return children.length === 0
      ? [...before, ...after]
      : [...before, { ...node, children } as PhrasingContent, ...after]
  })
}

function edgeOf(node: PhrasingContent | undefined): string {
  return node && 'value' in node && node.type === 'text' ? node.value : ''
}

function startsWithLetter(node: PhrasingContent | undefined): boolean {
  const [first] = edgeOf(node)
  return first !== undefined && !/\s/.test(first) && !PUNCTUATION.test(first)
}

function endsInLetter(node: PhrasingContent | undefined): boolean {
  const last = edgeOf(node).at(-1)
  return last !== undefined && !/\s/.test(last) && !PUNCTUATION.test(last)
}

function peel(
  children: readonly PhrasingContent[],
  side: 'start' | 'end',
  out: PhrasingContent[],
): PhrasingContent[] {
  const at = side === 'end' ? children.length - 1 : 0
  const edge = children[at]
  if (edge?.type !== 'text') return [...children]
  const run =
    (side === 'end' ? /[\p{P}\p{S}\s]+$/u : /^[\p{P}\p{S}\s]+/u).exec(edge.value)?.[0] ?? ''
  if (run === '') return [...children]
  out.push({ type: 'text', value: run })
  const value = side === 'end' ? edge.value.slice(0, -run.length) : edge.value.slice(run.length)
  return children.flatMap((child, i) =>
    i !== at ? [child] : value === '' ? [] : [{ ...edge, value }],
  )
}
