import { formulaParts } from './formula.js'
import type { Place } from './height.js'
import { formulaLine } from './lines.js'
import type { Scale } from './theme.js'

/** Sizes that a theme has for formulas too large for a slide, in CSS pixels: KaTeX draws 20 at 24. */
export const MATH_STEPS = [28, 24, 20]

/** Size of display formulas under a layout, in CSS pixels. */
function mathSize({ layout, modifiers }: Place, scale: Scale): number {
  const step = MATH_STEPS.find((size) => modifiers.includes(`math-${size}`))
  return step ?? (layout === 'math' ? scale.math : scale.body)
}

/** Height of a display formula from KaTeX's own struts; a wide one goes on below. */
export function mathHeight(tex: string, place: Place, scale: Scale): number {
  const size = mathSize(place, scale)
  let used = 0
  let ended = false
  const lines: { above: number; below: number }[] = []
  for (const part of formulaParts(tex, true)) {
    const { above, below } = formulaLine(part, size)
    const line = lines.at(-1)
    const fits = !ended && used + part.width * size <= scale.width
    if (line && fits) {
      line.above = Math.max(line.above, above)
      line.below = Math.max(line.below, below)
    } else {
      lines.push({ above, below })
      used = 0
    }
    used += part.width * size
    ended = part.ends ?? false
  }
  return lines.reduce((sum, { above, below }) => sum + above + below, 0)
}

/** A formula with a number, which stands at the right of what stands in the middle. */
const NUMBERED = /\\tag\*?\{|\\begin\{(?:equation|align|alignat|gather)\}/
/** What a number of two digits takes with the space before it, in em. */
const NUMBER = 2.2

/** Width of the widest part of a display formula that cannot be divided, in CSS pixels. */
export function mathWidth(tex: string, place: Place, scale: Scale): number {
  const widths = formulaParts(tex, true).map(({ width }) => width)
  const beside = NUMBERED.test(tex) ? 2 * NUMBER : 0
  return (Math.max(0, ...widths) + beside) * mathSize(place, scale)
}
