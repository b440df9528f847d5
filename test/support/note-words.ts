import type { Nodes as Hast } from 'hast'
import { fromHtml } from 'hast-util-from-html'
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
  /^(?:id|collapsed|alias|icon|public|heading|background-color|logseq\.[\w.-]+|template(?:-[\w-]+)?):: [^\n]*$|\{\{[<%][^\n]*?[%>]\}\}|\{%[^\n]*?%\}|\{#[\w-]+\}|\{:[^}\n]*\}|^[ \t]*(?:\[\[?_?toc_?\]?\]|@\[toc\])[ \t]*$|(?<=[)`*\]])\{[.#][^}\n]*\}|\{\{\s*[\w.]+(?:\s*\|[^}\n]*)?\s*\}\}|(?<=\s)\^[\w-]{4,}(?=[ \t]*\r?$)/gim

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
  const words = blocks.flatMap((node, i) => wordsOf(node, !isTerm(blocks[i + 1])))
  return all ? words : words.filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
}

const FENCED = /^[ \t]*(?<fence>```+|~~~+)[^\n]*\n(?:[\s\S]*?\n)??[ \t]*\k<fence>[`~]*[ \t]*\r?$/
const HIGHLIGHT =
  /^[ \t]*\{\{[<%][ \t]*(?<end>\/?)highlight[ \t]*(?<lang>[\w+#-]*)[^\n]*[%>]\}\}[ \t]*\r?$/
const CONTAINER = /^[ \t]*:::+[ \t]*(?:message[ \t]+alert|[\w-]*)(?<title>[^\n]*)$/
const ADMONITION =
  /^(?<indent>[ \t]*)(?:!!!|\?{3}\+?)[ \t]+(?:note|tip|(?<word>[\w-]+))(?:[ \t]+"(?<named>[^"\n]*)")?[ \t]*\r?\n(?<held>(?:[ \t]*\r?\n|\k<indent> {4}[^\n]*(?:\n|$))*)/
const FIGURE = /\{\{[<%][ \t]*figure[ \t][^\n]*?caption="(?<caption>[^"\n]*)"[^\n]*?[%>]\}\}/
const DISPLAY =
  /^[ \t]*\$\$(?!\$)(?<tex>(?:[^$\n]|\$(?!\$)|\n(?!\s*\n))*?)\$\$[ \t]*[.,;，。；]?[ \t]*(?=\r?$)/
const NORMALISED = new RegExp(
  [FENCED, HIGHLIGHT, CONTAINER, ADMONITION, FIGURE, DISPLAY].map(({ source }) => source).join('|'),
  'gm',
)

/**
 * Generators' tags around code as fences, containers' marks gone but for their titles, and `$$`
 * with TeX beside it on lines of its own; what an admonition holds as a quote.
 */
function normal(text: string): string {
  const normalised = text.replace(NORMALISED, (whole, ...rest) => {
    const { fence, lang, end, title, word, named, held, caption, tex } = rest.at(-1) as Record<
      string,
      string | undefined
    >
    if (fence !== undefined) return whole
    if (title !== undefined) return `\n> ${title.trim()}\n\n`
    if (held !== undefined)
      return `> ${named ?? word ?? ''}\n${held.replace(/^(?:[ \t]{4}|(?=\r?\n))/gm, '> ')}\n`
    if (caption !== undefined) return `![${caption}](figure)`
    return tex !== undefined ? `\n$$\n${tex}\n$$\n` : `\`\`\`${end ? '' : lang}`
  })
  return closed(normalised)
}

/** A `$$` that nothing closes begins no formula. */
function closed(text: string): string {
  const either = new RegExp(`${FENCED.source}|^[ \\t]*(?<mark>\\$\\$)`, 'gm')
  const marks = [...text.matchAll(either)].filter(({ groups }) => groups?.mark !== undefined)
  const last = marks.length % 2 === 1 ? marks.at(-1) : undefined
  return last ? text.slice(0, last.index) + text.slice(last.index + last[0].length) : text
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
    if (!isSilent(node)) skip = false
    return !dropped
  })
}

/** What is no block of the note. */
function isSilent(node: RootContent): boolean {
  const { type } = node
  return (
    type === 'thematicBreak' ||
    type === 'definition' ||
    (type === 'html' && !htmlText(node.value).trim())
  )
}

/** What begins a line that defines the term above it. */
const DEFINES = /(?:^|\n)[ \t]*:[ \t]+/

const COUNTED = [
  /^(\d{1,2})(?:[、．]|[.)）](?!\d))\s*/,
  /^[（(](\d{1,2})[)）]\s*/,
  /^([一二三四五六七八九十])、\s*/,
  /^[（(]([一二三四五六七八九十])[)）]\s*/,
  /^([①-⑳])\s*/,
]
const BULLET = /^[•●○◦▪■◆◇►▶✓✔·∙]\s*/
const DATE = /^(?:\d{4}\s*(?:年|[-/.]\d{1,2}|[:：])|\d{1,2}[:：]\d{2}|\d{1,2}\s*月)/
const SIGN = /^(?:\p{Extended_Pictographic}\uFE0F?|[→➜➢★☆※√×✗✘])\s*\S/u
const KEY = /^[^，。；：:？！,;?!]{1,13}(?:：|:\s)\s*\S/

/** The items that the lines of a paragraph are to their readers, and what leads in to them. */
function itemsOf(text: string): { readonly lead: string; readonly items: readonly string[] } {
  const lines = text.split('\n').map((line) => line.trim())
  for (const mark of [...COUNTED, BULLET, DATE, SIGN, KEY]) {
    const marked = [...lines.keys()].filter((i) => mark.test(lines[i] ?? ''))
    const [first = 0, second] = marked
    const isWhole = marked.length === lines.length - first
    if (second === undefined || ([DATE, SIGN, KEY].includes(mark) && !isWhole)) continue
    if (
      COUNTED.includes(mark) &&
      !isCounting(
        marked.map((i) => lines[i] ?? ''),
        mark,
        first,
      )
    )
      continue
    const parts = marked.map((from, i) => lines.slice(from, marked[i + 1]).join('\n'))
    const items = parts.flatMap((part) => {
      const inner = itemsOf([DATE, SIGN, KEY].includes(mark) ? part : part.replace(mark, ''))
      return [...(inner.lead ? [inner.lead] : []), ...inner.items]
    })
    return { lead: lines.slice(0, first).join('\n'), items }
  }
  return { lead: text, items: [] }
}

function isCounting(lines: readonly string[], mark: RegExp, first: number): boolean {
  const numbers = lines.map((line) => {
    const written = mark.exec(line)?.[1] ?? ''
    const at = ' 一二三四五六七八九十'.indexOf(written)
    return at > 0 ? at : /\d/.test(written) ? Number(written) : written.charCodeAt(0) - 0x245f
  })
  const rises = numbers.every((one, i) => i === 0 || one === (numbers[i - 1] ?? 0) + 1)
  return rises && (first === 0 || numbers[0] === 1)
}

/** Whether a term stands over a definition. */
function isTerm(next: Nodes | undefined): boolean {
  return next?.type === 'paragraph' && DEFINES.test(textOf(next))
}

function wordsOf(node: Nodes, top: boolean): readonly Words[] {
  const one = (kind: Words['kind'], text: string): readonly Words[] => [
    { kind, text, top },
    ...altsIn(node),
  ]
  switch (node.type) {
    case 'heading':
      return one('heading', textOf(node))
    case 'paragraph': {
      const [first = '', ...others] = textOf(node).split(DEFINES)
      if (others.length === 0) {
        const { lead, items } = itemsOf(first)
        const words = items.flatMap((text) => one('item', text))
        return lead || words.length === 0
          ? [...one(top ? 'paragraph' : 'item', lead), ...words]
          : words
      }
      return [first, ...others].flatMap((text) => one('item', text))
    }
    case 'tableCell':
      return one('cell', textOf(node))
    case 'code':
      return one('code', node.value)
    case 'math':
      return one('math', `${node.meta ?? ''}\n${node.value}`)
    case 'html':
      return one('html', htmlText(node.value))
    default:
      return 'children' in node ? node.children.flatMap((child) => wordsOf(child, false)) : []
  }
}

/** A callout whose kind no label is for is headed by its author's word. */
const ALERT = /^\[!([\w-]+)\][+-]?(.*)/

/** What one reads of a node's running text. */
function textOf(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return unwiki(node.value.replace(TAGS, '')).replace(ALERT, (_, word, title) => {
        const isNamed = /^(?:note|tip|important|warning|caution)$/i.test(word) || title.trim()
        return isNamed ? title : word
      })
    case 'break':
      return '\n'
    case 'html':
      return /^<br\b/i.test(node.value) ? '\n' : ''
    case 'image':
    case 'imageReference':
    case 'footnoteReference':
      return ''
    default:
      return 'value' in node ? node.value : 'children' in node ? childrenText(node.children) : ''
  }
}

const ROLE =
  /:(?:numref|label|eqref|eqlabel|cite[pt]?|ref|width|height|begin_tab|end_tab|bookmark):$/

/** A Sphinx role and the code behind it are a tag. */
function childrenText(nodes: readonly Nodes[]): string {
  const isRole = (node: Nodes | undefined) => node?.type === 'text' && ROLE.test(node.value)
  return nodes
    .map((node, i) => {
      if (node.type === 'inlineCode' && isRole(nodes[i - 1])) return ''
      return isRole(node) && nodes[i + 1]?.type === 'inlineCode'
        ? textOf(node).replace(ROLE, '')
        : textOf(node)
    })
    .join('')
}

/** Alternative texts that nobody wrote: a file's name, the name of a host. */
const UNSAID = /^(?:\S+\.\w{3,4}|imgur|(?:image|img)[-_ \d]*|图片|截图|在这里插入图片描述)$/i

function altsIn(node: Nodes): readonly Words[] {
  if (node.type === 'image' || node.type === 'imageReference')
    return node.alt && !UNSAID.test(node.alt) ? [{ kind: 'alt', text: node.alt, top: false }] : []
  return 'children' in node ? node.children.flatMap(altsIn) : []
}

/** A wikilink reads as its alias, an embedded picture as nothing. */
function unwiki(text: string): string {
  return text.replace(/!\[\[[^\]]*\]\]/g, '').replace(/\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]/g, '$1')
}

function htmlText(html: string): string {
  const walk = (node: Hast): string => {
    if (node.type === 'element' && ['script', 'style', 'iframe'].includes(node.tagName)) return ''
    if (node.type === 'text') return unwiki(node.value)
    if (node.type === 'element' && node.tagName === 'img') return String(node.properties.alt ?? '')
    return 'children' in node ? node.children.map(walk).join(' ') : ''
  }
  return walk(fromHtml(html, { fragment: true }))
}
