import { isDeepStrictEqual } from 'node:util'
import type { Diagnostic } from '../diagnostic.js'
import { joined } from '../joined.js'
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
  readonly parse: (note: Note) => Bearing
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

interface Bearing {
  readonly document: Document
  readonly bearings: Bearings
}

class Parser implements SectionParser {
  #head: Document | undefined
  #present: ReadonlySet<Parsed> = new Set()
  /** In order: those of the note, and those that went with the latest change and may come back. */
  #known: readonly Parsed[] = []
  #wholly = false

  parse(note: Note): Bearing {
    const starts = note.meta.marp ? [] : sectionStarts(note.text.slice(note.bodyStart))
    const wholly = starts.length < 2
    if (wholly !== this.#wholly) this.#forget()
    this.#wholly = wholly
    if (note.meta.marp || note.text.length >= firstOffset)
      return { document: parse(note), bearings: sameBearings }
    const offsets = starts.map((start) => start + note.bodyStart)
    return wholly ? this.#parseWhole(note) : this.#parseSections(note, offsets)
  }

  #parseSections(note: Note, offsets: readonly number[]): Bearing {
    const texts = offsets.map((from, i) => note.text.slice(from, offsets[i + 1]))
    const sections = this.#place(texts, (text, at) => parsed(note, text, at))
    const parts = [this.#headOf(note, note.text.slice(0, offsets[0])), ...sections]
    const document = adopt({
      note,
      blocks: joined(parts.map(({ blocks }) => blocks)),
      diagnostics: joined(parts.map(({ diagnostics }) => diagnostics)),
    })
    return { document, bearings: bearingsOf(sections, offsets) }
  }

  /** Where sections reach into one another, those that came out as before are known all the same. */
  #parseWhole(note: Note): Bearing {
    const whole = parse(note)
    const cuts = cutAtHeadings(whole.blocks)
    if (!cuts) return { document: whole, bearings: sameBearings }
    const { starts, head, groups } = cuts
    const texts = starts.map((from, i) => note.text.slice(from, starts[i + 1]))
    const make = (text: string, at: number, i: number): Parsed => {
      const carry = (offset: number): number => offset - (starts[i] ?? 0) + at
      return { text: ownCopy(text), at, blocks: relocated(groups[i] ?? [], carry), diagnostics: [] }
    }
    const known = new Set(this.#known)
    const sections = this.#place(texts, make, (one, i) => {
      const made = known.has(one) ? make(one.text, one.at, i) : one
      return isDeepStrictEqual(one, made) ? one : made
    })
    const bearings = bearingsOf(sections, starts)
    const blocks = [head, ...sections.map((one) => one.blocks)].flat()
    const diagnostics = relocated(whole.diagnostics, bearings.inDocument)
    return { document: adopt({ note, blocks, diagnostics }), bearings }
  }

  #headOf(note: Note, text: string): Document {
    const { note: known } = this.#head ?? {}
    if (this.#head && known?.text === text && known.bodyStart === note.bodyStart) return this.#head
    this.#head = parse({ ...note, text: ownCopy(text) })
    return this.#head
  }

  #place(
    texts: readonly string[],
    make: (text: string, at: number, index: number) => Parsed,
    check: (one: Parsed, index: number) => Parsed = (one) => one,
  ): readonly Parsed[] {
    const sections = place(texts, this.#known, this.#present, make).map(check)
    this.#known = merged(sections, [...this.#present])
    this.#present = new Set(sections)
    return sections
  }

  #forget(): void {
    this.#known = []
    this.#present = new Set()
  }
}

/** The blocks before the first heading, and from each heading on; none where they do not lie apart. */
function cutAtHeadings(blocks: readonly Block[]) {
  const at = blocks.flatMap(({ kind }, i) => (kind === 'heading' ? [i] : []))
  const starts = at.map((i) => blocks[i]?.range.start ?? 0)
  const groups = at.map((from, i) => blocks.slice(from, at[i + 1]))
  const apart = groups.every((group, i) =>
    group.every(({ range }) => range.end <= (starts[i + 1] ?? Number.POSITIVE_INFINITY)),
  )
  const rising = starts.every((start, i) => i === 0 || start > (starts[i - 1] ?? 0))
  const head = blocks.slice(0, at[0])
  const before = head.every(({ range }) => range.end <= (starts[0] ?? 0))
  return starts.length > 1 && apart && rising && before ? { starts, head, groups } : undefined
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
