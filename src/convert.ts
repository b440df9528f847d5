import { compose } from './compose/compose.js'
import { account, type Ledger } from './compose/ledger.js'
import { readMarpNote } from './compose/marp-note.js'
import { type ComposeOptions, chooseOptions } from './compose/options.js'
import { placePictures } from './compose/picture-rows.js'
import type { Deck, Slide } from './compose/slide.js'
import { atTempo, planOf, type Tempo, tempoOf, tempoSaid } from './compose/tempo.js'
import type { Diagnostic, Range } from './diagnostic.js'
import { emit } from './emit/emit.js'
import { type Draw, givenUp } from './fit/diagram-room.js'
import { fit, fullness, type Shares } from './fit/fit.js'
import { readScale, type Scale, type Size, sizeOf } from './fit/theme.js'
import type { Note } from './load/note.js'
import type { Picture, Pictures } from './load/picture.js'
import { readNote } from './load/read-note.js'
import type { Rehearsal, RehearsedSlide } from './load/rehearsal.js'
import type { ThemeFile } from './load/theme.js'
import { memoized } from './memoized.js'
import { outline } from './outline/outline.js'
import type { Outline } from './outline/section.js'
import { overruled } from './parse/overruled.js'
import { type Document, parse } from './parse/parse.js'
import type { Lang } from './parse/script.js'
import { undescribed } from './parse/undescribed.js'
import { type Report, reportOf } from './report.js'

export interface ConvertOptions extends Partial<ComposeOptions> {
  /** Where the note comes from, for messages. */
  readonly path?: string
  /** Pictures that could be had, by the URL that the note writes. */
  readonly pictures?: Pictures
  /** What to write as a picture's address in the deck. */
  readonly pictureSource?: (picture: Picture) => string
  /** How much of the frame a slide may fill, by its id, where a browser drew it larger than foreseen. */
  readonly shares?: Shares
  /** Whether speaker notes are written into the Markdown; they are where absent. */
  readonly spoken?: boolean
  readonly theme?: ThemeFile
  /** How diagrams are drawn; without it they have the least height of the theme, in one part. */
  readonly draw?: Draw | undefined
  /** What was rehearsed: the plan goes by its pace where nobody set another. */
  readonly rehearsal?: Rehearsal | undefined
}

export interface Conversion {
  readonly deck: Deck
  /** The deck as Marp Markdown. */
  readonly markdown: string
  readonly ledger: Ledger
  readonly report: Report
  readonly diagnostics: readonly Diagnostic[]
}

/** Turns a note into a deck, without touching a file or a browser. */
export function convert(source: string | Note, options: ConvertOptions = {}): Conversion {
  const loaded =
    typeof source === 'string' ? readNote(source, options.path ?? 'note.md') : undefined
  const note = typeof source === 'string' ? loaded?.note : source
  if (!note) throw new TypeError('Expected a note that is text, got bytes that are none.')
  const { document, tree, scale, deck, tempo, ...composed } = composeNote(note, options)
  const markdown = emit(deck, note, { ...options, theme: options.theme?.name ?? 'notedeck' })
  const { ledger, lost } = account(document.blocks, tree.sections, deck.slides)
  const diagnostics = [
    ...composed.diagnostics,
    ...(tempo ? [tempoSaid(tempo)] : []),
    ...(loaded?.diagnostics ?? []),
    ...lost.map(lostBlock),
    ...deck.slides.flatMap(shownInPart),
  ]
  const report = reportOf(deck, ledger, note, (slide) => fullness(slide, scale))
  return { deck, markdown, ledger, report, diagnostics }
}

export interface Composition {
  readonly document: Document
  readonly tree: Outline
  readonly deck: Deck
  readonly scale: Scale
  /** Learned by rehearsing, and planned by; absent where it was not. */
  readonly tempo: Tempo | undefined
  /** What a rehearsal needs to know of a slide. */
  readonly planned: (slide: Slide) => Omit<RehearsedSlide, 'seconds'>
  readonly diagnostics: readonly Diagnostic[]
}

/** The deck of a note, neither written down nor accounted for. */
export function composeNote(note: Note, options: ConvertOptions): Composition {
  const document = parse(note)
  const tree = outline(document.blocks)
  const chosen = chooseOptions(note, said(options))
  const rates = chosen.options
  const plain = note.meta.marp
    ? readMarpNote(document, rates)
    : placePictures(compose(document, tree, rates), options.pictures)
  const { rehearsal } = options
  const tempo = rehearsal && !chosen.paced ? tempoOf(rehearsal, rates) : undefined
  const composed = tempo ? atTempo(plain, tempo, rates) : plain
  const scale = scaleOf(options.theme ?? UNTHEMED, composed.lang, sizeOf(note.meta.directives))
  const deck = note.meta.marp ? composed : fit(composed, scale, options.shares, options.draw)
  const empty = deck.slides.length === 0 ? [emptyNote(note)] : []
  const found = [...undescribed(document.blocks), ...overruled(document.blocks)]
  const size = unknownSize(note, options.theme ?? UNTHEMED)
  const undrawn = givenUp(deck.slides).map(undrawnDiagram)
  const faults = [...document.diagnostics, ...undrawn]
  const diagnostics = [...empty, ...chosen.diagnostics, ...size, ...faults, ...found]
  const planned = (slide: Slide) => planOf(slide, rates, tempo)
  return { document, tree, deck, scale, tempo, planned, diagnostics }
}

const UNTHEMED = { name: '', css: '' }

const scaleOf = memoized(({ css, sizes }: ThemeFile, lang: Lang, size: Size) =>
  readScale(css, lang, size, sizes),
)

/** What the caller says of composing, and nothing that it leaves open. */
function said({
  density,
  charactersPerMinute,
  wordsPerMinute,
}: ConvertOptions): Partial<ComposeOptions> {
  return {
    ...(density && { density }),
    ...(charactersPerMinute && { charactersPerMinute }),
    ...(wordsPerMinute && { wordsPerMinute }),
  }
}

function emptyNote({ bodyStart }: Note): Diagnostic {
  return {
    code: 'note-empty',
    severity: 'error',
    message:
      'Expected a title or words to make slides of, found none. Write some, then build again.',
    range: { start: bodyStart, end: bodyStart },
  }
}

/** A size that the theme does not have: Marp takes its first. */
function unknownSize({ meta, text, bodyStart }: Note, { css }: ThemeFile): readonly Diagnostic[] {
  const { size } = meta.directives
  if (size === undefined) return []
  const stated = [...css.matchAll(/@size\s+(\S+)\s+\d/g)].flatMap(([, name]) => name ?? [])
  const sizes = stated.length > 0 ? stated : ['16:9', '4:3']
  if (sizes.includes(String(size))) return []
  const line = /^["']?size["']?[ \t]*[:=][^\r\n]*/m.exec(text.slice(0, bodyStart))
  const start = line?.index ?? 0
  const range = { start, end: start + (line?.[0].length ?? 0) }
  const message = `Expected one of the theme's sizes ${sizes.join(', ')}, got \`${String(size)}\`. It is ignored.`
  return [{ code: 'size-unknown', severity: 'warning', message, range }]
}

function undrawnDiagram(range: Range): Diagnostic {
  return {
    code: 'diagram-undrawn',
    severity: 'warning',
    message:
      'Expected a diagram that can be drawn, found one that its drawer gives up on. It is shown as code: divide it, or use a picture.',
    range,
  }
}

function shownInPart({ inPart = [] }: Slide, at: number): readonly Diagnostic[] {
  return inPart.map((range) => ({
    code: 'shown-in-part',
    severity: 'warning',
    message: `Expected what a slide can hold, found more than slide ${at + 1} does at the smallest size that can be read: it shows the beginning, and the speaker notes hold the whole. Divide it.`,
    range,
  }))
}

function lostBlock({ kind, range }: Document['blocks'][number]): Diagnostic {
  return {
    code: 'block-lost',
    severity: 'error',
    message: `Expected every block to be shown or spoken, but this ${kind} is neither. This is a fault of notedeck: please report it.`,
    range,
  }
}
