import { flatMapped } from '../memoized.js'
import type { Prose } from '../parse/prose.js'
import type { Lang } from '../parse/script.js'
import { framed, point } from './framed.js'
import { labelsOf } from './labels.js'
import type { Slide } from './slide.js'
import { stands } from './standing.js'
import { BUDGET, weight } from './weight.js'

/** The strongest statements once more, verbatim, from across the talk. */
export function takeawaysSlide(content: readonly Slide[], lang: Lang): readonly Slide[] {
  if (content.length < 10) return []
  const chosen = light(spread(distinct(strongest([content], lang)), 5))
  if (chosen.length < 3) return []
  const items = chosen.map(({ prose }) => point(prose, 'takeaways'))
  const titleLabel = labelsOf(lang).takeaways
  const at = content.at(-1)?.range.end ?? 0
  return framed(items, { layout: 'takeaways', titleLabel, seconds: 30, ordered: true, at })
}

interface Said {
  readonly prose: Prose
  readonly by: string
}

/** The strong statement of each slide that has one. */
const strongest = flatMapped(([{ body }]: [Slide], lang: Lang): readonly Said[] => {
  const all = body.flatMap((piece): readonly Said[] =>
    piece.kind === 'points' ? piece.items : piece.kind === 'line' ? [piece] : [],
  )
  const found = all.find((one) => isStrong(one) && stands(one.prose, lang))
  return found ? [found] : []
})

/** Its author set it in bold, and not only a word of it. */
function isStrong({ prose, by }: Said): boolean {
  const size = weight(prose.text)
  const bold = prose.strong.reduce((sum, { start, end }) => sum + end - start, 0)
  const meant = by === 'bold-sentence' || (by === 'bold-clause' && bold >= prose.text.length / 3)
  return meant && size >= 10 && size <= 40
}

/** What is said twice counts once. */
function distinct(all: readonly Said[]): readonly Said[] {
  const texts = all.map(({ prose }) => prose.text)
  return all.filter(({ prose }, i) => texts.indexOf(prose.text) === i)
}

/** As many as one slide holds: the heaviest go first. */
function light(all: readonly Said[]): readonly Said[] {
  const size = ({ prose }: Said): number => weight(prose.text)
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
