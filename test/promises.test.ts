import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNote } from '../src/load/read-note.js'
import { arbitraryNote, arbitrarySoup, RUNS } from './support/arbitrary-note.js'
import {
  deckOf,
  garbledOf,
  inventedOf,
  lostOf,
  type Made,
  marksOn,
  unportableOf,
  unsaidOf,
  untitledOf,
} from './support/checks.js'
import { readDeck } from './support/marp-reader.js'
import {
  hasShared,
  type NoteAtHand,
  ownNotes,
  SHARED,
  sharedNotes,
} from './support/notes-at-hand.js'

const made = new Map<string, Made>()

/** Converts and renders a note once for all promises. */
function make(source: string): Made {
  const known = made.get(source)
  if (known) return known
  const { note } = readNote(source, 'note.md')
  if (!note) throw new Error('Expected a note.')
  const conversion = deckOf(note)
  const one = { note, conversion, slides: readDeck(conversion.markdown, 'core 5') }
  made.set(source, one)
  return one
}

type Check = (made: Made) => readonly string[]

const promises: readonly (readonly [string, Check])[] = [
  ['lossless: every word is shown or said', lostOf],
  ['lossless: every heading is shown or said', untitledOf],
  ['lossless: the speaker notes keep paragraphs whole and in order', unsaidOf],
  ['lossless: Marp reads the notes back as the deck has them', garbledOf],
  ['verbatim: what is on a slide is a run of the note', inventedOf],
  ['portable: stock Marp Core shows the same slides with the same notes', unportableOf],
  ['no slide shows `**`', ({ slides }) => marksOn(slides)],
  [
    'deterministic: the same note gives the same bytes',
    ({ note, conversion }) => {
      const again = deckOf(note)
      return JSON.stringify(again) === JSON.stringify(conversion) ? [] : [again.markdown]
    },
  ],
]

const onNotes = (notes: readonly NoteAtHand[]) =>
  it.each(notes)('$name', ({ note }) => {
    const one = make(note.text)
    const found = promises.map(([name, check]) => [name, check(one)])
    expect(found).toEqual(promises.map(([name]) => [name, []]))
  })

describe("the repo's notes", () => onNotes(ownNotes))
describe.skipIf(!hasShared)(SHARED, () => onNotes(sharedNotes))

describe('generated notes', () => {
  it.each(promises)('%s', (_, check) => {
    const property = fc.property(arbitraryNote, (text) => {
      expect(check(make(text))).toEqual([])
    })
    fc.assert(property, RUNS)
  })
})

describe('marks in any order', () => {
  it.each(promises)('%s', (_, check) => {
    const property = fc.property(arbitrarySoup, (text) => {
      expect(check(make(text))).toEqual([])
    })
    fc.assert(property, RUNS)
  })
})
