import { dirname, join } from 'node:path'
import { type Conversion, convert } from '../convert.js'
import type { Diagnostic } from '../diagnostic.js'
import { emit } from '../emit/emit.js'
import type { Shares } from '../fit/fit.js'
import { cacheDir } from '../load/cache-dir.js'
import { loadNote } from '../load/load-note.js'
import { MARP_THEMES } from '../load/marp-themes.js'
import type { Note } from '../load/note.js'
import type { Picture } from '../load/picture.js'
import { loadPictures } from '../load/pictures.js'
import { loadRehearsal } from '../load/rehearsal.js'
import { loadTheme, type ThemeFile } from '../load/theme.js'
import { pictureRequests } from '../parse/picture-requests.js'
import { drawerFor } from '../render/drawer.js'
import type { NoteOptions } from './command-line.js'
import { interruptibly } from './interruptible.js'
import { withSizes } from './theme-sizes.js'

export interface Preparation {
  readonly options: NoteOptions
  /** The theme that was asked for, or our own. */
  readonly theme: ThemeFile
  readonly onStage: (stage: string) => void
  /** Path of a browser, as the user gave it, for a theme that has to be measured. */
  readonly browser?: string | undefined
  /** What the deck's Markdown calls its pictures. */
  readonly pictureSource?: (picture: Picture) => string
  /** Whether the deck's Markdown has speaker notes; it has where absent. */
  readonly spoken?: boolean
}

/** A note that has been read and composed, nothing of it written yet. */
export interface PreparedNote {
  /** What the diagnostics' ranges point into; empty where nothing could be read. */
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
  /** Absent where the note could not be read. */
  readonly composed?: ComposedNote
}

export interface ComposedNote {
  readonly note: Note
  readonly theme: ThemeFile
  readonly conversion: Conversion
  /** The deck's Markdown with other addresses for its pictures. */
  readonly draft: (pictureSource: (picture: Picture) => string) => string
  /** The note composed again, its slides filled as far as a browser showed that they can be. */
  readonly again: (shares: Shares) => ComposedNote
}

/** Reads a note and its pictures, and composes its deck. */
export async function prepareNote(path: string, run: Preparation): Promise<PreparedNote> {
  const { options, onStage, pictureSource, spoken = true } = run
  onStage('reading')
  const { note, text = '', diagnostics } = await loadNote(path)
  if (!note) return { text, diagnostics }
  onStage('loading pictures')
  const loaded = await loadPictures(
    interruptibly(() => pictureRequests(note)),
    dirname(path),
    {
      ...options,
      note: path,
      cacheDir: join(cacheDir(), 'pictures'),
    },
  )
  const { theme: named, faults } = await themeOf(note, run)
  const theme = await withSizes(named, run.browser)
  const rehearsed = await loadRehearsal(path)
  const draw = await drawerFor(note.text)
  onStage('composing')
  const { pictures } = loaded
  const { rehearsal } = rehearsed
  const settings = {
    path,
    pictures,
    theme,
    rehearsal,
    draw,
    spoken,
    ...(options.density && { density: options.density }),
  }
  const composeWith = (shares?: Shares): ComposedNote => {
    const sources = pictureSource && { pictureSource }
    const conversion = convert(note, { ...settings, ...sources, ...(shares && { shares }) })
    const draft: ComposedNote['draft'] = (source) =>
      emit(conversion.deck, note, { theme: theme.name, pictures, pictureSource: source, spoken })
    return { note, theme, conversion, draft, again: composeWith }
  }
  const composed = interruptibly(() => composeWith())
  // A note that could not be read right is empty for that reason.
  const broken = diagnostics.some(({ severity }) => severity === 'error')
  const own = composed.conversion.diagnostics.filter(
    ({ code }) => !(broken && code === 'note-empty'),
  )
  const all = [diagnostics, loaded.diagnostics, rehearsed.diagnostics, faults, own].flat()
  return { text, diagnostics: all, composed }
}

/** The theme of a note: it may name one of ours, never a file, because it is data. */
export async function themeOf(
  note: Note,
  { options, theme: fallback }: Pick<Preparation, 'options' | 'theme'>,
): Promise<{ theme: ThemeFile; faults: readonly Diagnostic[] }> {
  const name = note.meta.directives.theme
  if (note.meta.marp) return themeOfDeck(note, name, fallback)
  const asked = options.theme !== undefined || typeof name !== 'string' || name === fallback.name
  if (asked) return { theme: fallback, faults: [] }
  const { theme } = name.endsWith('.css') ? {} : await loadTheme(name)
  return theme ? { theme, faults: [] } : { theme: fallback, faults: [unknownTheme(note, name)] }
}

/** A deck of Marp's own keeps its own theme, where Marp or we have it; Marp says nothing of others. */
async function themeOfDeck(note: Note, name: unknown, fallback: ThemeFile) {
  if (typeof name !== 'string' || MARP_THEMES.has(name) || name === fallback.name)
    return { theme: fallback, faults: [] }
  const { theme } = name.endsWith('.css') ? {} : await loadTheme(name)
  if (theme) return { theme, faults: [] }
  const { code, range } = unknownTheme(note, name)
  const message = `expected a theme of Marp's (default, gaia, uncover) or of notedeck's, found \`${name}\`, for which Marp takes its default: give its CSS file with --theme`
  return { theme: fallback, faults: [{ code, severity: 'warning', message, range } as const] }
}

function unknownTheme({ text, bodyStart }: Note, name: string): Diagnostic {
  const message = `expected a theme of notedeck's, found \`${name}\`, which is ignored: give its CSS file with --theme`
  const start = Math.max(0, text.slice(0, bodyStart).search(/^theme[ \t]*[:=]/m))
  const range = { start, end: start + 'theme'.length }
  return { code: 'theme-unknown', severity: 'info', message, range }
}
