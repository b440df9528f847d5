import { mapped, memoized } from '../memoized.js'
import type { Part } from './compose.js'
import { versus } from './language.js'
import type { Point, Slide } from './slide.js'
import { BUDGET, weight } from './weight.js'

/** Sections that are up for less than this, in seconds, flash by. */
const FLASH = 20

/**
 * Neighbouring sections of one sentence each share a slide, their names as points and what they say
 * under them: questions with their answers, terms with their meanings.
 */
export function gather(parts: readonly Part[], title: Slide['title']): readonly Part[] {
  const opposed = contrast(parts, title)
  if (opposed) return [opposed]
  const passing = passingIn([parts])
  if (!passing.includes(true)) return parts
  const gathered: Part[] = []
  let run: Part[] = []
  const flush = (): void => {
    const [first] = run
    if (first && run.length > 1) gathered.push(together(run, title))
    else gathered.push(...run)
    run = []
  }
  for (const [i, part] of parts.entries()) {
    if (run.length > 0 && (!passing[i] || !fits([...run, part]))) flush()
    if (passing[i]) run.push(part)
    else gathered.push(part)
  }
  flush()
  return gathered
}

/** Under a heading "A vs B" the sections A and B stand against one another, where a slide holds both. */
function contrast(parts: readonly Part[], title: Slide['title']): Part | undefined {
  const opposed = title && versus(title.text) && (parts.length === 2 || parts.length === 3)
  if (!opposed) return undefined
  const told = parts.every(
    ({ section, slides, children }) =>
      section.title !== undefined &&
      children.length === 0 &&
      slides.every(isText) &&
      slides.length === 1,
  )
  if (!told || !fits(parts)) return undefined
  const { slides, ...part } = together(parts, title)
  return { ...part, slides: slides.map(compared) }
}

const compared = memoized((slide: Slide): Slide => ({ ...slide, layout: 'comparison' }))

function isText({ body, pinned, directives }: Slide): boolean {
  return (
    !pinned &&
    directives.length === 0 &&
    body.every(
      (piece) =>
        (piece.kind === 'line' && piece.by !== 'callout') ||
        (piece.kind === 'points' && piece.items.every(({ children }) => children.length === 0)),
    )
  )
}

function isPassing({ section, slides, children, seconds }: Part): boolean {
  const [only, ...others] = slides
  return (
    section.title !== undefined &&
    children.length === 0 &&
    others.length === 0 &&
    seconds < FLASH &&
    only?.layout === 'statement' &&
    isText(only)
  )
}

const passingIn = mapped(([part]: [Part]) => isPassing(part))

function fits(run: readonly Part[]): boolean {
  const points = run.map(pointOf)
  const text = points.map((point) =>
    [point, ...point.children].map(({ prose }) => prose.text).join(' '),
  )
  return run.length <= 4 && weight(text.join(' ')) <= BUDGET.text + 10
}

function pointOf({ section, slides }: Part): Point {
  const lines = slides.flatMap(({ body }) => body)
  const children = lines.flatMap((piece): readonly Point[] =>
    piece.kind === 'line'
      ? [{ prose: piece.prose, by: piece.by, children: [] }]
      : piece.kind === 'points'
        ? piece.items
        : [],
  )
  return { prose: section.title as Point['prose'], by: 'section', children }
}

function together(run: readonly Part[], title: Slide['title']): Part {
  const [first] = run as [Part]
  const slides = run.flatMap((part) => part.slides)
  const path = first.path.slice(0, -1)
  const slide = shared(slides[0] as Slide, slides, run.map(pointOf), path, title)
  return { ...first, path, slides: [slide], seconds: slide.seconds }
}

const shared = memoized(
  (
    opening: Slide,
    slides: readonly Slide[],
    items: readonly Point[],
    path: readonly string[],
    title: Slide['title'],
  ): Slide => {
    const { title: _, ...rest } = opening
    return {
      ...rest,
      ...(title ? { title } : {}),
      layout: 'bullets',
      modifiers: [],
      path,
      body: [{ kind: 'points', ordered: false, start: 1, items, by: 'section' }],
      notes: slides.flatMap(({ notes }) => notes),
      seconds: slides.reduce((sum, { seconds }) => sum + seconds, 0),
      range: { start: opening.range.start, end: slides.at(-1)?.range.end ?? opening.range.end },
    }
  },
)
