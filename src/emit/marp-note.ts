import type { Note } from '../load/note.js'
import { noteComments } from '../parse/comments.js'
import { pictureRequests } from '../parse/picture-requests.js'
import type { EmitOptions } from './emit.js'

/** A note that is a Marp deck already, as it is but for the addresses of its pictures. */
export function emitMarpNote(note: Note, options: EmitOptions): string {
  const { pictures, pictureSource, spoken = true } = options
  const silenced = spoken ? [] : noteComments(note).map(({ range }) => ({ ...range, with: '' }))
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
  return [...edits, ...silenced]
    .sort((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.with + text.slice(edit.end), note.text)
}
