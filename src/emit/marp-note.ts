import type { Note } from '../load/note.js'
import { pictureRequests } from '../parse/picture-requests.js'
import type { EmitOptions } from './emit.js'

/** A note that is a Marp deck already, as it is but for the addresses of its pictures. */
export function emitMarpNote(note: Note, { pictures, pictureSource }: EmitOptions): string {
  const edits = pictureRequests(note, 'all').flatMap(({ url, range }) => {
    const picture = pictures?.get(url)
    const at = note.text.slice(range.start, range.end).lastIndexOf(url)
    return picture && pictureSource && at >= 0
      ? [
          {
            start: range.start + at,
            end: range.start + at + url.length,
            with: pictureSource(picture),
          },
        ]
      : []
  })
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.with + text.slice(edit.end), note.text)
}
