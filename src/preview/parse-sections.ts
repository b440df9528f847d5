import { isDeepStrictEqual } from 'node:util'
import type { Diagnostic } from '../diagnostic.js'
import { joined } from '../joined.js'
import type { Note } from '../load/note.js'
import type { Block } from '../parse/block.js'
import {
  adopt,
  type Definition,
  type Document,
  type Part,
  parse,
  parsePart,
} from '../parse/parse.js'
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
  readonly definitions: readonly Definition[]
  /** All that the note defined when it was parsed, and what of it the section may cite. */
  readonly under: Definitions
  readonly cited: readonly Definition[]
}

/** All that a note defines; the same array as long as it is the same. */
type Definitions = readonly Definition[]

const bare = { diagnostics: [], definitions: [], under: [], cited: [] }

/** A text that holds on to nothing: what is cut from a note keeps all of that note in memory. */
const ownCopy = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le')

function parsed(note: Note, text: string, at: number, under: Definitions): Parsed {
  const own = ownCopy(text)
  const cited = citable(own, under)
  const part = parsePart({ ...note, text: own, bodyStart: 0 }, cited)
  const { definitions, blocks, diagnostics } = part
  const placed = relocated({ blocks, diagnostics }, (offset) => offset + at)
  return { text: own, at, ...placed, definitions, under, cited }
}

/** The definitions that a text may cite, by their letters: more than it does, and never fewer. */
function citable(text: string, all: Definitions): readonly Definition[] {
  if (all.length === 0 || !text.includes('[')) return []
  const letters = lettersOf(text)
  return all.filter(({ identifier }) => letters.includes(lettersOf(identifier)))
}

function lettersOf(text: string): string {
  return text
    .toLowerCase()
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

interface Bearing {
  readonly document: Document
  readonly bearings: Bearings
}

/** Sections at their places, while a note changes. */
class Shelf {
  #present: ReadonlySet<Parsed> = new Set()
  /** In order: those of the note, and those that went with the latest change and may come back. */
  #known: readonly Parsed[] = []

  /** @param settle what becomes of sections that have their places */
  place(
    texts: readonly string[],
    make: (text: string, at: number, index: number) => Parsed,
    settle: (placed: readonly Parsed[]) => readonly Parsed[],
  ): readonly Parsed[] {
    const sections = settle(place(texts, this.#known, this.#present, make))
    this.#known = merged(sections, [...this.#present])
    this.#present = new Set(sections)
    return sections
  }
}

interface Head {
  readonly part: Part
  readonly under: Definitions
}

class Parser implements SectionParser {
  readonly #apart = new Shelf()
  readonly #whole = new Shelf()
  #head: Head | undefined
  #definitions: Definitions = []

  parse(note: Note): Bearing {
    if (note.meta.marp || note.text.length >= firstOffset)
      return { document: parse(note), bearings: sameBearings }
    const starts = sectionStarts(note.text.slice(note.bodyStart))
    const offsets = starts.map((start) => start + note.bodyStart)
    const sections = offsets.length > 1 ? this.#parseSections(note, offsets) : undefined
    return sections ?? this.#parseWhole(note)
  }

  /** Section by section; not where they define the same in several ways, of which the first holds. */
  #parseSections(note: Note, offsets: readonly number[]): Bearing | undefined {
    const texts = offsets.map((from, i) => note.text.slice(from, offsets[i + 1]))
    const opening = note.text.slice(0, offsets[0])
    const make = (text: string, at: number): Parsed => parsed(note, text, at, this.#definitions)
    const sections = this.#apart.place(texts, make, (placed) => {
      this.#define([this.#headOf(note, opening), ...placed])
      return placed.map((one) => this.#citing(note, one))
    })
    const ways = new Map(this.#definitions.map((one) => [one.identifier, one.markdown]))
    if (this.#definitions.some((one) => ways.get(one.identifier) !== one.markdown)) return undefined
    const parts = [this.#headOf(note, opening), ...sections]
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
      return { ...bare, text: ownCopy(text), at, blocks: relocated(groups[i] ?? [], carry) }
    }
    const sections = this.#whole.place(texts, make, (placed) =>
      placed.map((one, i) => {
        const made = make(one.text, one.at, i)
        return isDeepStrictEqual(one, made) ? one : made
      }),
    )
    const bearings = bearingsOf(sections, starts)
    const blocks = joined([head, ...sections.map((one) => one.blocks)])
    const diagnostics = relocated(whole.diagnostics, bearings.inDocument)
    return { document: adopt({ note, blocks, diagnostics }), bearings }
  }

  #headOf(note: Note, text: string): Part {
    const { part, under } = this.#head ?? {}
    const isSame = part?.note.text === text && part.note.bodyStart === note.bodyStart
    if (part && isSame && under === this.#definitions) return part
    const made = parsePart({ ...note, text: ownCopy(text) }, citable(text, this.#definitions))
    this.#head = { part: made, under: this.#definitions }
    return made
  }

  #define(parts: readonly Pick<Part, 'definitions'>[]): void {
    const all = joined(parts.map(({ definitions }) => definitions))
    if (!isDeepStrictEqual(all, this.#definitions)) this.#definitions = all
  }

  /** A section as it is under the definitions that now hold. */
  #citing(note: Note, one: Parsed): Parsed {
    const under = this.#definitions
    if (one.under === under) return one
    return isDeepStrictEqual(citable(one.text, under), one.cited)
      ? { ...one, under }
      : parsed(note, one.text, one.at, under)
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
