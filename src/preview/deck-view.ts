import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Slide } from '../compose/slide.js'
import { lineCounter } from '../diagnostic-position.js'
import { fullness } from '../fit/fit.js'
import type { Scale } from '../fit/theme.js'
import type { Picture } from '../load/picture.js'
import { concatenated, mapped, memoized } from '../memoized.js'
import type { Cut } from '../render/notes-html.js'
import { stageSlide } from '../render/stage-html.js'
import type { PageSlide, Problem } from './protocol.js'
import type { DeckRead, GoodRead } from './read-deck.js'
import { slideDrawer } from './slide-html.js'

/** All that a page shows of one build. */
export interface DeckView {
  readonly slides: readonly PageSlide[]
  readonly css: string
  readonly lang: string
  readonly title: string
  readonly size: readonly [number, number]
}

const dataUrls = new WeakMap<Picture, string>()

function dataUrl(picture: Picture): string {
  const known = dataUrls.get(picture)
  if (known !== undefined) return known
  const url = `data:${picture.type};base64,${Buffer.from(picture.bytes).toString('base64')}`
  dataUrls.set(picture, url)
  return url
}

/** Makes views of decks that were read; slides that are as before cost next to nothing. */
export interface DeckViewer {
  readonly view: (good: GoodRead) => DeckView
}

class Viewer implements DeckViewer {
  readonly #drawer = slideDrawer()
  readonly #joined = concatenated<PageSlide>()
  #cut: Cut = () => ''

  view({ deck, note, theme, pictures, scale, bearings }: GoodRead): DeckView {
    const options = { theme: theme.name, pictures, pictureSource: dataUrl }
    const { slides, css } = this.#drawer.draw(deck, note, theme, options)
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(slides[0] ?? '') ?? []
    this.#cut = (start, end) => note.text.slice(bearings.inNote(start), bearings.inNote(end))
    // A deck of Marp's own may hold more slides than were read of it.
    const read =
      deck.slides.length > slides.length ? deck.slides.slice(0, slides.length) : deck.slides
    const others = slides.slice(read.length).map((html, i) => unread(html, read.length + i))
    const drawn = others.length > 0 ? slides.slice(0, read.length) : slides
    return {
      slides: this.#joined(pageSlides([read, drawn, this.#told([read])], scale), others),
      css,
      lang: note.meta.lang ?? deck.lang,
      title: deck.title || path.basename(note.path),
      size: [Number(width ?? 1280), Number(height ?? 720)],
    }
  }

  /** The same for the same slide, wherever the note has it now. */
  readonly #told = mapped(([slide]: [Slide]) => stageSlide(slide, this.#cut))
}

/** A viewer that holds nothing yet. */
export const deckViewer = (): DeckViewer => new Viewer()

type Told = ReturnType<typeof stageSlide>

const pageSlide = memoized(
  (slide: Slide, html: string, told: Told, scale: Scale): PageSlide =>
    keyed({
      ...told,
      html,
      layout: slide.layout,
      fullness: framed.has(slide.layout) ? 0 : Math.round(fullness(slide, scale) * 100) / 100,
    }),
)

const pageSlides = mapped((row: [Slide, string, Told], scale: Scale) => pageSlide(...row, scale))

const unread = (html: string, i: number): PageSlide =>
  keyed({ ...unknown, id: `slide-${i + 1}`, html })

/** What is set freely in its frame, and never divided. */
const framed = new Set<Slide['layout']>(['title', 'agenda', 'section', 'end'])

const unknown = { notes: [], title: '', layout: '', part: '', seconds: 60, fullness: 0 }

function keyed(slide: Omit<PageSlide, 'key'>): PageSlide {
  const { html, ...rest } = slide
  const key = createHash('sha1').update(JSON.stringify(rest)).update(html).digest('base64url')
  return { key: key.slice(0, 16), ...slide }
}

/** What is wrong with a note, as the page lists it. */
export function problemsOf({ diagnostics, text }: DeckRead): readonly Problem[] {
  if (diagnostics.length === 0) return []
  const lineAt = lineCounter(text)
  return diagnostics.map(({ severity, code, message, range, place }) => {
    return { severity, code, message, ...(place ?? { line: lineAt(range.start) }) }
  })
}
