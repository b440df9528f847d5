import type { Place } from './height.js'
import { linesOfCode } from './lines.js'
import type { Scale } from './theme.js'

/** Width of a digit in code, and of the space behind a line's number, in em of code. */
const DIGIT = 0.6

/** Height of one line of code, wrapped where it is too long, beside a number of so many digits. */
export function codeLineHeight(line: string, place: Place, scale: Scale, digits = 0): number {
  const big = place.modifiers.includes('big')
  const size = big ? scale.codeBig : scale.code
  const pad = big ? scale.padCodeBigX : scale.padCodeX
  const gutter = digits === 0 ? 0 : (digits + 2) * DIGIT
  return linesOfCode(line, (scale.width - 2 * pad) / size - gutter) * size * scale.leadingCode
}

/** Height that a block of code takes beside its lines: its padding, and its name's tab. */
export function codePadding(name: string | undefined, { modifiers }: Place, scale: Scale): number {
  const padding = 2 * (modifiers.includes('big') ? scale.padCodeBigY : scale.padCodeY)
  if (!name) return padding
  const lines = linesOfCode(name, (scale.width - 2 * scale.padFileX) / scale.file)
  return padding + lines * scale.file * scale.leadingCode + 2 * scale.padFileY
}
