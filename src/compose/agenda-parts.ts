import { flatMapped } from '../memoized.js'
import { isNumbered } from '../outline/numbered.js'
import type { Part } from './compose.js'

/**
 * The parts that an agenda names: real ones (a part of one picture is none), and where one part is
 * most of the talk, what that part holds.
 */
export function agendaParts(parts: readonly Part[]): readonly Part[] {
  let shown = realParts(parts)
  for (;;) {
    if (shown.length > 5) return shown.slice(0, 12)
    const total = shown.reduce((sum, part) => sum + part.seconds, 0)
    const main = shown.find(
      (part) => part.seconds > 0.6 * total && realParts(part.children).length > 1,
    )
    // Of numbers of two levels, nobody could tell which is which.
    const counts = shown.length > 1 && isNumbered(main?.section.title?.text ?? '')
    if (!main || counts) return shown
    shown = shown.flatMap((part) => (part === main ? realParts(part.children) : [part]))
  }
}

function isTold({ slides, children }: Part): boolean {
  return (
    slides.length > 1 ||
    children.length > 0 ||
    slides.some(({ body }) => body.some(({ kind }) => kind !== 'figure'))
  )
}

/** Parts with a name that are worth a mention: a part of one picture is none. */
export function realParts(parts: readonly Part[]): readonly Part[] {
  return realOf([parts])
}

const realOf = flatMapped(([part]: [Part]): readonly Part[] =>
  part.section.title !== undefined && part.seconds >= 20 && !part.apparatus && isTold(part)
    ? [part]
    : [],
)
