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
import { isFormula } from './inline.js'
import { shallow } from './nesting.js'
import { placeLinks } from './place-links.js'

/** A note as blocks, in order, with exact places. */
export interface Document {
  readonly note: Note
  readonly blocks: readonly Block[]
  readonly diagnostics: readonly Diagnostic[]
}

const parsed = new WeakMap<Note, Document>()

/**
 * Parses the note's Markdown: GFM, math, footnotes and the dialects that people write. One note is
 * parsed once, however many ask: its pictures are wanted before its deck.
 */
export function parse(note: Note): Document {
  const known = parsed.get(note) ?? readSafely(note)
  parsed.set(note, known)
  return known
}

/** Takes a document for what `parse` gives of its note: one was made of parts that were known. */
export function adopt(document: Document): Document {
  parsed.set(document.note, document)
  return document
}

/** Where marks stand within marks without end, nothing of a note can be read. */
function readSafely(note: Note): Document {
  try {
    return parseNote(note)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const message =
      'Expected a note whose marks stand within one another a few levels deep, found thousands: take out what opens and never closes.'
    const range = { start: note.bodyStart, end: note.bodyStart }
    const fault = { code: 'nesting-too-deep', severity: 'error', message, range } as const
    return { note, blocks: [], diagnostics: [fault] }
  }
}

function parseNote(note: Note): Document {
  // Front matter is blanked and not cut, so that every offset stays the note's own.
  const body = fenceTags(note.text.slice(note.bodyStart))
  const flat = shallow(blank(note.text.slice(0, note.bodyStart)) + body)
  const { text, starts } = asItems(flat.text, codeRanges)
  const code = codeRanges(text)
  const display = takeDisplayMath(text, code)
  const masked = maskDialects(display.text, code)
  const source = {
    text: masked.text,
    root: toMdast(masked.text),
    definitions: new Map<string, string>(),
  }
  placeLinks(source.root, source.text)
  visit(source.root, 'definition', (node) => {
    if (!source.definitions.has(node.identifier)) source.definitions.set(node.identifier, node.url)
  })
  const { blocks, diagnostics } = toBlocks(source.root.children, {
    source: source.text,
    definitions: source.definitions,
    admonitions: starts,
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
      ...inlineFaults(source.root, note.text),
      ...masked.diagnostics,
      ...diagnostics,
    ]),
  }
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

function toMdast(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfm(), math(), cjkFriendlyExtension(), gfmStrikethroughCjkFriendly()],
    mdastExtensions: [gfmFromMarkdown(), mathFromMarkdown()],
  })
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ')
}

/** Code and comments: what looks like a tag in them is none. */
function codeRanges(text: string): Range[] {
  if (!/\$\$|\{[{%:.#]|\[_?toc|::|^[ \t]*(?:!!!|\?\?\?)|\s\^|:[a-z_]+:`/im.test(text)) return []
  const ranges: Range[] = []
  visit(toMdast(text), (node: Nodes | RootContent) => {
    if (!['code', 'inlineCode', 'html'].includes(node.type)) return
    if (node.type === 'html' && !node.value.startsWith('<!--')) return
    const { start, end } = node.position ?? { start: { offset: 0 }, end: { offset: 0 } }
    ranges.push({ start: start.offset ?? 0, end: end.offset ?? 0 })
  })
  return ranges
}
