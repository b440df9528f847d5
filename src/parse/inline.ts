import type { Html, Link, Nodes, PhrasingContent } from 'mdast'
import type { InlineMath } from 'mdast-util-math'
import { align } from './align.js'
import { describing, describingTag } from './alternative-text.js'
import { formulaFault } from './formula-fault.js'
import { strongOf, withHighlights } from './highlights.js'
import { endOfTag, tagged } from './inline-tags.js'
import { type Inline, type Prose, prose, trim } from './prose.js'
import { isRaised, part, withRaised } from './raised.js'
import { joinLines } from './script.js'
import { splitWiki } from './wiki-links.js'

export interface InlineContext {
  readonly source: string
  /** Link targets by normalised label. */
  readonly definitions: ReadonlyMap<string, string>
  /** Where admonitions begin, which are read as items of lists. */
  readonly admonitions?: ReadonlySet<number>
  /** Pictures that are words of their sentence. */
  readonly icons?: ReadonlySet<Nodes>
}

/** Turns mdast's phrasing into prose; pictures, tags and footnote marks carry no running words. */
export function toProse(nodes: readonly PhrasingContent[], context: InlineContext): Prose {
  const [only, ...others] = foldSpaces(toInlines(nodes, context))
  if (!only) return prose([])
  // What is raised over nothing is small print.
  return trim(prose(others.length === 0 && isRaised(only) ? only.children : [only, ...others]))
}

function toInlines(nodes: readonly PhrasingContent[], context: InlineContext): Inline[] {
  const found: Inline[] = []
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i] as PhrasingContent
    const end = node.type === 'html' ? endOfTag(node.value, nodes, i) : undefined
    if (end === undefined) found.push(...toInline(node, context))
    else {
      const children = toInlines(nodes.slice(i + 1, end), context)
      if (children.length > 0) found.push(...tagged(node as Html, children))
      i = end
    }
  }
  return withHighlights(found)
}

function toInline(node: PhrasingContent, context: InlineContext): Inline[] {
  switch (node.type) {
    case 'text':
      return splitWiki(textLeaf(node.value, node, context.source)).flatMap((one) =>
        one.type === 'text' ? withRaised(one) : [one],
      )
    case 'inlineCode':
      return [
        { type: 'inlineCode', value: node.value, offsets: align(node.value, node, context.source) },
      ]
    case 'inlineMath':
      return isFormula(node, context.source)
        ? [formula(node.value.trim(), node, context.source)]
        : [textLeaf(sourceOf(node, context.source), node, context.source)]
    case 'strong':
    case 'emphasis':
    case 'delete':
      return wrap(node.type, toInlines(node.children, context))
    case 'link':
      return link(node, context)
    case 'linkReference':
      return linkTo(context.definitions.get(node.identifier) ?? '', node.children, context)
    case 'break':
      return [{ type: 'text', value: ' ', offsets: [node.position?.start.offset ?? 0] }]
    case 'image':
    case 'imageReference':
      return context.icons?.has(node)
        ? [textLeaf(describing(node.alt ?? ''), node, context.source)]
        : []
    case 'html':
      if (context.icons?.has(node))
        return [textLeaf(describingTag(node.value), node, context.source)]
      return /^<br\b/i.test(node.value)
        ? [{ type: 'text', value: ' ', offsets: [node.position?.start.offset ?? 0] }]
        : []
    default:
      return []
  }
}

function link(node: Link, context: InlineContext): Inline[] {
  const stop = bareAddress(node, context.source).search(/[\u3000-\u303f\uff01-\uff5e“”‘’…—]/)
  return stop < 0
    ? linkTo(node.url, node.children, context)
    : cutAutolink(node, stop, context.source)
}

/** A bare address ends where Chinese punctuation begins; GFM would read on to the next space. */
function bareAddress(node: Link, source: string): string {
  const text = sourceOf(node, source)
  return /^(https?:|www\.)/i.test(text) ? text : ''
}

function cutAutolink(node: Link, stop: number, source: string): Inline[] {
  const leaf = textLeaf(sourceOf(node, source), node, source)
  return [
    { type: 'link', url: leaf.value.slice(0, stop), children: [part(leaf, 0, stop)] },
    ...splitWiki(part(leaf, stop, leaf.value.length)),
  ]
}

function wrap(type: 'strong' | 'emphasis' | 'delete', children: Inline[]): Inline[] {
  if (children.length === 0) return []
  const depth = 1 + children.reduce((most, child) => Math.max(most, depths.get(child) ?? 0), 0)
  if (depth > MOST_MARKS) return children
  const node: Inline = type === 'strong' ? strongOf(children) : { type, children }
  depths.set(node, depth)
  return [node]
}

/** Marks within marks that anybody can tell apart. */
const MOST_MARKS = 12
const depths = new WeakMap<Inline, number>()

function linkTo(url: string, nodes: readonly PhrasingContent[], context: InlineContext): Inline[] {
  const children = toInlines(nodes, context)
  if (url === '' || children.length === 0) return children
  return [{ type: 'link', url, children }]
}

/** One that cannot be drawn is code. */
function formula(value: string, node: InlineMath, source: string): Inline {
  const type = isDrawn(value, source) ? 'inlineMath' : 'inlineCode'
  return { type, value, offsets: align(value, node, source) }
}

function isDrawn(tex: string, source: string): boolean {
  return formulaFault(tex, false, source) === undefined
}

/**
 * `$5 and $10` is money: TeX between dollars neither starts nor ends with a space. Who writes in
 * Typora puts some there, so it may where it has a command and can be drawn.
 */
export function isFormula(node: InlineMath, source: string): boolean {
  const raw = sourceOf(node, source)
  const after = source[node.position?.end.offset ?? 0] ?? ''
  if (raw.startsWith('$$')) return true
  if (/\d/.test(after)) return false
  const isTight = !/^\$\s|\s\$$/.test(raw)
  return isTight || (/\\[A-Za-z]/.test(raw) && isDrawn(node.value, source))
}

function sourceOf(node: Nodes, source: string): string {
  return source.slice(node.position?.start.offset, node.position?.end.offset)
}

function textLeaf(value: string, node: Nodes, source: string): Inline & { type: 'text' } {
  const joined = joinLines(value, align(value, node, source))
  return { type: 'text', ...dropLeftoverMarks(joined) }
}

/** Bold that CommonMark could not close leaves `**` behind; `2**3` is somebody's power. */
function dropLeftoverMarks(leaf: { value: string; offsets: readonly number[] }) {
  if (!leaf.value.includes('**')) return leaf
  const keep: number[] = []
  for (let i = 0; i < leaf.value.length; i++) {
    const mark = /^\*\*+/.exec(leaf.value.slice(i))?.[0]
    const word =
      /[\w)]/.test(leaf.value[i - 1] ?? '') &&
      /[\w(]/.test(leaf.value[i + (mark?.length ?? 0)] ?? '')
    if (mark && !word) i += mark.length - 1
    else keep.push(i)
  }
  return {
    value: keep.map((i) => leaf.value[i]).join(''),
    offsets: keep.map((i) => leaf.offsets[i] ?? 0),
  }
}

/** Runs of white space read as one space. */
function foldSpaces(inlines: readonly Inline[]): Inline[] {
  let space = true
  const walk = (nodes: readonly Inline[]): Inline[] =>
    nodes.map((node): Inline => {
      if ('children' in node) return { ...node, children: walk(node.children) }
      if (node.type !== 'text') {
        space = false
        return node
      }
      const keep: number[] = []
      for (let i = 0; i < node.value.length; i++) {
        const unit = node.value[i] ?? ''
        if (/[\u200b\ufeff]/.test(unit)) continue
        const blank = /\s/.test(unit) && unit !== '\u3000'
        if (!(blank && space)) keep.push(i)
        space = blank
      }
      if (keep.length === node.value.length && !/[\t\n\r\u00a0]/.test(node.value)) return node
      return {
        type: 'text',
        value: keep
          .map((i) => (/[\t\n\r\u00a0]/.test(node.value[i] ?? '') ? ' ' : node.value[i]))
          .join(''),
        offsets: keep.map((i) => node.offsets[i] ?? 0),
      }
    })
  return walk(inlines).filter((node) => 'children' in node || node.value !== '')
}
