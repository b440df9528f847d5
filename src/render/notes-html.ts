import { micromark } from 'micromark'
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { math, mathHtml } from 'micromark-extension-math'
import type { NoteLine } from '../compose/slide.js'

/** Markdown as HTML; what HTML it holds is shown as text. */
const htmlOf = (markdown: string): string =>
  // A picture would be fetched from wherever the note says.
  micromark(markdown, {
    extensions: [gfm(), math(), cjkFriendlyExtension()],
    htmlExtensions: [
      gfmHtml(),
      mathHtml({ throwOnError: false, strict: 'ignore', output: 'mathml' }),
    ],
  }).replace(/<img [^>]*?alt="([^"]*)"[^>]*>/g, '<em>$1</em>')

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

/** The Markdown of a range, with the marks that stand right before and behind it. */
function marked(source: string, start: number, end: number): string {
  const before = /[*_`~$]*$/.exec(source.slice(Math.max(0, start - 4), start))?.[0] ?? ''
  const behind = /^[*_`~$]*/.exec(source.slice(end, end + 4))?.[0] ?? ''
  return `${before}${source.slice(start, end)}${behind}`
}

function formatted({ text, range }: NoteLine, source: string): string {
  const plain = `<p>${escaped(text)}</p>`
  if (!range) return plain
  const whole = marked(source, range.start, range.end)
  const bare = source.slice(range.start, range.end)
  const drafts = [whole, bare].map((one) => one.replace(/\[\^[^\]\s]*\]/g, ''))
  const words = text.replace(/\s/g, '')
  for (const draft of new Set(drafts)) {
    const html = htmlOf(draft)
    if (readOf(html) === words) return html
  }
  return plain
}

/** Lines kept ready: a long talk has a few thousand. */
const most = 20_000
const known = new Map<string, string>()

/**
 * A line of the speaker notes as HTML, formatted as it stands in the note's text wherever that reads
 * as what is said, else as the words alone.
 */
export function noteHtml(line: NoteLine, source: string): string {
  const { text, range, kind } = line
  const key = `${kind} ${text}\n${range ? source.slice(Math.max(0, range.start - 4), range.end + 4) : ''}`
  const ready = known.get(key)
  if (ready !== undefined) return ready
  const html = formatted(line, source)
  const made = kind === 'cue' ? `<div class="cue">${html}</div>` : html
  if (known.size >= most) known.clear()
  known.set(key, made)
  return made
}
