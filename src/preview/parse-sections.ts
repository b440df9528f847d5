import type { Diagnostic } from '../diagnostic.js'
import type { Note } from '../load/note.js'
import type { Block } from '../parse/block.js'
import { adopt, type Document, parse } from '../parse/parse.js'
import { type Bearings, bearingsOf, sameBearings } from './bearings.js'
import { firstOffset, type Placed, place } from './placing.js'
import { relocated } from './relocated.js'
import { sectionStarts } from './section-starts.js'

/** Parses a note that changes: the blocks of sections that did not are the same objects again. */
export interface SectionParser {
  /** The document that `parse` gives for the note from now on, and how its offsets are the note's. */
  readonly parse: (note: Note) => { readonly document: Document; readonly bearings: Bearings }
}

interface Parsed extends Placed {
  readonly blocks: readonly Block[]
  readonly diagnostics: readonly Diagnostic[]
}

/** A text that holds on to nothing: what is cut from a note keeps all of that note in memory. */
const ownCopy = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le')

function parsed(note: Note, text: string, at: number): Parsed {
  const own = ownCopy(text)
  const { blocks, diagnostics } = parse({ ...note, text: own, bodyStart: 0 })
  return { text: own, at, ...relocated({ blocks, diagnostics }, (offset) => offset + at) }
}

class Parser implements SectionParser {
  #head: Document | undefined
  #present: ReadonlySet<Parsed> = new Set()
  /** In order: those of the note, and those that went with the latest change and may come back. */
  #known: readonly Parsed[] = []

  parse(note: Note): { readonly document: Document; readonly bearings: Bearings } {
    const starts = note.meta.marp ? [] : sectionStarts(note.text.slice(note.bodyStart))
    if (starts.length < 2 || note.text.length >= firstOffset)
      return { document: parse(note), bearings: sameBearings }
    const offsets = starts.map((start) => start + note.bodyStart)
    const texts = offsets.map((from, i) => note.text.slice(from, offsets[i + 1]))
    const sections = this.#place(note, texts)
    const parts = [this.#headOf(note, note.text.slice(0, offsets[0])), ...sections]
    const document = adopt({
      note,
      blocks: parts.flatMap(({ blocks }) => blocks),
      diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
    })
    return { document, bearings: bearingsOf(sections, offsets) }
  }

  #headOf(note: Note, text: string): Document {
    const { note: known } = this.#head ?? {}
    if (this.#head && known?.text === text && known.bodyStart === note.bodyStart) return this.#head
    this.#head = parse({ ...note, text: ownCopy(text) })
    return this.#head
  }

  #place(note: Note, texts: readonly string[]): readonly Parsed[] {
    const make = (text: string, at: number) => parsed(note, text, at)
    const sections = place(texts, this.#known, this.#present, make)
    this.#known = merged(sections, [...this.#present])
    this.#present = new Set(sections)
    return sections
  }
}

/** Sections and those of the build before that lie between them, in order. */
function merged(sections: readonly Parsed[], before: readonly Parsed[]): readonly Parsed[] {
  const present = new Set(sections)
  const free = before.filter(
    (one) => !present.has(one) && !sections.some((other) => overlap(one, other)),
  )
  return [...sections, ...free].sort((a, b) => a.at - b.at)
}

function overlap(one: Placed, other: Placed): boolean {
  return one.at <= other.at + other.text.length && other.at <= one.at + one.text.length
}

/** A parser that knows nothing yet. */
export const sectionParser = (): SectionParser => new Parser()
