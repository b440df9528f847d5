import { stringify } from 'yaml'
import type { Deck, Slide } from '../compose/slide.js'
import { labelsOf } from '../compose/labels.js'
import type { Metadata, Note } from '../load/note.js'
import type { Picture, Pictures } from '../load/picture.js'
import { bodyMarkdown, headingText } from './body.js'
import { emitMarpNote } from './marp-note.js'
import { noteComment } from './notes.js'

export interface EmitOptions {
  readonly theme: string
  readonly pictures?: Pictures
  /** What to write as a picture's address; as the note writes it where absent. */
  readonly pictureSource?: (picture: Picture) => string
}

/** Writes a deck as plain Marp Markdown, escaped so that Marp reads it back as meant. */
export function emit(deck: Deck, note: Note, options: EmitOptions): string {
  if (note.meta.marp) return emitMarpNote(note, options)
  const { meta } = note
  const slides = deck.slides.map((slide) => slideMarkdown(slide, deck, options))
  return `${frontMatter(deck, meta, options)}\n${slides.join('\n---\n\n')}`
}

function frontMatter(deck: Deck, meta: Metadata, { theme }: EmitOptions): string {
  const keywords = meta.tags.map(({ text }) => text)
  const authors = meta.authors.map(({ text }) => text)
  const fields = {
    marp: true,
    theme,
    lang: meta.lang ?? LANG[deck.lang],
    paginate: true,
    math: 'katex',
    ...(deck.title ? { title: deck.title } : {}),
    ...(meta.description ? { description: meta.description.text } : {}),
    ...(authors.length > 0 ? { author: authors.join(', ') } : {}),
    ...(keywords.length > 0 ? { keywords } : {}),
    ...without(meta.directives, ['marp', 'theme', 'math']),
  }
  return `---\n${stringify(fields, { lineWidth: 0 })}---\n`
}

/** What the author says to Marp, but for what the deck depends on. */
function without(all: Metadata['directives'], names: readonly string[]): Metadata['directives'] {
  return Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)))
}

const LANG = { zh: 'zh-CN', ja: 'ja', ko: 'ko', en: 'en' } as const

function slideMarkdown(slide: Slide, deck: Deck, options: EmitOptions): string {
  const parts = [
    directives(slide),
    ...slide.directives.map((text) => `<!-- ${text} -->`),
    bodyMarkdown(slide, options),
    noteComment(slide, labelsOf(deck.lang)),
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

/** The slide's own directives; the running head names the sections around it. */
function directives({ layout, modifiers, path, title }: Slide): string {
  const names = path.at(-1) === title?.text ? path.slice(0, -1) : path
  const head = names.slice(-2).map(headingText).join(' · ')
  const quiet = layout === 'title'
  const fields = {
    _class: [layout, ...modifiers].join(' '),
    ...(head && !quiet ? { _header: head } : {}),
    ...(quiet ? { _paginate: false } : {}),
  }
  return `<!--\n${stringify(fields, { lineWidth: 0 }).trimEnd().replaceAll('-->', '--＞')}\n-->`
}
