import type { Nodes, Root, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { mathFromMarkdown } from 'mdast-util-math'
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly'
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough'
import { gfm } from 'micromark-extension-gfm'
import { math } from 'micromark-extension-math'
import { visit } from 'unist-util-visit'
import type { Diagnostic, Range } from '../diagnostic.js'
import type { Note } from '../load/note.js'
import { asItems } from './admonitions.js'
import type { Block } from './block.js'
import { toBlocks } from './blocks.js'
import { placeContainers } from './containers.js'
import { fenceTags, maskDialects } from './dialects.js'
import { takeDisplayMath } from './display-math.js'
import { displayed, undrawn } from './drawings.js'
import { formulaFault } from './formula-fault.js'
import { withHtmlEnds } from './html-ends.js'
import { smallPictures } from './icons.js'
import { isFormula } from './inline.js'
import { shallow } from './nesting.js'
import { placeLinks } from './place-links.js'

/** A note as blocks, in order, with exact places. */
export interface Document {
  readonly note: Note
  readonly blocks: readonly Block[]
  readonly diagnostics: readonly Diagnostic[]
}

/** What a link or a footnote mark may cite from anywhere in a note. */
export interface Definition {
  readonly identifier: string
  /** A line that defines the same. */
  readonly markdown: string
}

/** A part of a note, with what it defines for the other parts. */
export interface Part extends Document {
  readonly definitions: readonly Definition[]
}

const parsed = new WeakMap<Note, Document>()

/**
 * Parses the note's Markdown: GFM, math, footnotes and the dialects that people write. One note is
 * parsed once, however many ask: its pictures are wanted before its deck.
 */
export function parse(note: Note): Document {
  const known = parsed.get(note) ?? parsePart(note, [])
  parsed.set(note, known)
  return known
}

/** Takes a document for what `parse` gives of its note: one was made of parts that were known. */
export function adopt(document: Document): Document {
  parsed.set(document.note, document)
  return document
}

/** Parses what is a part of a note, ends with no open fence, and may cite what `others` define. */
export function parsePart(note: Note, others: readonly Definition[]): Part {
  try {
    return parseNote(note, others)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const message =
      'Expected a note whose marks stand within one another a few levels deep, found thousands: take out what opens and never closes.'
    // Where marks stand within marks without end, nothing of a note can be read.
    const range = { start: note.bodyStart, end: note.bodyStart }
    const fault = { code: 'nesting-too-deep', severity: 'error', message, range } as const
    return { note, blocks: [], diagnostics: [fault], definitions: [] }
  }
}

function parseNote(note: Note, others: readonly Definition[]): Part {
  // Front matter is blanked and not cut, so that every offset stays the note's own.
  const body = fenceTags(note.text.slice(note.bodyStart))
  const flat = shallow(blank(note.text.slice(0, note.bodyStart)) + body)
  const { text, starts } = asItems(flat.text, codeRanges)
  const code = codeRanges(text)
  const display = takeDisplayMath(text, code)
  const masked = maskDialects(display.text, code)
  const { root, definitions, urls } = withOthers(masked.text, others)
  placeLinks(root, masked.text)
  const small = smallPictures(root, masked.text, urls)
  const { blocks, diagnostics } = toBlocks(root.children, {
    source: masked.text,
    definitions: urls,
    admonitions: starts,
    icons: small.icons,
  })
  const faults: Diagnostic[] = []
  const formulas = display.formulas.map(({ value, range }) =>
    displayed(value, range, note.text, faults),
  )
  const flow = inOrder([...blocks, ...masked.figures, ...formulas])
  return {
    note,
    blocks: inOrder(placeContainers(flow, masked.containers, faults)),
    diagnostics: inOrder([
      ...flat.diagnostics,
      ...display.diagnostics,
      ...faults,
      ...inlineFaults(root, note.text),
      ...masked.diagnostics,
      ...small.diagnostics,
      ...diagnostics,
    ]),
    definitions,
  }
}

/** The tree of a text that may cite what others define, and what it defines itself. */
function withOthers(text: string, others: readonly Definition[]) {
  const lines = others.map(({ markdown }) => `\n\n${markdown}`)
  const whole = toMdast(text + lines.join(''))
  const own = whole.children.filter(({ position }) => (position?.start.offset ?? 0) < text.length)
  const root: Root = { ...whole, children: own }
  const urls = new Map<string, string>()
  visit(whole, 'definition', ({ identifier, url }) => {
    if (!urls.has(identifier)) urls.set(identifier, url)
  })
  const definitions: Definition[] = []
  visit(root, (node) => {
    if (node.type === 'footnoteDefinition')
      definitions.push({ identifier: `^${node.identifier}`, markdown: `[^${node.identifier}]: …` })
    if (node.type !== 'definition') return
    const url = node.url.replace(/[\\<>&]/g, '\\$&')
    definitions.push({ identifier: node.identifier, markdown: `[${node.identifier}]: <${url}>` })
  })
  return { root, definitions, urls }
}

function inOrder<T extends { readonly range: Range }>(all: readonly T[]): readonly T[] {
  return all.toSorted((a, b) => a.range.start - b.range.start)
}

/** Formulas in a line of text that cannot be drawn: they are shown as code. */
function inlineFaults(root: Root, text: string): readonly Diagnostic[] {
  const faults: Diagnostic[] = []
  visit(root, 'inlineMath', (node) => {
    const { start, end } = node.position ?? {}
    const fault = isFormula(node, text) && formulaFault(node.value, false, text)
    if (!fault) return
    faults.push(undrawn(fault, { start: start?.offset ?? 0, end: end?.offset ?? 0 }))
  })
  return faults
}

const MARKDOWN = {
  extensions: [
    gfm({ singleTilde: false }),
    math(),
    cjkFriendlyExtension(),
    gfmStrikethroughCjkFriendly({ singleTilde: false }),
  ],
  mdastExtensions: [gfmFromMarkdown(), mathFromMarkdown()],
}

function toMdast(text: string): Root {
  return withHtmlEnds(text, (written) => fromMarkdown(written, MARKDOWN))
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ')
}

/** Notes without any of these have nothing to look for outside of their code. */
const TAGGED =
  /\$\$|\{(?:[{%:.#/ -]|[\w:-]+=)|\[_?toc|::|^[ \t]*(?:!!!|\?\?\?|===[!+]? "|\/\/\/|#\+|;?-+8<|\([\w:.-]+\)=|import\b|export\b)|\s\^|:[a-z_]+:`|^[ \t]*\\(?:begin|\[)/im

/** Code and comments: what looks like a tag in them is none. */
function codeRanges(text: string): Range[] {
  if (!TAGGED.test(text)) return []
  const ranges: Range[] = []
  // What a `$$` may swallow is not code, nor is it a formula yet.
  visit(toMdast(text.replaceAll('$$', 'xx')), (node: Nodes | RootContent) => {
    if (!['code', 'inlineCode', 'html'].includes(node.type)) return
    if (node.type === 'html' && !node.value.startsWith('<!--')) return
    const { start, end } = node.position ?? { start: { offset: 0 }, end: { offset: 0 } }
    ranges.push({ start: start.offset ?? 0, end: end.offset ?? 0 })
  })
  return ranges
}
