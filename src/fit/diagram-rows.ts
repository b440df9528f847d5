import type { Shape } from './diagram-shapes.js'
import { moved } from './diagram-squeeze.js'

/** The drawer gives each row of a sequence the room of one line: what holds more moves apart what is below. */
export function unfolded(shapes: readonly Shape[]): readonly Shape[] {
  const rows = shapes.flatMap(({ grows }) => grows ?? [])
  if (rows.length === 0) return shapes
  const y = (place: number) =>
    rows.reduce((sum, { at, by }) => (place > at ? sum + by : sum), place)
  const to = { x: (at: number) => at, y, lifelines: false }
  return shapes.map((shape) => ({ ...shape, ...moved(shape, to) }))
}
