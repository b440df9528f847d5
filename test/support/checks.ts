import { labelsOf } from '../../src/compose/labels.js'
import type { Piece, Point, Slide } from '../../src/compose/slide.js'
import { type Conversion, convert } from '../../src/convert.js'
import type { Note } from '../../src/load/note.js'
import { loadTheme } from '../../src/load/theme.js'
import type { Prose } from '../../src/parse/prose.js'
import { fold, foldSpace, wordsIn } from './fold.js'
import { DRAWN, type ReadBlock, type ReadSlide, readDeck } from './marp-reader.js'
import { noteWords, type Words } from './note-words.js'

const { theme } = await loadTheme()

/** Converts as the command does, but for the pictures. */
export function deckOf(note: Note | string): Conversion {
  return convert(note, theme ? { theme } : {})
}

/** What a note became. */
export interface Made {
  readonly note: Note
  readonly conversion: Conversion
  /** The slides as Core 5 shows them. */
  readonly slides: readonly ReadSlide[]
}

/** What of the note is on no slide and in no speaker notes, headings apart. */
export function lostOf(made: Made): readonly string[] {
  const { lost } = made.conversion.ledger
  const faults = missingOf(made, (kind) => kind !== 'heading')
  return lost === 0 ? faults : [`the ledger says lost: ${lost}`, ...faults]
}

/** Headings that are on no slide and in no speaker notes. */
export function untitledOf(made: Made): readonly string[] {
  return missingOf(made, (kind) => kind === 'heading')
}

function missingOf(
  { note, conversion, slides }: Made,
  isMeant: (kind: Words['kind']) => boolean,
): readonly string[] {
  const shown = slides.map(({ text }) => text).join('\n')
  const said = slides.map(({ notes }) => spoken(notes, conversion.deck.lang)).join('\n')
  // A diagram that is drawn has its words in the picture.
  const diagrams = shown.includes(DRAWN) ? conversion.markdown : ''
  const union = `${shown}\n${said}\n${diagrams}`
  const [foldedShown, foldedSaid] = [fold(shown + diagrams), fold(said)]
  const faults: string[] = []
  for (const { kind, text } of noteWords(note).filter((one) => isMeant(one.kind))) {
    const missing = wordsIn(text).filter((word) => !union.includes(word))
    if (missing.length > 0) faults.push(`${kind}: neither shown nor said: ${missing.join(' ')}`)
    else if (kind !== 'html' && kind !== 'math')
      for (const part of partsOf(kind, text))
        if (!foldedShown.includes(fold(part)) && !foldedSaid.includes(fold(part)) && !isDated(part))
          faults.push(`${kind}: in pieces: ${part}`)
  }
  return faults

  /** A timeline drops the colon behind a date. */
  function isDated(part: string): boolean {
    return /[:：]/.test(part) && foldedShown.includes(fold(part.replace(/[:：]/, '')))
  }
}

/** What must stand in one piece; a title loses the full stop at its end. */
function partsOf(kind: Words['kind'], text: string): readonly string[] {
  if (kind === 'heading') return [text.replace(/[\p{P}\s]+$/u, '')]
  return kind === 'code' ? text.split('\n') : [text]
}

/** Paragraphs that the speaker notes do not hold whole, or not in order. */
export function unsaidOf({ note, conversion, slides }: Made): readonly string[] {
  const said = fold(slides.map(({ notes }) => spoken(notes, conversion.deck.lang)).join('\n'))
  const words = noteWords(note)
  const titles = new Set(conversion.deck.slides.map(({ title }) => fold(title?.text ?? '')))
  const headless = !words.some(({ kind }) => kind === 'heading')
  const faults: string[] = []
  let at = 0
  for (const { kind, text, top } of words) {
    const folded = fold(text)
    // Where a note has no heading, its bold lines are headings.
    if (kind !== 'paragraph' || !top || (headless && titles.has(folded))) continue
    const found = said.indexOf(folded, at)
    if (found >= 0) at = found + folded.length
    else
      faults.push(said.includes(folded) ? `said out of order: ${text}` : `not said whole: ${text}`)
  }
  return faults
}

/** The author's words in a slide's notes: its time, its cues and what keeps Marp off are ours. */
function spoken(notes: string, lang: Conversion['deck']['lang']): string {
  const cues = new Set<string>(Object.values(labelsOf(lang).cue))
  return notes
    .split('\n')
    .filter((line) => !cues.has(line.trim()) && !/^(?:〔.*〕|\(about [^)]*\)|·)$/.test(line.trim()))
    .join('\n')
}

const ENVIRONMENT = /^\\begin\{\w+\*?\}|\\end\{\w+\*?\}$/g

/** Runs of text on slides that are no contiguous run of the note. */
export function inventedOf({ note, conversion, slides }: Made): readonly string[] {
  const source = sourceOf(note)
  // What a slide holds only in part ends in a mark of ours; a part of a derivation stands in its
  // environment again.
  const isOfNote = (text: string) =>
    [text, text.replace(/ ?…$/, ''), text.replace(ENVIRONMENT, '')].some((one) =>
      source.includes(fold(one.replaceAll(DRAWN, ''))),
    )
  const { lang } = conversion.deck
  const ours = new Set(Object.values(labelsOf(lang).callout))
  // A label of ours stands nowhere in the note.
  const data = conversion.deck.slides
    .flatMap(prosesOn)
    .filter(({ text, offsets }) => !(ours.has(text) && offsets.length === 0) && !isOfNote(text))
  const drawn = slides.flatMap((slide) =>
    slide.blocks.flatMap((block) => ownRuns(block, slide, lang)).filter((text) => !isOfNote(text)),
  )
  return [
    ...data.map(({ text }) => `deck: ${text}`),
    ...conversion.deck.slides.flatMap(prosesOn).flatMap((prose) => misplaced(prose, note)),
    ...drawn.map((text) => `drawn: ${text}`),
  ]
}

/** Every stretch of the note, folded; nothing runs over from one to the next. */
function sourceOf(note: Note): string {
  const matter = note.text.slice(0, note.bodyStart)
  const body = noteWords(note, { all: true }).map(({ text }) => text)
  return [...body, matter, ...matter.split('\n')].map(fold).join('\u0000')
}

function prosesOn(slide: Slide): readonly Prose[] {
  const ofPoint = (point: Point): readonly Prose[] => [
    point.prose,
    ...point.children.flatMap(ofPoint),
  ]
  const ofPiece = (piece: Piece): readonly Prose[] => {
    if (piece.kind === 'line') return [piece.prose]
    if (piece.kind === 'quote') return piece.lines
    if (piece.kind === 'table') return piece.block.rows.flat()
    return piece.kind === 'points' ? piece.items.flatMap(ofPoint) : []
  }
  return [...(slide.title ? [slide.title] : []), ...slide.body.flatMap(ofPiece)]
}

/** A unit of a prose that does not stand where the prose says that it does. */
function misplaced({ text, offsets }: Prose, { text: whole, bodyStart }: Note): readonly string[] {
  if (offsets.length !== text.length)
    return offsets.length === 0
      ? []
      : [`${offsets.length} places for ${text.length} units: ${text}`]
  const wrong = Array.from(offsets).findIndex((offset, i) => {
    const unit = text.charAt(i)
    const there = whole.charAt(offset)
    return offset >= bodyStart && !/\s/.test(unit) && unit !== there && there !== '&'
  })
  return wrong < 0 ? [] : [`\`${text[wrong]}\` is not at ${offsets[wrong]}: ${text}`]
}

/** The runs of a line on a slide that must be the author's: our labels taken off. */
function ownRuns(block: ReadBlock, slide: ReadSlide, lang: Made['conversion']['deck']['lang']) {
  const { agenda, takeaways, references, callout } = labelsOf(lang)
  const text = foldSpace(block.text).replace(/^(.+) \(\d+\/\d+\)$/, (whole, bare) =>
    /^(?:h\d|header)$/.test(block.tag) ? bare : whole,
  )
  if (block.tag === 'pre') return block.text.split('\n')
  if (block.tag === 'header') return text.split(' · ').map((part) => part.trim())
  if (/^h\d$/.test(block.tag) && [agenda, takeaways, references].includes(text)) return []
  if (block.tag === 'p' && Object.values(callout).includes(text)) return []
  const numbered = slide.classes.includes('section') && /^\d+(?:\.\d+)*$/.test(text)
  if (numbered) return []
  const minutes = slide.classes.includes('agenda') && block.tag === 'li' ? block.tail : ''
  return [text.slice(0, text.length - foldSpace(minutes).length)]
}

/** How a deck differs between the Marp Core that we use and the one that people have. */
export function unportableOf({ conversion, slides }: Made): readonly string[] {
  const stock = readDeck(conversion.markdown, 'stock core 4.4')
  // Marp makes a blank slide of nothing; an error says that the note is empty.
  const isEmpty = conversion.diagnostics.some(({ code }) => code === 'note-empty')
  return differences(slides, stock, isEmpty ? 1 : conversion.deck.slides.length)
}

/** How two readings of a deck of so many slides differ. */
export function differences(
  ours: readonly ReadSlide[],
  theirs: readonly ReadSlide[],
  count: number,
): readonly string[] {
  if (ours.length !== count || theirs.length !== count)
    return [`a deck of ${count} slides is read as ${ours.length} and ${theirs.length}`]
  return ours.flatMap((slide, i) => {
    const other = theirs[i] as ReadSlide
    const parts: readonly (keyof ReadSlide)[] = ['text', 'notes', 'classes', 'pictures']
    return parts
      .map((part) => {
        const one = foldSpace(String(slide[part]))
        return [part, one, foldSpace(undrawn(String(other[part]), one))] as const
      })
      .filter(([, a, b]) => a !== b)
      .map(([part, a, b]) => `slide ${i + 1}, ${part}:\n${a}\n${b}`)
  })
}

/** The source of a diagram counts as the drawing where the other core draws it. */
function undrawn(text: string, other: string): string {
  return text.replace(new RegExp(`${DRAWN}([^${DRAWN}]*)${DRAWN}`, 'g'), (_, source: string) =>
    other.includes(foldSpace(source)) ? source : DRAWN,
  )
}

/** Notes that Marp gives back otherwise than the deck has them. */
export function garbledOf({ conversion, slides }: Made): readonly string[] {
  return conversion.deck.slides.flatMap((slide, i) => {
    const read = fold(slides[i]?.notes ?? '')
    return slide.notes
      .filter(({ text }) => !read.includes(fold(text.replaceAll('--!>', '--! >'))))
      .map(({ text }) => `slide ${i + 1} does not say: ${text}`)
  })
}

/** Slides that have not each of their pictures, which Marp may take for a background. */
export function pictureless({ conversion, slides }: Made): readonly string[] {
  return conversion.deck.slides.flatMap(({ id, body }, i) => {
    const count = body.filter(({ kind }) => kind === 'figure').length
    const found = slides[i]?.pictures
    return found === count ? [] : [`slide ${i + 1} (${id}) has ${found} of ${count} pictures`]
  })
}

/** Lines that show Markdown's marks for bold; `2**3` is somebody's power. */
export function marksOn(slides: readonly ReadSlide[]): readonly string[] {
  // A running head is plain text: code in a section's name loses its box there, not its words.
  return slides.flatMap(({ blocks }) =>
    blocks
      .filter(({ tag, bare }) => tag !== 'header' && /(?<![\w)])\*\*|\*\*(?![\w(])/.test(bare))
      .map(({ bare }) => bare),
  )
}
