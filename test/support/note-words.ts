import { fromHtml } from 'hast-util-from-html'
import type { Nodes as Hast } from 'hast'
import type { Nodes, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { mathFromMarkdown } from 'mdast-util-math'
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly'
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough'
import { gfm } from 'micromark-extension-gfm'
import { math } from 'micromark-extension-math'
import type { Note } from '../../src/load/note.js'

/** A stretch of the note's words, read without any of our own stages. */
export interface Words {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'cell' | 'code' | 'math' | 'html' | 'alt'
  readonly text: string
  /** Whether it stands at the top, in no list and no quote. */
  readonly top: boolean
}

/** Tags of site generators, which have no words. */
const TAGS =
  /\{\{[<%][^\n]*?[%>]\}\}|\{%[^\n]*?%\}|\{#[\w-]+\}|\{:[^}\n]*\}|^[ \t]*(?:\[\[?_?toc_?\]?\]|@\[toc\])[ \t]*$|:(?:numref|label|eqref|eqlabel|cite[pt]?|ref|width|height|begin_tab|end_tab|bookmark):`[^`\n]*`|(?<=[)`*\]])\{[.#][^}\n]*\}|^[ \t]*:::+[ \t]*[\w-]*|\{\{\s*[\w.]+(?:\s*\|[^}\n]*)?\s*\}\}|(?<=\s)\^[\w-]{4,}(?=[ \t]*\r?$)/gim

/**
 * Every stretch of words of a note that its author did not skip, in the note's order; with `all`
 * also what is skipped, and what has no letter.
 */
export function noteWords({ text, bodyStart }: Note, { all = false } = {}): readonly Words[] {
  const root = fromMarkdown(normal(text.slice(bodyStart)), {
    extensions: [gfm(), math(), cjkFriendlyExtension(), gfmStrikethroughCjkFriendly()],
    mdastExtensions: [gfmFromMarkdown(), mathFromMarkdown()],
  })
  const blocks = all ? root.children : withoutSkipped(root.children)
  const words = blocks.flatMap((node) => wordsOf(node, true))
  return all ? words : words.filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
}

/** Generators' tags around code as fences; `$$` with TeX beside it on lines of its own. */
function normal(text: string): string {
  return text
    .replace(/^[ \t]*\{\{[<%]\s*(\/?)highlight\s*([\w+#-]*)[^\n]*[%>]\}\}[ \t]*$/gm, '```$2')
    .replace(
      /^[ \t]*\$\$(?!\$)((?:[^$\n]|\$(?!\$)|\n(?!\s*\n))*?)\$\$[ \t]*[.,;，。；]?[ \t]*(?=\r?$)/gm,
      '\n$$$$\n$1\n$$$$\n',
    )
}

/** `deck: skip` is of the next block, or of a heading's section. */
function withoutSkipped(nodes: readonly RootContent[]): readonly RootContent[] {
  let skip = false
  let until = 0
  return nodes.filter((node) => {
    if (node.type === 'html' && /^<!--\s*deck:\s*skip\s*-->$/.test(node.value.trim())) {
      skip = true
      return false
    }
    if (node.type === 'heading' && node.depth <= until) until = 0
    if (skip && node.type === 'heading' && until === 0) until = node.depth
    const dropped = skip || until > 0
    if (node.type !== 'html' || !node.value.startsWith('<!--')) skip = false
    return !dropped
  })
}

function wordsOf(node: Nodes, top: boolean): readonly Words[] {
  const one = (kind: Words['kind'], text: string): readonly Words[] => [
    { kind, text, top },
    ...altsIn(node),
  ]
  switch (node.type) {
    case 'heading':
      return one('heading', textOf(node))
    case 'paragraph':
      return one(top ? 'paragraph' : 'item', textOf(node))
    case 'tableCell':
      return one('cell', textOf(node))
    case 'code':
      return one('code', node.value)
    case 'math':
      return one('math', node.value)
    case 'html':
      return one('html', htmlText(node.value))
    default:
      return 'children' in node ? node.children.flatMap((child) => wordsOf(child, false)) : []
  }
}

/** What one reads of a node's running text. */
function textOf(node: Nodes): string {
  const text = raw(node)
  return text
    .replace(TAGS, '')
    .replace(/^\[![\w-]+\][+-]?/, '')
    .replace(/!\[\[[^\]]*\]\]/g, '')
    .replace(/\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]/g, '$1')
}

function raw(node: Nodes): string {
  switch (node.type) {
    case 'break':
      return ' '
    case 'html':
    case 'image':
    case 'imageReference':
    case 'footnoteReference':
      return ''
    default:
      return 'value' in node ? node.value : 'children' in node ? node.children.map(raw).join('') : ''
  }
}

function altsIn(node: Nodes): readonly Words[] {
  if (node.type === 'image' || node.type === 'imageReference')
    return node.alt ? [{ kind: 'alt', text: node.alt, top: false }] : []
  return 'children' in node ? node.children.flatMap(altsIn) : []
}

function htmlText(html: string): string {
  const walk = (node: Hast): string => {
    if (node.type === 'element' && ['script', 'style', 'iframe'].includes(node.tagName)) return ''
    if (node.type === 'text') return node.value
    return 'children' in node ? node.children.map(walk).join(' ') : ''
  }
  return walk(fromHtml(html, { fragment: true }))
}
