import { readFileSync, statSync } from 'node:fs'
import type { Loaded } from './note.js'
import { readNote } from './read-note.js'

const MOST_BYTES = 16 * 2 ** 20

/** Reads a note's file, at most 16 MB of it; what cannot be read is an error diagnostic. */
export async function loadNote(path: string): Promise<Loaded> {
  try {
    const found = statSync(path)
    if (found.isDirectory()) return refuse('a folder: name the notes in it, such as `*.md`')
    if (!found.isFile()) return refuse('something that is no file: save the note as one')
    if (found.size > MOST_BYTES) return refuse(tooLarge(found.size))
    return readNote(readFileSync(path), path)
  } catch (error) {
    return refuse(reason(error as NodeJS.ErrnoException))
  }
}

function reason(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return 'no such file: check the path'
  if (error.code === 'EACCES' || error.code === 'EPERM')
    return 'a file that may not be read: check its permissions'
  if (error.code === undefined) throw error
  return `an error of the file system (${error.code})`
}

function tooLarge(size: number): string {
  const megabytes = Math.ceil(size / 2 ** 20)
  return `a file of ${megabytes} MB, more than ${MOST_BYTES / 2 ** 20}: divide it into several notes`
}

function refuse(found: string): Loaded {
  const message = `expected a Markdown file, found ${found}`
  const range = { start: 0, end: 0 }
  return { diagnostics: [{ code: 'note-unreadable', severity: 'error', message, range }] }
}
