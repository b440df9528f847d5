import { stringify } from 'yaml'
import { labelsOf } from '../compose/labels.js'
import { namesAround } from '../compose/names-around.js'
import type { Deck, Slide } from '../compose/slide.js'
import { MARP_THEMES } from '../load/marp-themes.js'
import type { Metadata, Note } from '../load/note.js'
import type { Picture, Pictures } from '../load/picture.js'
import { mapped, memoized } from '../memoized.js'
import type { Lang } from '../parse/script.js'
import { remembered } from '../remembered.js'
import { type Addresses, bodyMarkdown, headingText } from './body.js'
import { authorClasses, withoutClass } from './classes.js'
import { emitMarpNote } from './marp-note.js'
import { noteComment } from './notes.js'

export interface EmitOptions {
  readonly theme: string
  readonly pictures?: Pictures
  /** What to write as a picture's address; as the note writes it where absent. */
  readonly pictureSource?: (picture: Picture) => string
  /** Whether the speaker notes are written; they are where absent. */
  readonly spoken?: boolean
}

export interface DeckParts {
  readonly front: string
  readonly slides: readonly string[]
}

/** Writes a deck as plain Marp Markdown, escaped so that Marp reads it back as meant. */
export function emit(deck: Deck, note: Note, options: EmitOptions): string {
  if (note.meta.marp) return emitMarpNote(note, options)
  const { front, slides } = emitParts(deck, note, options)
  return `${front}\n${slides.join('\n---\n\n')}`
}

/** Writes a composed deck in parts: its front matter, and each slide by itself. */
export function emitParts(deck: Deck, { meta }: Note, options: EmitOptions): DeckParts {
  const { spoken = true } = options
  const classes = authorClasses(deck.slides, meta.directives.class).map((names) =>
    darkIn(options.theme, names),
  )
  // A running head of the author's stands on all slides.
  const headed = meta.directives.header === undefined
  const addresses = addressesOnAll([deck.slides], options.pictures, options.pictureSource)
  const slides = markdownOf([deck.slides, classes, addresses], deck.lang, spoken, headed)
  return { front: frontMatter(meta, deck.title, langOf(deck, meta), options.theme), slides }
}

/** What our themes call dark, and `invert` too, Marp's own know as `invert` alone. */
function darkIn(theme: string, names: readonly string[]): readonly string[] {
  return MARP_THEMES.has(theme) && names.includes('dark') ? [...names, 'invert'] : names
}

const frontMatter = memoized(
  (meta: Metadata, title: string, lang: string, theme: string): string => {
    const keywords = meta.tags.map(({ text }) => text)
    const authors = meta.authors.map(({ text }) => text)
    const fields = {
      marp: true,
      theme,
      lang,
      paginate: true,
      math: 'katex',
      ...(title ? { title } : {}),
      ...(meta.description ? { description: meta.description.text } : {}),
      ...(authors.length > 0 ? { author: authors.join(', ') } : {}),
      ...(keywords.length > 0 ? { keywords } : {}),
      ...(meta.url ? { url: meta.url.text } : {}),
      // A composed deck is divided already.
      ...without(meta.directives, ['marp', 'theme', 'math', 'headingDivider']),
    }
    return `---\n${stringify(fields, { lineWidth: 0 })}---\n`
  },
)

/** What the author says to Marp, but for what the deck depends on. */
function without(all: Metadata['directives'], names: readonly string[]): Metadata['directives'] {
  return Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)))
}

/** A deck's language as BCP 47: what its author says, else what was found. */
export function langOf({ lang }: Deck, meta: Metadata): string {
  return meta.lang ?? (lang === 'zh' ? 'zh-CN' : lang)
}

const slideMarkdown = memoized(
  (
    slide: Slide,
    classes: readonly string[],
    addresses: Addresses,
    lang: Lang,
    spoken: boolean,
    headed: boolean,
  ): string => {
    const parts = [
      directives(slide, classes, headed),
      ...slide.directives
        .map(withoutClass)
        .filter(Boolean)
        .map((text) => `<!-- ${text} -->`),
      bodyMarkdown(slide, addresses),
      spoken ? noteComment(slide, labelsOf(lang)) : '',
    ]
    return `${parts.filter(Boolean).join('\n\n')}\n`
  },
)

const markdownOf = mapped(
  (row: [Slide, readonly string[], Addresses], lang: Lang, spoken: boolean, headed: boolean) =>
    slideMarkdown(...row, lang, spoken, headed),
)

const NO_ADDRESSES: Addresses = {}

const addressesOnAll = mapped(addressesOn)

function addressesOn(
  [{ body }]: [Slide],
  pictures: EmitOptions['pictures'],
  pictureSource: EmitOptions['pictureSource'],
): Addresses {
  if (!body.some(({ kind }) => kind === 'figure')) return NO_ADDRESSES
  const shown = body.flatMap((piece) => {
    const picture = piece.kind === 'figure' && pictures?.get(piece.block.url)
    return picture && pictureSource ? [[piece.block.url, pictureSource(picture)] as const] : []
  })
  return Object.fromEntries(shown)
}

/** The slide's own directives; the running head names the sections around it. */
function directives(slide: Slide, classes: readonly string[], headed: boolean): string {
  const { layout, modifiers } = slide
  const head = namesAround(slide).slice(-2).map(headingText).join(' · ').replaceAll('-->', '--&gt;')
  const quiet = layout === 'title'
  const fields = {
    _class: [...new Set([layout, ...modifiers, ...classes])].join(' '),
    ...(headed && head && !quiet ? { _header: head } : {}),
    ...(quiet ? { _paginate: false } : {}),
  }
  return `<!--\n${asYaml(fields)}\n-->`
}

/** A talk says the same of many slides. */
const asYaml = remembered(
  (fields: Readonly<Record<string, string | boolean>>) => JSON.stringify(fields),
  (fields) => {
    // Marp quotes a bare value that has a backslash, and then it is no YAML any more.
    const defaultStringType = String(fields._header).includes('\\') ? 'QUOTE_DOUBLE' : 'PLAIN'
    return stringify(fields, { lineWidth: 0, defaultStringType, defaultKeyType: 'PLAIN' }).trimEnd()
  },
)
