import type { Labels } from '../compose/labels.js'
import type { Slide } from '../compose/slide.js'
import { isMarpDirective } from '../parse/directive.js'

/** The speaker notes of a slide as Marp reads them: one comment that is nothing but a note. */
export function noteComment(slide: Slide, labels: Labels): string {
  const lines = slide.notes.map((note) => note.text.trim()).filter(Boolean)
  const text = [labels.time(slide.seconds), ...lines].join('\n\n')
  const safe = text
    .replace(/--+>/g, (mark) => `${mark.slice(0, -1)} >`)
    .replaceAll('<!--', '<! --')
    .replace(/--!>/g, '--! >')
  // A comment that is YAML with a directive's key would be taken for a directive.
  return isMarpDirective(safe) ? `<!--\n·\n${safe}\n-->` : `<!--\n${safe}\n-->`
}
