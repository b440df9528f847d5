import type { Deck, Piece, Point, Slide } from '../compose/slide.js'
import type { Note } from '../load/note.js'

/** Runs of letters that may stand in no output, by their length. */
export type Withheld = ReadonlyMap<number, ReadonlySet<string>>

/**
 * How many letters make a run that does not stand in a text by chance: two dozen of an alphabet, about
 * five words, or half as many Han, Kana or Hangul.
 */
const RUN = 24
const WIDE_RUN = 12
const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u

/** Every run of the speaker notes of which no slide shows a part. */
export function withheldRuns(deck: Deck, note: Note): Withheld {
  const shown = letters([...deck.slides.map(shownText), metaText(note)].join('\n'))
  const parts = new Map([RUN, WIDE_RUN].map((run) => [run, new Set(windows(shown, run / 2))]))
  const lines = deck.slides
    .flatMap(({ notes }) => notes)
    .flatMap((line) => (line.kind === 'prose' ? [letters(line.text)] : []))
  const found = new Map<number, Set<string>>()
  for (const line of lines) {
    const run = WIDE.test(line) ? WIDE_RUN : RUN
    for (const text of unshown(line, parts.get(run) ?? new Set(), run / 2))
      for (const one of runsOf(text, run))
        found.set(one.length, (found.get(one.length) ?? new Set()).add(one))
  }
  return found
}

/** What is left of a line without the parts that slides show. */
function unshown(line: string, parts: ReadonlySet<string>, length: number): readonly string[] {
  const kept = line.split('')
  for (const [at, part] of windows(line, length).entries())
    if (parts.has(part)) kept.fill('\n', at, at + length)
  return kept.join('').split(/\n+/).filter(Boolean)
}

function windows(text: string, length: number): readonly string[] {
  const count = Math.max(0, text.length - length + 1)
  return Array.from({ length: count }, (_, at) => text.slice(at, at + length))
}

/** What is a little shorter is a run itself; what is shorter than that may stand anywhere. */
function runsOf(text: string, run: number): readonly string[] {
  if (text.length < 0.75 * run) return []
  return text.length <= run ? [text] : windows(text, run)
}

/** The first run of a text that was to be withheld; undefined where there is none. */
export function findWithheld(text: string, withheld: Withheld): string | undefined {
  const all = letters(text)
  for (const [length, runs] of withheld)
    for (let at = 0; at + length <= all.length; at += 1) {
      const run = all.slice(at, at + length)
      if (runs.has(run)) return run
    }
  return undefined
}

/** What is left of a text however it is set: no marks, no white space, no case. */
function letters(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}

function shownText({ title, titleLabel, path, body, directives }: Slide): string {
  const words = [title?.text, titleLabel, ...path, ...body.map(pieceText), ...directives]
  return words.filter(Boolean).join('\n')
}

function pieceText(piece: Piece): string {
  switch (piece.kind) {
    case 'line':
      return piece.prose.text
    case 'points':
      return piece.items.map(pointText).join('\n')
    case 'quote':
      return piece.lines.map(({ text }) => text).join('\n')
    case 'table':
      return piece.block.rows
        .flat()
        .map(({ text }) => text)
        .join('\n')
    case 'figure':
      return piece.block.alt
    case 'label':
      return piece.text
    default:
      return piece.block.value
  }
}

function pointText({ prose, label, children }: Point): string {
  return [prose.text, label, ...children.map(pointText)].filter(Boolean).join('\n')
}

/** The front matter is the author's to show. */
function metaText({ text, bodyStart }: Note): string {
  return text.slice(0, bodyStart)
}
