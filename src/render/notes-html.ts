import { micromark } from 'micromark'
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { math, mathHtml } from 'micromark-extension-math'
import type { NoteLine } from '../compose/slide.js'
import type { Range } from '../diagnostic.js'

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

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

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

/** The Markdown of a range, with the marks that stand right before and behind it. */
function marked({ start, end }: Range, cut: Cut): string {
  const before = /[*_`~$]*$/.exec(cut(Math.max(0, start - 4), start))?.[0] ?? ''
  const behind = /^[*_`~$]*/.exec(cut(end, end + 4))?.[0] ?? ''
  return `${before}${cut(start, end)}${behind}`
}

const bare = (text: string): string => `<p>${escaped(text)}</p>`

function formatted({ text, range }: NoteLine, cut: Cut): string {
  if (range) {
    const words = text.replace(/\s/g, '')
    const own = cut(range.start, range.end)
    const whole = marked(range, cut)
    for (const draft of new Set([whole, own].map((one) => one.replace(/\[\^[^\]\s]*\]/g, '')))) {
      const html = htmlOf(draft)
      // The notes of a Marp deck are Markdown themselves.
      if (readOf(html) === words || (draft === own && own.replace(/\s/g, '') === words)) return html
    }
  }
  return bare(text)
}

/** Lines kept ready: a long talk has a few thousand, and is drawn again at each save. */
const most = 20_000
const known = new Map<string, string>()

/**
 * A line of the speaker notes as HTML, formatted as it stands in the note's text wherever that reads
 * as what is said, else as the words alone.
 */
export function noteHtml(line: NoteLine, cut: Cut): string {
  const { kind, text, range } = line
  // It stands for what its range holds, and says none of it.
  if (kind === 'cue') return `<div class="cue">${bare(text)}</div>`
  const key = `${text}\n${range ? marked(range, cut) : ''}`
  const ready = known.get(key)
  if (ready !== undefined) return ready
  const made = formatted(line, cut)
  if (known.size >= most) known.clear()
  known.set(key, made)
  return made
}
