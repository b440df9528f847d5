import { memoized } from '../memoized.js'
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
  const strong = content.flatMap((slide) =>
    strongestOn(slide)
      .slice(0, 1)
      .map((one) => ({ slide, one })),
  )
  const chosen = light(spread(strong, 5))
  if (chosen.length < 3) return []
  const items = chosen.map(({ one }) => point(one.prose, 'takeaways'))
  const titleLabel = labelsOf(lang).takeaways
  const at = content.at(-1)?.range.end ?? 0
  return framed(items, { layout: 'takeaways', titleLabel, seconds: 30, ordered: true, at })
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
