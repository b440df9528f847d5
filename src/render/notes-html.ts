import { micromark } from 'micromark'
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { math, mathHtml } from 'micromark-extension-math'
import type { NoteLine } from '../compose/slide.js'
import { escapeHtml } from '../export/html.js'
import { inlinesHtml } from './inlines-html.js'

const extensions = [gfm(), math(), cjkFriendlyExtension()]
const htmlExtensions = [
  gfmHtml(),
  mathHtml({ throwOnError: false, strict: 'ignore', output: 'mathml' }),
]

/** Markdown as HTML; what HTML it holds is shown as text. */
const htmlOf = (markdown: string): string =>
  // A picture would be fetched from wherever the note says.
  outward(
    micromark(markdown, { extensions, htmlExtensions }).replace(
      /<img [^>]*?alt="([^"]*)"[^>]*>/g,
      '<em>$1</em>',
    ),
  )

/** Links lead to a window of their own; those that lead nowhere from here are words. */
const outward = (html: string): string =>
  html.replace(/<a ([^>]*)>([\s\S]*?)<\/a>/g, (_all, attributes: string, words: string) =>
    /^href="(?:https?:|mailto:)/i.test(attributes)
      ? `<a ${attributes} target="_blank" rel="noopener noreferrer">${words}</a>`
      : `<span>${words}</span>`,
  )

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' }

/** What one reads of HTML, formulas as they were written, without space. */
const readOf = (html: string): string =>
  html
    .replace(/<math[\s\S]*?<annotation[^>]*>([\s\S]*?)<\/annotation>[\s\S]*?<\/math>/g, '$1')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:(lt|gt|quot|amp)|#x([\da-f]+));/gi, (_all, name: string, hex: string) =>
      name ? (entities[name] ?? '') : String.fromCodePoint(Number.parseInt(hex, 16)),
    )
    .replace(/\s/g, '')

/** The note's text between two offsets of the deck. */
export type Cut = (start: number, end: number) => string

const bare = (text: string): string => `<p>${escapeHtml(text)}</p>`

/** A text as it is formatted in the note, wherever that reads as the text; the notes of a Marp deck are Markdown. */
function formatted({ text, range }: NoteLine, cut: Cut): string {
  const words = text.replace(/\s/g, '')
  const own = range ? cut(range.start, range.end) : text
  const html = htmlOf(own)
  return readOf(html) === words || own.replace(/\s/g, '') === words ? html : bare(text)
}

/** A line of the speaker notes as HTML. */
export function noteHtml(line: NoteLine, cut: Cut): string {
  // It stands for what its range holds, and says none of it.
  if (line.kind === 'cue') return `<div class="cue">${bare(line.text)}</div>`
  return line.inlines ? `<p>${inlinesHtml(line.inlines)}</p>` : formatted(line, cut)
}
