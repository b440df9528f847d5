import type { BlockContent, Blockquote, List, ListItem, Paragraph, RootContent } from 'mdast'
import type { Diagnostic, Range } from '../diagnostic.js'
import type { Block, Item, Quote } from './block.js'
import { headOf, readAdmonition, readAlert, readTab } from './callout.js'
import { codeBlock } from './code-block.js'
import { termOf, withDefinitions } from './definitions.js'
import { readComment } from './directive.js'
import { displayed } from './drawings.js'
import { figuresIn } from './figures-in.js'
import { fromHtmlBlock } from './html.js'
import { type InlineContext, toProse } from './inline.js'
import { withLineLists, withLines } from './line-lists.js'
import { type Prose, prose } from './prose.js'
import { withQuestions } from './questions.js'
import { rangeOfNode } from './range-of-node.js'
import { withTightHeadings } from './tight-headings.js'

export interface Blocks {
  readonly blocks: readonly Block[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Turns mdast's flow content into blocks. */
export function toBlocks(nodes: readonly RootContent[], context: InlineContext): Blocks {
  const diagnostics: Diagnostic[] = []
  return { blocks: flow(nodes, context, diagnostics), diagnostics }
}

function flow(
  nodes: readonly RootContent[],
  context: InlineContext,
  report: Diagnostic[],
): readonly Block[] {
  const blocks = nodes.flatMap((node) => toBlock(node, context, report))
  const { source } = context
  const asked = withQuestions(withTightHeadings(blocks, source), source)
  return withLineLists(withDefinitions(asked, source), source)
}

function toBlock(node: RootContent, context: InlineContext, report: Diagnostic[]): Block[] {
  const range = rangeOfNode(node)
  switch (node.type) {
    case 'heading': {
      const text = toProse(node.children, context)
      return !isVisible(text.text)
        ? figuresIn(node, context)
        : [{ kind: 'heading', depth: node.depth, prose: text, range }]
    }
    case 'paragraph':
      return paragraph(node, context)
    case 'list':
      return isContents(node)
        ? [{ kind: 'markup', contents: true, range }]
        : admonitions(node, context, report)
    case 'code':
      return [codeBlock(node, context, report)]
    case 'math':
      return [displayed(node.value, range, context.source, report)]
    case 'table':
      return [
        {
          kind: 'table',
          align: (node.align ?? []).map((align) => align ?? null),
          rows: node.children.map((row) =>
            row.children.map((cell) => toProse(cell.children, context)),
          ),
          range,
        },
        ...figuresIn(node, context),
      ]
    case 'blockquote':
      return [quote(node, context, report)]
    case 'footnoteDefinition':
      return node.children.flatMap((child) => toBlock(child, context, report))
    case 'html':
      return html(node.value, range, context, report)
    default:
      return [{ kind: 'markup', range }]
  }
}

function paragraph(node: Paragraph, context: InlineContext): Block[] {
  const text = toProse(node.children, context)
  const figures = figuresIn(node, context)
  const range = rangeOfNode(node)
  if (!isVisible(text.text) || isOrnament(text))
    return figures.length > 0 ? figures : [{ kind: 'markup', range }]
  return [{ kind: 'paragraph', prose: text, range }, ...figures]
}

/** Whether a text has a character that draws something. */
function isVisible(text: string): boolean {
  return /[^\p{Cf}\p{Cc}\p{Z}\u115f\u1160\u2800\u3164\uffa0]/u.test(text)
}

/** Whether a text is a line that somebody drew: it parts what is around it and says nothing. */
function isOrnament({ text, atoms }: Prose): boolean {
  return (
    atoms.length === 0 && /^[\s\p{Pd}\p{Pc}=~～＝*＊#＃+＋.·•…|/\\<>^\u2500-\u257f]+$/u.test(text)
  )
}

/** A table of contents, as generators and people write it: links to headings of the note itself. */
function isContents({ children }: List): boolean {
  return children.every(({ children: [head, ...others] }) => {
    const [link, ...more] = head?.type === 'paragraph' ? head.children : []
    return (
      link?.type === 'link' &&
      link.url.startsWith('#') &&
      more.length === 0 &&
      others.every((other) => other.type === 'list' && isContents(other))
    )
  })
}

function list(node: List, context: InlineContext, report: Diagnostic[]): Block {
  const ordered = node.ordered ?? false
  const terms = node.data?.terms ?? false
  const items = node.children.map((item) => toItem(item, ordered, context, report))
  return {
    kind: 'list',
    ordered,
    start: node.start ?? 1,
    items: terms ? items.map(termOf) : items,
    ...(terms && { terms }),
    range: rangeOfNode(node),
  }
}

/**
 * What was written as an admonition is read as an item, whose content is indented as much; a list
 * right before or behind it may be one with it, and stands apart again.
 */
function admonitions(node: List, context: InlineContext, report: Diagnostic[]): Block[] {
  const startOf = (item: ListItem): number => rangeOfNode(item).start
  const isOurs = (item: ListItem): boolean => context.admonitions?.has(startOf(item)) ?? false
  if (!node.children.some(isOurs)) return [list(node, context, report)]
  const runs: ListItem[][] = []
  for (const item of node.children) {
    const last = runs.at(-1)
    if (last?.[0] && !isOurs(last[0]) && !isOurs(item)) last.push(item)
    else runs.push([item])
  }
  return runs.flatMap(([first, ...others]) => {
    if (!first) return []
    const children = [first, ...others]
    const position = { start: first.position?.start, end: children.at(-1)?.position?.end }
    const start = Number.parseInt(context.source.slice(startOf(first), startOf(first) + 9), 10) || 1
    return isOurs(first)
      ? admonition(first, context, report)
      : [list({ ...node, children, start, position } as List, context, report)]
  })
}

function admonition(item: ListItem, context: InlineContext, report: Diagnostic[]): Block[] {
  const blocks = flow(item.children, context, report)
  const callout = calloutOf(blocks, rangeOfNode(item), context, readAdmonition)
  return callout ? [callout] : withTab(blocks, context)
}

/** A tab of mkdocs is named by its title, as what follows a bold line is. */
function withTab(blocks: readonly Block[], { source }: InlineContext): Block[] {
  const [first, ...others] = blocks
  const opening = first?.kind === 'paragraph' ? readTab(first.prose, source) : undefined
  if (first?.kind !== 'paragraph' || !opening) return [...blocks]
  const { title, rest } = opening
  const name = { ...first, prose: prose([{ type: 'strong', children: title.inlines }]) }
  return [name, ...(rest.text === '' ? [] : [{ ...first, prose: rest }]), ...others]
}

function toItem(
  node: ListItem,
  ordered: boolean,
  context: InlineContext,
  report: Diagnostic[],
): Item {
  const [first, ...rest] = node.children
  const head = first?.type === 'paragraph' || first?.type === 'heading' ? first : undefined
  const tail: readonly BlockContent[] = (head ? rest : node.children) as readonly BlockContent[]
  const sublists = tail.filter((child): child is List => child.type === 'list')
  const blocks = tail.filter((child) => child.type !== 'list')
  const item: Item = {
    prose: head ? toProse(head.children, context) : prose([]),
    ordered,
    ...(typeof node.checked === 'boolean' && { done: node.checked }),
    children: sublists.flatMap((sub) =>
      sub.children.map((item) => toItem(item, sub.ordered ?? false, context, report)),
    ),
    blocks: [
      ...(head ? figuresIn(head, context) : []),
      ...blocks.flatMap((child) => toBlock(child, context, report)),
    ],
    range: rangeOfNode(node),
  }
  return withLines(item, context.source)
}

function quote(node: Blockquote, context: InlineContext, report: Diagnostic[]): Block {
  const blocks = flow(node.children, context, report)
  const range = rangeOfNode(node)
  return calloutOf(blocks, range, context, readAlert) ?? { kind: 'quote', blocks, range }
}

/** A callout whose first paragraph begins with its mark; undefined where it does not. */
function calloutOf(
  [first, ...others]: readonly Block[],
  range: Range,
  { source }: InlineContext,
  read: typeof readAlert,
): Quote | undefined {
  const opening = first?.kind === 'paragraph' ? read(first.prose, source) : undefined
  if (first?.kind !== 'paragraph' || !opening) return undefined
  const { word, title, rest } = opening
  const held = others.every(({ kind }) => kind === 'markup') ? [] : others
  const under = rest.text === '' ? held : [{ ...first, prose: rest }, ...held]
  // A title over nothing is what the callout says.
  const [head, blocks] =
    under.length > 0
      ? [headOf(word, title), under]
      : [headOf(word, prose([])), [{ ...first, prose: title }]]
  return { kind: 'quote', ...(head && { callout: head }), blocks, range }
}

function html(value: string, range: Range, context: InlineContext, report: Diagnostic[]): Block[] {
  const comments = [...value.matchAll(/<!--([\s\S]*?)-->/g)].map((match) =>
    readComment(match[1] ?? '', range),
  )
  for (const { diagnostics } of comments) report.push(...diagnostics)
  const directives = comments.flatMap((comment) => comment.directives)
  const words = fromHtmlBlock(value, range.start).flatMap((node) => toBlock(node, context, report))
  const shown = words.filter((block) => block.kind !== 'markup')
  return shown.length + directives.length > 0
    ? [...directives, ...shown]
    : [{ kind: 'markup', range }]
}
