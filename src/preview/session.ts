import { position, rangeOfLine } from '../diagnostic-position.js'
import type { RehearsedSlide } from '../load/rehearsal.js'
import { changes } from './changes.js'
import { type DeckView, deckViewer, problemsOf } from './deck-view.js'
import { sectionParser } from './parse-sections.js'
import { editedAt, offsetOfText, slideAt } from './places.js'
import type {
  BannerMessage,
  DeckMessage,
  OpenMessage,
  Problem,
  ServerMessage,
  Talk,
} from './protocol.js'
import { type DeckSource, type GoodRead, isCutOff, readDeck } from './read-deck.js'

interface Good extends GoodRead {
  readonly view: DeckView
  readonly problems: readonly Problem[]
}

/** A note while it is being previewed: its last good deck, and what became of the latest save. */
export class Session {
  readonly #source: DeckSource
  readonly #viewer = deckViewer()
  #good: Good | undefined
  #banner: BannerMessage = { type: 'banner', text: '', line: 1 }
  #build = 0
  /** What the author had before the latest save began: a file may come in pieces. */
  #base = { text: '', at: 0 }
  #talk: Talk = { index: 0, id: '', step: 0, black: false, started: 0, entered: 0, turn: 0 }

  constructor(source: Omit<DeckSource, 'parser'>) {
    this.#source = { ...source, parser: sectionParser() }
  }

  /** The deck that the pages have; absent before the first good build. */
  get view(): DeckView | undefined {
    return this.#good?.view
  }

  get pictures(): Iterable<string> {
    return this.#good?.pictures.keys() ?? []
  }

  /** Builds the note as it is now; answers with what pages must be told. */
  async build(): Promise<readonly ServerMessage[]> {
    this.#build += 1
    try {
      const read = await readDeck(this.#source, this.#good?.note.text)
      const problems = problemsOf(read)
      const error = problems.find(({ severity }) => severity === 'error')
      const banner = this.#stay(error?.message ?? '', error)
      // Where nothing was right yet, what can be shown is better than nothing; a theme that is
      // being edited leaves the note's own changes in the theme as it was.
      const stays = error && !error.code.startsWith('theme-') && this.#good
      const shows = read.good && !stays ? this.#take(read.good, problems) : []
      return [...shows, ...banner]
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error)
      return this.#stay(`notedeck failed on this note: ${said}`)
    }
  }

  #take(good: GoodRead, problems: readonly Problem[]): readonly ServerMessage[] {
    const before = this.#good
    const view = this.#viewer.view(good)
    const after = { ...good, view, problems }
    this.#good = after
    const show = before && editedSlide(this.#baseOf(before), before, after)
    const message: DeckMessage = {
      ...this.#head(view, problems),
      slides: changes(before?.view.slides ?? [], view.slides),
      ...(view.css !== before?.view.css && { css: view.css }),
      ...(show !== undefined && { show }),
    }
    return [message]
  }

  /** The text that a save is compared with: where the one before it was a piece of it, what was before that. */
  #baseOf({ note: { text } }: Good): string {
    const isPiece = isCutOff(text, this.#base.text) && Date.now() - this.#base.at < pieceMs
    if (!isPiece) this.#base = { text, at: Date.now() }
    return this.#base.text
  }

  #head({ title, lang, size }: DeckView, problems: readonly Problem[]) {
    return {
      type: 'deck',
      build: this.#build,
      title,
      lang,
      size,
      note: this.#source.path,
      problems,
    } as const
  }

  #stay(text: string, at?: Problem): readonly BannerMessage[] {
    const { line = 1, file } = at ?? {}
    const { text: said, line: before } = this.#banner
    if (text === said && line === before) return []
    this.#banner = { type: 'banner', text, line, ...(file !== undefined && { file }) }
    return [this.#banner]
  }

  /** The pace that the plan goes by, where it was learned. */
  get tempo(): GoodRead['tempo'] {
    return this.#good?.tempo
  }

  /** What is to be kept of a slide that was rehearsed; absent where there is no such slide. */
  rehearsed(id: string, seconds: number): RehearsedSlide | undefined {
    const slide = this.#good?.deck.slides.find((one) => one.id === id)
    return slide && this.#good && { seconds, ...this.#good.planned(slide) }
  }

  /** All that a page needs that has nothing. */
  greeting(): readonly ServerMessage[] {
    const good = this.#good
    const { view, problems } = good ?? {}
    const deck = view &&
      problems && { ...this.#head(view, problems), slides: view.slides, css: view.css }
    return [...(deck ? [deck] : []), this.#banner, { type: 'talk', talk: this.#talk }]
  }

  /** Takes where the talk is, unless it is known to be further. */
  move(talk: Talk): boolean {
    if (talk.turn <= this.#talk.turn) return false
    this.#talk = talk
    return true
  }

  /** The slide that holds a line of the note, from 1. */
  slideOfLine(line: number): number | undefined {
    if (!this.#good) return undefined
    const { note, deck, bearings } = this.#good
    const end = note.text.trimEnd().length
    const range = rangeOfLine(note.text, line) ?? { start: end, end }
    const indent = note.text.slice(range.start, range.end).search(/\S/)
    const offset = Math.min(range.end, range.start + Math.max(0, indent) + 4)
    return slideAt(deck, bearings.inDocument(offset))
  }

  /** The line that a page means, from 1. */
  lineOf({ id, paragraph, text, line }: OpenMessage): number {
    const slide = this.#good?.deck.slides.find((one) => one.id === id)
    if (!slide || !this.#good) return Number.isInteger(line) && line ? Math.max(1, line) : 1
    const { note, bearings } = this.#good
    const spoken = paragraph === undefined ? undefined : slide.notes[paragraph]?.range?.start
    const offset =
      spoken === undefined
        ? offsetOfText(slide, String(text ?? ''), note.text, bearings)
        : bearings.inNote(spoken)
    return position(note.text, offset).line
  }
}

/** Pieces of one save follow one another as closely, in milliseconds. */
const pieceMs = 1000

/**
 * The index of the slide that holds the first place where a note differs from a text, of equals one
 * that changed.
 */
function editedSlide(text: string, before: Good, after: Good): number | undefined {
  const offset = editedAt(text, after.note.text)
  if (offset === undefined) return undefined
  let kept: ReadonlySet<string> | undefined
  return slideAt(after.deck, after.bearings.inDocument(offset), (index) => {
    kept ??= new Set(before.view.slides.map(({ key }) => key))
    return !kept.has(after.view.slides[index]?.key ?? '')
  })
}
