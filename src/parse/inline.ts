import type { Html, Link, Nodes, PhrasingContent } from 'mdast'
import { formulaFault } from './formula-fault.js'
import { strongOf, withHighlights } from './highlights.js'
import { type Inline, type Prose, prose, trim } from './prose.js'
import { part, withRaised } from './raised.js'
import { joinLines } from './script.js'

export interface InlineContext {
  readonly source: string
  /** Link targets by normalised label. */
  readonly definitions: ReadonlyMap<string, string>
  /** Where admonitions begin, which are read as items of lists. */
  readonly admonitions?: ReadonlySet<number>
}

/** Turns mdast's phrasing into prose; pictures, tags and footnote marks carry no running words. */
export function toProse(nodes: readonly PhrasingContent[], context: InlineContext): Prose {
  return trim(prose(foldSpaces(toInlines(nodes, context))))
}

function toInlines(nodes: readonly PhrasingContent[], context: InlineContext): Inline[] {
  const found: Inline[] = []
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i] as PhrasingContent
    const end = node.type === 'html' ? endOfTag(node.value, nodes, i) : undefined
    if (end === undefined) found.push(...toInline(node, context))
    else {
      const children = toInlines(nodes.slice(i + 1, end), context)
      if (children.length > 0) found.push(tagged(node as Html, children))
      i = end
    }
  }
  return withHighlights(found)
}

/** Tags that say of words what marks of Markdown do, or what they cannot. */
const TAG = /^<(sup|sub|mark|b|strong)(?:\s[^>]*)?>$/i

/** Where the tag is closed that begins at an index. */
function endOfTag(tag: string, nodes: readonly PhrasingContent[], at: number): number | undefined {
  const name = TAG.exec(tag)?.[1]?.toLowerCase()
  if (!name) return undefined
  const end = nodes.findIndex(
    (node, i) => i > at && node.type === 'html' && node.value.toLowerCase() === `</${name}>`,
  )
  return end < 0 ? undefined : end
}

function tagged({ value }: Html, children: readonly Inline[]): Inline {
  if (/^<sup/i.test(value)) return { type: 'superscript', children }
  return /^<sub/i.test(value) ? { type: 'subscript', children } : strongOf(children)
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
        ? [
            {
              type: isDrawn(node.value, context.source) ? 'inlineMath' : 'inlineCode',
              value: node.value,
              offsets: align(node.value, node, context.source),
            },
          ]
        : [textLeaf(sourceOf(node, context.source), node, context.source)]
    case 'strong':
    case 'emphasis':
    case 'delete':
      return wrap(node.type, toInlines(node.children, context))
    case 'link': {
      const stop = bareAddress(node, context.source).search(/[\u3000-\u303f\uff01-\uff5e“”‘’…—]/)
      return stop < 0
        ? linkTo(node.url, node.children, context)
        : cutAutolink(node, stop, context.source)
    }
    case 'linkReference':
      return linkTo(context.definitions.get(node.identifier) ?? '', node.children, context)
    case 'break':
      return [{ type: 'text', value: ' ', offsets: [node.position?.start.offset ?? 0] }]
    case 'html':
      return /^<br\b/i.test(node.value)
        ? [{ type: 'text', value: ' ', offsets: [node.position?.start.offset ?? 0] }]
        : []
    default:
      return []
  }
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

function isDrawn(tex: string, source: string): boolean {
  return formulaFault(tex, false, source) === undefined
}

/** `$5 and $10` is money: TeX between dollars neither starts nor ends with a space. */
export function isFormula(node: Nodes, source: string): boolean {
  const raw = sourceOf(node, source)
  const after = source[node.position?.end.offset ?? 0] ?? ''
  return raw.startsWith('$$') || !(/^\$\s|\s\$$/.test(raw) || /\d/.test(after))
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

const WIKI = /(!?)\[\[([^\]|#]*)(#[^\]|]*)?(?:\|([^\]]*))?\]\]/g

/** An Obsidian wikilink shows its alias, else its page. */
function splitWiki(leaf: Inline & { type: 'text' }): Inline[] {
  if (!leaf.value.includes('[[')) return [leaf]
  const parts: Inline[] = []
  let from = 0
  const push = (start: number, end: number): void => {
    if (end > start) parts.push(part(leaf, start, end))
  }
  for (const match of leaf.value.matchAll(WIKI)) {
    const [whole, embed, page, anchor = '', alias] = match
    const shown = alias || page || anchor.slice(1)
    const start = match.index + whole.lastIndexOf(shown)
    push(from, match.index)
    if (!(embed && /\.\w{2,5}$/.test(page ?? ''))) push(start, start + shown.length)
    from = match.index + match[0].length
  }
  push(from, leaf.value.length)
  return parts
}

/** The note's offset of each unit of a node's value, past escapes, entities and line prefixes. */
export function align(
  value: string,
  node: Pick<Nodes, 'position'>,
  source: string,
): readonly number[] {
  const end = node.position?.end.offset ?? 0
  let at = node.position?.start.offset ?? 0
  if (end - at === value.length) return Array.from({ length: value.length }, (_, i) => at + i)
  const offsets: number[] = []
  for (let i = 0; i < value.length; i++) {
    const found = next(value, i, source, at, end)
    offsets.push(Math.min(found.at, Math.max(end - 1, 0)))
    at = found.after
  }
  return offsets
}

function next(value: string, i: number, source: string, at: number, end: number) {
  const unit = value[i]
  const entity = source[at] === '&' ? /^&[#\w]+;/.exec(source.slice(at, at + 40))?.[0] : undefined
  if (entity && !(unit === '&' && value.startsWith(entity, i))) {
    // Two units of one astral entity share its place.
    const low = /[\uDC00-\uDFFF]/.test(value[i + 1] ?? '')
    return { at, after: low ? at : at + entity.length }
  }
  if (unit === '\n') {
    const line = /^\r?\n/.exec(source.slice(at, at + 2))?.[0]
    let after = at + (line?.length ?? 0)
    // A quote's marks and an item's indent begin its lines, unless they are the words themselves.
    while (/[ \t>]/.test(source[after] ?? '') && source[after] !== value[i + 1]) after++
    if (line) return { at, after }
  }
  let found = at
  while (found < end && source[found] !== unit) found++
  return found < end ? { at: found, after: found + 1 } : { at, after: at }
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
