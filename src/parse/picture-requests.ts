import type { Note } from '../load/note.js'
import type { PictureRequest } from '../load/pictures.js'
import { figuresOf } from './figures-of.js'
import { parse } from './parse.js'

/** The pictures that a note asks for: each with the place that asks first, or every place. */
export function pictureRequests(
  note: Note,
  which: 'first' | 'all' = 'first',
): readonly PictureRequest[] {
  const all = figuresOf(parse(note).blocks)
  if (which === 'all') return all
  const found = new Map<string, PictureRequest>()
  for (const { url, range, embed } of all)
    if (!found.has(url)) found.set(url, { url, range, ...(embed && { embed }) })
  return [...found.values()]
}
