import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import type { Note } from '../../src/load/note.js'
import { readNote } from '../../src/load/read-note.js'

const repo = resolve(import.meta.dirname, '../..')
const shared = resolve(repo, '../shared')

/** Whether the notes that are not part of the repo are there. */
export const hasShared = existsSync(shared)

/** What a suite is called that is skipped without those notes, so that the skip says why. */
export const SHARED = 'the seed, the corpus and the gold (skipped where ../shared is absent)'

export interface NoteAtHand {
  /** The path from the repo's root. */
  readonly name: string
  readonly note: Note
}

/** The repo's own sample notes. */
export const ownNotes = notesIn(join(repo, 'notes'))

/** Notes that people wrote; the one in GBK is no text and is refused elsewhere. */
export const sharedNotes = ['seed', 'corpus', 'gold'].flatMap((name) => notesIn(join(shared, name)))

function notesIn(folder: string): readonly NoteAtHand[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder, { recursive: true }).map(String).sort()
  const notes = files.filter((file) => /\.md$/.test(file) && file !== 'README.md')
  return notes.flatMap((file) => {
    const path = join(folder, file)
    const { note } = readNote(readFileSync(path), path)
    return note ? [{ name: relative(repo, path), note }] : []
  })
}
