import type { Place } from './height.js'
import { linesOfCode } from './lines.js'
import type { Scale } from './theme.js'

/** Height of one line of code, wrapped where it is too long. */
export function codeLineHeight(line: string, place: Place, scale: Scale): number {
  const big = place.modifiers.includes('big')
  const size = big ? scale.codeBig : scale.code
  const pad = big ? scale.padCodeBigX : scale.padCodeX
  return linesOfCode(line, (scale.width - 2 * pad) / size) * size * scale.leadingCode
}

/** Height that a block of code takes beside its lines. */
export function codePadding({ modifiers }: Place, scale: Scale): number {
  return 2 * (modifiers.includes('big') ? scale.padCodeBigY : scale.padCodeY)
}
