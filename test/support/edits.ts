import fc from 'fast-check'
import { arbitraryNote, arbitraryParts } from './arbitrary-note.js'

/** A change of a note: of its pieces between blank lines, or of letters anywhere. */
const edit = fc.oneof(
  fc.record({ kind: fc.constantFrom('drop', 'double', 'swap', 'half'), at: fc.nat() }),
  fc.record({ kind: fc.constant('insert'), at: fc.nat(), text: arbitraryParts }),
  fc.record({
    kind: fc.constantFrom('letters', 'front'),
    at: fc.nat(),
    text: fc.constantFrom(
      '字',
      'word ',
      '\n',
      '\n\n',
      '**',
      '# ',
      '`',
      '。',
      '<!-- deck: skip -->\n',
    ),
  }),
)
interface Edit {
  readonly kind: string
  readonly at: number
  readonly text?: string
}

/** A note after a change. */
export function edited(note: string, { kind, at, text = '' }: Edit): string {
  const pieces = note.split('\n\n')
  const i = at % pieces.length
  const piece = pieces[i] ?? ''
  const place = at % (note.length + 1)
  switch (kind) {
    case 'drop':
      return pieces.toSpliced(i, 1).join('\n\n')
    case 'double':
      return pieces.toSpliced(i, 0, piece).join('\n\n')
    case 'swap':
      return [...pieces.toSpliced(i, 1), piece].join('\n\n')
    case 'half':
      return pieces.slice(0, i).join('\n\n')
    case 'insert':
      return pieces.toSpliced(i, 0, ...text.split('\n\n')).join('\n\n')
    case 'front':
      return `---\ntitle: ${at % 100}\n---\n\n${note.replace(/^---\n.*?\n---\n\n/s, '')}`
    default:
      return note.slice(0, place) + text + note.slice(place)
  }
}

const parts = fc
  .array(arbitraryParts, { minLength: 2, maxLength: 8 })
  .map((all) => all.map((part, i) => `## ${i}\n\n${part}`).join('\n\n'))
/** A note and its changes, one after another. */
export const history = fc.tuple(
  fc.oneof({ weight: 3, arbitrary: parts }, { weight: 1, arbitrary: arbitraryNote }),
  fc.array(edit, { minLength: 1, maxLength: 8 }),
)
