import { flatMapped } from '../memoized.js'
import type { Prose } from '../parse/prose.js'
import type { Lang } from '../parse/script.js'
import { framed, point } from './framed.js'
import { labelsOf } from './labels.js'
import type { Slide } from './slide.js'
import { BUDGET, weight } from './weight.js'

const STRONG = new Set(['bold-sentence', 'bold-clause'])

/** The strongest statements once more, verbatim, from across the talk. */
export function takeawaysSlide(content: readonly Slide[], lang: Lang): readonly Slide[] {
  if (content.length < 10) return []
  const chosen = light(spread(strongest([content]), 5))
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
const strongest = flatMapped(([{ body }]: [Slide]): readonly Said[] => {
  const all = body.flatMap((piece): readonly Said[] =>
    piece.kind === 'points' ? piece.items : piece.kind === 'line' ? [piece] : [],
  )
  const found = all.find(({ prose, by }) => {
    const size = weight(prose.text)
    return STRONG.has(by) && size >= 10 && size <= 40
  })
  return found ? [found] : []
})

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
