import { createHash } from 'node:crypto'
import type { MetaText } from '../load/note.js'
import { memoized } from '../memoized.js'
import { isNumbered } from '../outline/numbered.js'
import type { Block, Quote } from '../parse/block.js'
import { wordsOf } from '../parse/block.js'
import type { Document } from '../parse/parse.js'
import { type Inline, type Prose, prose, rangeOf } from '../parse/prose.js'
import type { Lang } from '../parse/script.js'
import { agendaParts, isCounted } from './agenda-parts.js'
import type { Part } from './compose.js'
import { nameOfFile } from './file-name.js'
import { BARE, framed, point, points } from './framed.js'
import { labelsOf } from './labels.js'
import { spokenLine } from './note-lines.js'
import type { NoteLine, Piece, Slide } from './slide.js'
import { BUDGET, breadth, weight } from './weight.js'

/** Descriptions longer than two lines are for search engines. */
const SUBTITLE = 48

/** What a talk is called: as its author says, by a single heading over all of it, by its file. */
export function titleOf(
  { note: { meta, path } }: Document,
  heading: Prose | undefined,
): Prose | undefined {
  const name = nameOfFile(path)
  return meta.title
    ? metaProse(meta.title)
    : (heading ?? (name === undefined ? undefined : metaProse({ text: name })))
}

/** Title, subtitle, source, author and date, if the note opens with them. */
export function titleSlide(
  document: Document,
  heading: Prose | undefined,
  source: Quote | undefined,
  about: Block | undefined,
): readonly Slide[] {
  const { meta } = document.note
  const title = titleOf(document, heading)
  if (!title) return []
  const sub = [meta.subtitle ?? meta.description]
    .filter((text) => text !== undefined)
    .map(metaProse)
    .filter(({ text }) => weight(text) <= SUBTITLE)
  const lines = meta.title && heading && heading.text !== title.text ? [heading, ...sub] : sub
  // Who and when, and on what: two rows, or one could not tell a name from a tag.
  const rows = [[...meta.authors, ...(meta.date ? [meta.date] : [])], meta.tags.slice(0, 4)]
  const quote = source ? wordsOf(source) : []
  const facts = about ? wordsOf(about) : []
  const said = [...quote, ...(about?.kind === 'paragraph' ? facts : [])]
  const notes: readonly NoteLine[] = said.map((line) => ({
    ...spokenLine(line),
    range: (quote.includes(line) ? source?.range : about?.range) ?? rangeOf(line),
  }))
  const body: readonly Piece[] = [
    ...lines.map((line): Piece => ({ kind: 'line', prose: line, quiet: true, by: 'front-matter' })),
    ...(quote.length > 0 ? [{ kind: 'quote', lines: quote, by: 'source' } as const] : []),
    ...rows
      .filter((row) => row.length > 0)
      .map((row) => points(row.map((text) => point(metaProse(text), 'front-matter')))),
    ...(facts.length > 0 ? [points(facts.map((fact) => point(fact, 'source')))] : []),
  ]
  const at = rangeOf(title)
  const end = Math.max(at.end, source?.range.end ?? 0, about?.range.end ?? 0)
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

/** The rows that an agenda of two columns holds, how wide one is in em, and what a further line takes. */
const AGENDA = { rows: 14, line: 14, further: 0.7 } as const

/** The parts and their minutes, from three parts up; where one slide cannot hold them, on two. */
export function agendaSlides(parts: readonly Part[], lang: Lang): readonly Slide[] {
  const shown = agendaParts(parts)
  const { agenda, minutes } = labelsOf(lang)
  if (shown.length < 3) return []
  const ordered = isCounted(shown)
  const count = shown.length > BUDGET.pointsCap ? Math.ceil(rowsOf(shown) / AGENDA.rows) : 1
  return Array.from({ length: count }, (_, i) => {
    const start = Math.ceil((i * shown.length) / count)
    const own = shown.slice(start, Math.ceil(((i + 1) * shown.length) / count))
    const items = own.map(({ section, seconds }) =>
      point(section.title as Prose, 'agenda', minutes(Math.max(1, Math.round(seconds / 60)))),
    )
    const titleLabel = count > 1 ? `${agenda} (${i + 1}/${count})` : agenda
    const at = own[0]?.section.range.start ?? 0
    return framed(items, {
      ...(i > 0 && { id: `agenda-${i + 1}` }),
      layout: 'agenda',
      titleLabel,
      seconds: 15,
      ordered,
      start: start + 1,
      at,
    })
  }).flat()
}

function rowsOf(parts: readonly Part[]): number {
  const lines = parts.map(({ section: { title } }) =>
    Math.ceil(breadth(title?.text ?? '') / AGENDA.line),
  )
  return lines.reduce((sum, own) => sum + 1 + AGENDA.further * (Math.max(own, 1) - 1), 0)
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
      ...(number === '' || isNumbered(title.text)
        ? []
        : [{ kind: 'label', text: number } as const]),
      ...(names.length > 0
        ? [points(names.slice(0, 8).map((name) => point(name, 'section')))]
        : []),
    ],
    seconds: 5,
    range: rangeOf(title),
  }),
)
