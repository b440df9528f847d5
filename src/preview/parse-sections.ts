import { isDeepStrictEqual } from 'node:util'
import type { Diagnostic } from '../diagnostic.js'
import type { Note } from '../load/note.js'
import { concatenated, flatMapped, spliced } from '../memoized.js'
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
import { endOf, firstOffset, lastOffset, type Placed, place } from './placing.js'
import { relocated } from './relocated.js'
import { type Cut, sectionCutter } from './section-starts.js'

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

/** What stays of the sections of a note at either end, and the texts between. */
interface Change {
  readonly front: number
  readonly texts: readonly string[]
  readonly back: number
}

/** What becomes of sections that have their places, of which those from `start` to `end` are new. */
type Settle = (placed: readonly Parsed[], start: number, end: number) => readonly Parsed[]

/** Sections at their places, while a note changes. */
class Shelf {
  #sections: readonly Parsed[] = []
  /** Those that went with the latest change and may come back, in order. */
  #gone: readonly Parsed[] = []

  /** Absent where there is no room for what changed, between what stays. */
  place(
    { front, texts, back }: Change,
    make: (text: string, at: number, index: number) => Parsed,
    settle: Settle,
  ): readonly Parsed[] | undefined {
    const all = this.#sections
    const behind = all.length - back
    const old = all.slice(front, behind)
    const from = front > 0 ? endOf(all[front - 1] as Parsed) : firstOffset
    const to = all[behind]?.at ?? lastOffset
    const gone = this.#gone.filter((one) => one.at > from && endOf(one) < to)
    const known = [...old, ...gone].sort((a, b) => a.at - b.at)
    const between = place(texts, known, new Set(old), make, { from, to })
    if (!between) return undefined
    const end = front + between.length
    this.#sections = settle(spliced(all, front, behind, between), front, end)
    const settled = this.#sections.slice(front, end)
    const present = new Set(settled)
    this.#gone = old.filter(
      (one) => !present.has(one) && !settled.some((other) => overlap(one, other)),
    )
    return this.#sections
  }
}

interface Head {
  readonly part: Part
  readonly under: Definitions
}

/** What stands before the sections, or one of them. */
type Piece = Pick<Part, 'blocks' | 'diagnostics' | 'definitions'>

const blocksOf = flatMapped(([{ blocks }]: [Pick<Part, 'blocks'>]) => blocks)
const diagnosticsOf = flatMapped(([{ diagnostics }]: [Pick<Part, 'diagnostics'>]) => diagnostics)
const definitionsOf = flatMapped(([{ definitions }]: [Pick<Part, 'definitions'>]) => definitions)

class Parser implements SectionParser {
  readonly #cut = sectionCutter()
  readonly #apart = new Shelf()
  readonly #whole = new Shelf()
  readonly #parts = concatenated<Piece>()
  #head: Head | undefined
  #definitions: Definitions = []

  parse(note: Note): Bearing {
    if (note.meta.marp || note.text.length >= firstOffset)
      return { document: parse(note), bearings: sameBearings }
    const cut = this.#cut(note.text.slice(note.bodyStart))
    const sections = cut.starts.length > 1 ? this.#parseSections(note, cut) : undefined
    return sections ?? this.#parseWhole(note)
  }

  /** Section by section; not where they define the same in several ways, of which the first holds. */
  #parseSections(note: Note, { starts, front, back }: Cut): Bearing | undefined {
    const offsets = starts.map((start) => start + note.bodyStart)
    const opening = note.text.slice(0, offsets[0])
    const textsFrom = (first: number, end: number): readonly string[] =>
      offsets.slice(first, end).map((from, i) => note.text.slice(from, offsets[first + i + 1]))
    const make = (text: string, at: number): Parsed => parsed(note, text, at, this.#definitions)
    const partsOf = (sections: readonly Parsed[]): readonly Piece[] =>
      this.#parts([this.#headOf(note, opening)], sections)
    const settle: Settle = (placed, start, end) => {
      const last = this.#definitions
      this.#define(partsOf(placed))
      const cite = (one: Parsed): Parsed => this.#citing(note, one)
      if (this.#definitions !== last) return placed.map(cite)
      const made = placed.slice(start, end)
      const cited = made.map(cite)
      return cited.every((one, i) => one === made[i]) ? placed : spliced(placed, start, end, cited)
    }
    const change = { front, texts: textsFrom(front, offsets.length - back), back }
    const whole = { front: 0, back: 0 }
    const sections =
      this.#apart.place(change, make, settle) ??
      this.#apart.place({ ...whole, texts: textsFrom(0, offsets.length) }, make, settle) ??
      []
    const ways = new Map(this.#definitions.map((one) => [one.identifier, one.markdown]))
    if (this.#definitions.some((one) => ways.get(one.identifier) !== one.markdown)) return undefined
    const parts = partsOf(sections)
    const document = adopt({
      note,
      blocks: blocksOf([parts]),
      diagnostics: diagnosticsOf([parts]),
    })
    return { document, bearings: bearingsOf(sections, offsets) }
  }

  /** Where sections reach into one another, those that came out as before are known all the same. */
  #parseWhole(note: Note): Bearing {
    const whole = parse(note)
    const cuts = cutApart(whole.blocks)
    if (!cuts) return { document: whole, bearings: sameBearings }
    const { starts, head, groups } = cuts
    const texts = starts.map((from, i) => note.text.slice(from, starts[i + 1]))
    const make = (text: string, at: number, i: number): Parsed => {
      const carry = (offset: number): number => offset - (starts[i] ?? 0) + at
      return { ...bare, text: ownCopy(text), at, blocks: relocated(groups[i] ?? [], carry) }
    }
    const again: Settle = (placed) =>
      placed.map((one, i) => {
        const made = make(one.text, one.at, i)
        return isDeepStrictEqual(one, made) ? one : made
      })
    const sections = this.#whole.place({ front: 0, texts, back: 0 }, make, again) ?? []
    const bearings = bearingsOf(sections, starts)
    const blocks = blocksOf([[{ blocks: head }, ...sections]])
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

  #define(parts: readonly Piece[]): void {
    const all = definitionsOf([parts])
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

/** Runs of blocks that lie apart, and those before the first; none where hardly any do. */
function cutApart(blocks: readonly Block[]) {
  const at: number[] = []
  let end = 0
  for (const [i, { range }] of blocks.entries()) {
    if (i > 0 && range.start > Math.max(end, blocks[at.at(-1) ?? 0]?.range.start ?? 0)) at.push(i)
    end = Math.max(end, range.end)
  }
  const starts = at.map((i) => blocks[i]?.range.start ?? 0)
  const groups = at.map((from, i) => blocks.slice(from, at[i + 1]))
  return starts.length > 1 ? { starts, head: blocks.slice(0, at[0]), groups } : undefined
}

function overlap(one: Placed, other: Placed): boolean {
  return one.at <= other.at + other.text.length && other.at <= one.at + one.text.length
}

/** A parser that knows nothing yet. */
export const sectionParser = (): SectionParser => new Parser()
