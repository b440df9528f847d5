import { concatenated, counted, flatMapped, mapped, memoized, sumOf } from '../memoized.js'
import type { Outline, Section } from '../outline/section.js'
import type { Block } from '../parse/block.js'
import { wordsOf } from '../parse/block.js'
import { langWritten } from '../parse/detect-lang.js'
import type { Document } from '../parse/parse.js'
import { type Prose, prose } from '../parse/prose.js'
import { plainly } from '../parse/raised.js'
import { type Lang, langNamed } from '../parse/script.js'
import { absorb } from './absorb.js'
import { NONE, type Numbers, numbersOf } from './agenda-parts.js'
import { isApparatus } from './apparatus.js'
import { contentSlides } from './content-slides.js'
import { agendaSlides, sectionSlide, titleOf, titleSlide } from './frame-slides.js'
import { isFurnished } from './furniture.js'
import { gather } from './gather.js'
import type { ComposeOptions } from './options.js'
import { looking, speech } from './pace.js'
import { endSlide } from './references.js'
import { isSkipped } from './skipped.js'
import type { Deck, Slide } from './slide.js'
import { takeSource } from './source.js'
import { takeawaysSlide } from './takeaways.js'

/** A section with the slides that stand directly under its heading. */
export interface Part {
  readonly section: Section
  /** Names from the outermost section to this one. */
  readonly path: readonly string[]
  readonly slides: readonly Slide[]
  readonly children: readonly Part[]
  /** Seconds of the part with all that it holds. */
  readonly seconds: number
  /** Exercises, references: what a talk leaves to the reader. */
  readonly apparatus: boolean
  /** A section slide stands before it. */
  readonly announced: boolean
}

/** Makes the deck of a note: what the audience sees, what the speaker says, on how many slides. */
export function compose(
  document: Document,
  { title, sections, slideLevel }: Outline,
  options: ComposeOptions,
): Deck {
  const { note } = document
  const lang = langNamed(note.meta.lang ?? '') ?? langWritten(document)
  const name = titleOf(document, title)
  const { quote, about, rest } = takeSource(sections, name !== undefined)
  const parts = gather(partsOf([rest], { lang, options, slideLevel }), undefined)
  const opening = [...titleSlide(document, title, quote, about), ...agendaSlides(parts, lang)]
  const numbers = numbersOf(parts)
  const content = absorb(joined(opening, flatParts([parts, numbers])))
  const end = endSlide(document, { title, sections }, lang)
  const slides = distinct(ended(content, takeawaysSlide(content, lang), end))
  return {
    lang,
    title: plainly(name ?? parts[0]?.section.title ?? prose([])),
    slides,
    seconds: sumOf(secondsOn([slides])),
  }
}

const joined = concatenated<Slide>()
const ended = concatenated<Slide>()
const secondsOn = mapped(([{ seconds }]: [Slide]) => seconds)

/** What all sections of a talk are composed by. */
interface Talk {
  readonly lang: Lang
  readonly options: ComposeOptions
  readonly slideLevel: number
}

const partOf = memoized(partAnew)
const partsOf = flatMapped(([section]: [Section], talk: Talk) => partOf(section, [], talk))

function partAnew(section: Section, above: readonly string[], talk: Talk): readonly Part[] {
  if (isSkipped(section)) return []
  const { lang, options } = talk
  const announced = isAnnounced(section, talk)
  const path = section.title ? [...above, plainly(section.title)] : above
  const own = contentSlides(section, { lang, options, path, announced })
  const bare = own.length === 0 && section.children.length === 0 && !announced
  const slides = bare && section.title ? [nameOnly(section.title, path, section.range)] : own
  const held = section.children.flatMap((child) => partOf(child, path, talk))
  const once = gather(held, section.title)
  const children = once.length > 1 && announced ? gather(held, undefined) : once
  const seconds = [...slides, ...children].reduce((sum, one) => sum + one.seconds, 0)
  const name = section.title?.text ?? ''
  const apparatus = isApparatus(name) || isFurnished(name, section.blocks)
  const oneSlide = slides.length === 0 && children.length === 1 && section.children.length > 1
  return [
    { section, path, slides, children, seconds, apparatus, announced: announced && !oneSlide },
  ]
}

/** A heading with nothing under it: a slide that shows nothing, whose name is said elsewhere. */
const nameOnly = memoized(
  (title: Prose, path: readonly string[], range: Section['range']): Slide => {
    const bare = { modifiers: [], body: [], notes: [], directives: [] }
    return { id: 'name', layout: 'bullets', title, ...bare, path, seconds: 0, range }
  },
)

/** A part shorter than this, in seconds, needs no slide that announces it. */
const SHORT = 45

/**
 * A heading above Pandoc's slide level gets a slide of its own, as there; so does one that has words
 * of its own and several subsections, down to the second level, where it takes long enough.
 */
function isAnnounced(section: Section, { slideLevel, options }: Talk): boolean {
  const { title, depth, children } = section
  if (title === undefined || depth > 1 || isFurnished(title.text, section.blocks)) return false
  if (depth === 0 && isEmpty(section)) return !section.blocks.some(isContents)
  if (children.length < 2) return children.length === 1 && depth < slideLevel
  return depth < slideLevel || secondsOf(section, options) >= SHORT
}

function isContents(block: Block): boolean {
  return block.kind === 'markup' && block.contents === true
}

function isEmpty({ blocks, children }: Section): boolean {
  return (
    blocks.every(({ kind }) => kind === 'markup' || kind === 'directive') && children.every(isEmpty)
  )
}

function secondsOf({ blocks, children }: Section, options: ComposeOptions): number {
  const own = blocks.map((block) => {
    const words = wordsOf(block).map(({ text }) => text)
    return speech(words.join('\n'), options) + looking(block)
  })
  return [...own, ...children.map((child) => secondsOf(child, options))].reduce((a, b) => a + b, 0)
}

const flat = memoized((part: Part, { own, inner }: Numbers): readonly Slide[] => [
  ...(part.announced ? [sectionSlide(part, own)] : []),
  ...part.slides,
  ...part.children.flatMap((child, i) => flat(child, inner[i] ?? NONE)),
])

const flatParts = flatMapped(([part, numbers]: [Part, Numbers]) => flat(part, numbers))

/** Slides that begin alike are told apart by their order. */
function distinct(slides: readonly Slide[]): readonly Slide[] {
  if (idsOf(slides).size === slides.length) return slides
  const seen = new Map<string, number>()
  return slides.map((slide) => {
    const count = (seen.get(slide.id) ?? 0) + 1
    seen.set(slide.id, count)
    return count === 1 ? slide : renamed(slide, `${slide.id}-${count}`)
  })
}

const idsOf = counted(({ id }: Slide) => id)

const renamed = memoized((slide: Slide, id: string): Slide => ({ ...slide, id }))
