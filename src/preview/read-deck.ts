import { setTimeout as sleep } from 'node:timers/promises'
import type { Density } from '../compose/options.js'
import type { Deck } from '../compose/slide.js'
import { type Composition, composeNote } from '../convert.js'
import type { Diagnostic } from '../diagnostic.js'
import type { Scale } from '../fit/theme.js'
import { loadNote } from '../load/load-note.js'
import type { Loaded, Note } from '../load/note.js'
import type { Pictures } from '../load/picture.js'
import type { Rehearsal } from '../load/rehearsal.js'
import type { ThemeFile } from '../load/theme.js'
import { pictureRequests } from '../parse/picture-requests.js'
import { drawerFor } from '../render/drawer.js'
import type { Bearings } from './bearings.js'
import type { SectionParser } from './parse-sections.js'
import type { PictureShelf } from './picture-shelf.js'

export interface DeckSource {
  readonly path: string
  readonly density?: Density
  /** The theme for a note, read anew each time. */
  readonly themeOf: (note: Note) => Promise<ThemeChoice>
  readonly pictures: PictureShelf
  readonly parser: SectionParser
  /** What was rehearsed of the note so far. */
  readonly rehearsal?: () => Rehearsal | undefined
}

/** A fault of the note's, or of the file of its theme. */
export interface Fault extends Diagnostic {
  /** Where it is in another file than the note; lines from 1. */
  readonly place?: { readonly file: string; readonly line: number }
}

export interface ThemeChoice {
  readonly theme: ThemeFile
  readonly faults: readonly Fault[]
}

export interface DeckRead {
  readonly text: string
  readonly diagnostics: readonly Fault[]
  /** Absent where the note cannot be read. */
  readonly good?: GoodRead
}

export interface GoodRead extends Pick<Composition, 'tempo' | 'planned'> {
  readonly note: Note
  readonly deck: Deck
  /** How the deck's offsets are the note's. */
  readonly bearings: Bearings
  readonly theme: ThemeFile
  readonly scale: Scale
  readonly pictures: Pictures
}

/** How long a file may stand empty, or cut off, while an editor writes it, and how often it is looked at. */
const writtenMs = 120
const lookMs = 10

/**
 * Reads a note with all that it uses and composes its deck, as a build does.
 *
 * @param before the note's text when it was read last
 */
export async function readDeck(source: DeckSource, before = ''): Promise<DeckRead> {
  const { note, text = '', diagnostics } = await loadWritten(source.path, before)
  if (!note) return { text, diagnostics }
  const { bearings } = source.parser.parse(note)
  const loaded = await source.pictures.load(pictureRequests(note))
  const { theme: read, faults } = await source.themeOf(note)
  const theme = sameTheme(source, read)
  const { density } = source
  const rehearsal = source.rehearsal?.()
  const draw = await drawerFor(text)
  const { pictures } = loaded
  const options = { theme, rehearsal, pictures, draw, ...(density && { density }) }
  const { deck, scale, tempo, planned, ...composed } = composeNote(note, options)
  const found: readonly Fault[] = [
    ...diagnostics,
    ...composed.diagnostics,
    ...loaded.diagnostics,
    ...faults,
  ]
  return {
    text,
    diagnostics: found.map((one) => inNote(one, bearings)),
    good: { note, deck, bearings, theme, scale, pictures, tempo, planned },
  }
}

const themes = new WeakMap<DeckSource, ThemeFile>()

/** A theme that was read anew and is as it was is the same object: what is kept goes by that. */
function sameTheme(source: DeckSource, read: ThemeFile): ThemeFile {
  const last = themes.get(source)
  if (last?.css === read.css && last.name === read.name) return last
  themes.set(source, read)
  return read
}

function inNote({ range, ...rest }: Fault, bearings: Bearings): Fault {
  return {
    ...rest,
    range: { start: bearings.inNote(range.start), end: bearings.inNote(range.end) },
  }
}

/**
 * Editors that truncate and write leave a file empty for a moment, or a part of it, and those that
 * rename none.
 */
async function loadWritten(file: string, before: string): Promise<Loaded> {
  for (let waited = 0; ; waited += lookMs) {
    const loaded = await loadNote(file)
    const { text = '' } = loaded
    const isWhole = /\S/.test(text) && !isCutOff(text, before)
    if (isWhole || waited >= writtenMs) return loaded
    await sleep(lookMs)
  }
}

/** What an author deletes at the end of a note between two saves is seldom more, in UTF-16 units. */
const tailSize = 64

/** Whether a text may be the beginning of one that is like `before`, and ends as that does. */
export function isCutOff(text: string, before: string): boolean {
  return text.length < before.length - tailSize && !text.endsWith(before.slice(-tailSize))
}
