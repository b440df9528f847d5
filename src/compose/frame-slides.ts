import { createHash } from 'node:crypto'
import type { MetaText } from '../load/note.js'
import { memoized } from '../memoized.js'
import type { Block, Quote } from '../parse/block.js'
import { wordsOf } from '../parse/block.js'
import type { Document } from '../parse/parse.js'
import { type Inline, type Prose, prose, rangeOf } from '../parse/prose.js'
import type { Lang } from '../parse/script.js'
import { agendaParts } from './agenda-parts.js'
import type { Part } from './compose.js'
import { labelsOf } from './labels.js'
import { languageOf } from './language.js'
import type { NoteLine, Piece, Point, Slide } from './slide.js'
import { BUDGET, weight } from './weight.js'

/** Descriptions longer than two lines are for search engines. */
const SUBTITLE = 48

const BARE = { modifiers: [], path: [], body: [], notes: [], directives: [] } as const

/** Title, subtitle, source, author and date, if the note opens with them. */
export function titleSlide(
  { note: { meta } }: Document,
  heading: Prose | undefined,
  source: Quote | undefined,
): readonly Slide[] {
  const title = meta.title ? metaProse(meta.title) : heading
  if (!title) return []
  const sub = [meta.subtitle ?? meta.description]
    .filter((text) => text !== undefined)
    .map(metaProse)
    .filter(({ text }) => weight(text) <= SUBTITLE)
  const lines = meta.title && heading && heading.text !== title.text ? [heading, ...sub] : sub
  const small = [...meta.authors, ...(meta.date ? [meta.date] : []), ...meta.tags.slice(0, 4)]
  const quote = source ? wordsOf(source) : []
  const notes: readonly NoteLine[] = quote.map((line) => ({
    kind: 'prose',
    text: line.text,
    range: source?.range ?? rangeOf(line),
  }))
  const body: readonly Piece[] = [
    ...lines.map((line): Piece => ({ kind: 'line', prose: line, quiet: true, by: 'front-matter' })),
    ...(quote.length > 0 ? [{ kind: 'quote', lines: quote, by: 'source' } as const] : []),
    ...(small.length > 0
      ? [points(small.map((text) => point(metaProse(text), 'front-matter')))]
      : []),
  ]
  const at = rangeOf(title)
  const end = Math.max(at.end, source?.range.end ?? 0)
  return [
    {
      ...BARE,
      id: 'title',
      layout: 'title',
      title,
      body,
      notes,
      seconds: 10,
      range: { start: at.start, end },
    },
  ]
}

/** Words of the front matter, with their place where they stand there verbatim. */
function metaProse({ text, range }: MetaText): Prose {
  const offsets = range ? Array.from(text, (_, i) => range.start + i) : []
  const leaf: Inline = { type: 'text', value: text, offsets }
  return prose([leaf])
}

function point(prose: Prose, by: string, label?: string): Point {
  return { prose, by, children: [], ...(label === undefined ? {} : { label }) }
}

function points(items: readonly Point[], ordered = false): Piece {
  return { kind: 'points', ordered, start: 1, items, by: items[0]?.by ?? '' }
}

/** The parts and their minutes, from three parts up. */
export function agendaSlide(parts: readonly Part[], lang: Lang): readonly Slide[] {
  const shown = agendaParts(parts)
  const labels = labelsOf(lang)
  if (shown.length < 3) return []
  const items = shown.map(({ section, seconds }) =>
    point(section.title as Prose, 'agenda', labels.minutes(Math.max(1, Math.round(seconds / 60)))),
  )
  const at = shown[0]?.section.range.start ?? 0
  return [
    {
      ...BARE,
      id: 'agenda',
      layout: 'agenda',
      titleLabel: labels.agenda,
      body: [points(items, true)],
      seconds: 15,
      range: { start: at, end: at },
    },
  ]
}

/** Where one is: the name of a part, its number, and what it holds. */
export function sectionSlide({ section, path, children }: Part, number: string): Slide {
  const names = children.flatMap(({ section: { title } }) => (title ? [title] : []))
  return partSlide(section.title as Prose, path, number, names)
}

const partSlide = memoized(
  (title: Prose, path: readonly string[], number: string, names: readonly Prose[]): Slide => ({
    ...BARE,
    id: `section-${createHash('sha256').update(path.join('\n')).digest('hex').slice(0, 8)}`,
    layout: 'section',
    title,
    path: path.slice(0, -1),
    body: [
      ...(number === '' ? [] : [{ kind: 'label', text: number } as const]),
      ...(names.length > 0
        ? [points(names.slice(0, 8).map((name) => point(name, 'section')))]
        : []),
    ],
    seconds: 5,
    range: rangeOf(title),
  }),
)

const STRONG = new Set(['bold-sentence', 'bold-clause'])

/** The strongest statements once more, verbatim, from across the talk. */
export function takeawaysSlide(content: readonly Slide[], lang: Lang): readonly Slide[] {
  if (content.length < 10) return []
  const strong = content.flatMap((slide) =>
    strongestOn(slide)
      .slice(0, 1)
      .map((one) => ({ slide, one })),
  )
  const chosen = light(spread(strong, 5))
  if (chosen.length < 3) return []
  const items = chosen.map(({ one }) => point(one.prose, 'takeaways'))
  const end = content.at(-1)?.range.end ?? 0
  return [
    {
      ...BARE,
      id: 'takeaways',
      layout: 'takeaways',
      titleLabel: labelsOf(lang).takeaways,
      body: [points(items, true)],
      seconds: 30,
      range: { start: end, end },
    },
  ]
}

interface Said {
  readonly prose: Prose
  readonly by: string
}

const strongestOn = memoized((slide: Slide): readonly Said[] => {
  const all = slide.body.flatMap((piece): readonly Said[] =>
    piece.kind === 'points' ? piece.items : piece.kind === 'line' ? [piece] : [],
  )
  return all.filter(({ prose, by }) => {
    const size = weight(prose.text)
    return STRONG.has(by) && size >= 10 && size <= 40
  })
})

/** As many as one slide holds: the heaviest go first. */
function light<T extends { readonly one: { readonly prose: Prose } }>(
  all: readonly T[],
): readonly T[] {
  const size = ({ one }: T): number => weight(one.prose.text)
  const total = all.reduce((sum, each) => sum + size(each), 0)
  if (total <= BUDGET.cap - 10) return all
  const heaviest = Math.max(...all.map(size))
  const at = all.findIndex((each) => size(each) === heaviest)
  return light(all.filter((_, i) => i !== at))
}

/** Evenly spread over the talk. */
function spread<T>(all: readonly T[], count: number): readonly T[] {
  if (all.length <= count) return all
  return Array.from(
    { length: count },
    (_, i) => all[Math.round((i * (all.length - 1)) / (count - 1))] as T,
  )
}

/** The links that the note cites, where it cites enough and has no such section itself. */
export function endSlide(document: Document, parts: readonly Part[], lang: Lang): readonly Slide[] {
  const { apparatus } = languageOf(lang)
  const last = parts.at(-1)?.section.title?.text ?? ''
  if (apparatus.test(last)) return []
  const seen = new Set<string>()
  const links = document.blocks
    .flatMap(linksOf)
    .filter(({ url }) => !seen.has(url) && seen.add(url))
  if (links.length < 4) return []
  const end = document.blocks.at(-1)?.range.end ?? 0
  return [
    {
      ...BARE,
      id: 'end',
      layout: 'end',
      titleLabel: labelsOf(lang).references,
      body: [points(links.slice(0, 8).map(({ text }) => point(text, 'references')))],
      seconds: 10,
      range: { start: end, end },
    },
  ]
}

interface Link {
  readonly url: string
  readonly text: Prose
}

/** The links of a block that lead out of it, and have words. */
const linksOf = memoized((block: Block): readonly Link[] =>
  wordsOf(block)
    .flatMap(({ inlines }) => linksIn(inlines))
    .filter(({ url, text }) => /^https?:/.test(url) && weight(text.text) >= 2),
)

function linksIn(inlines: readonly Inline[]): readonly Link[] {
  return inlines.flatMap((node) =>
    node.type === 'link'
      ? [{ url: node.url, text: prose([node]) }]
      : 'children' in node
        ? linksIn(node.children)
        : [],
  )
}
