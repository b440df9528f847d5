import { mapped, memoized } from '../memoized.js'
import { isNumbered } from '../outline/numbered.js'
import type { Part } from './compose.js'

/**
 * The parts that an agenda names: real ones (a part of one picture is none), and where one part is
 * most of the talk, what that part holds.
 */
export const agendaParts = memoized((parts: readonly Part[]): readonly Part[] => {
  let shown = realParts(parts)
  for (;;) {
    if (shown.length > 5) return mostOf(shown)
    const total = shown.reduce((sum, part) => sum + part.seconds, 0)
    const main = shown.find(
      (part) => part.seconds > 0.6 * total && realParts(part.children).length > 1,
    )
    // Of numbers of two levels, nobody could tell which is which.
    const counts = shown.length > 1 && isNumbered(main?.section.title?.text ?? '')
    if (!main || counts) return shown
    shown = shown.flatMap((part) => (part === main ? realParts(part.children) : [part]))
  }
})

/** What two slides of two columns hold. */
const MOST = 28

/** Of more parts than an agenda can hold, the longest: a part of some seconds is no part. */
function mostOf(parts: readonly Part[]): readonly Part[] {
  if (parts.length <= MOST) return parts
  const longest = new Set([...parts].sort((a, b) => b.seconds - a.seconds).slice(0, MOST))
  return parts.filter((part) => longest.has(part))
}

/** Headings that count themselves are not counted once more. */
export function isCounted(parts: readonly Part[]): boolean {
  const own = parts.filter(({ section: { title } }) => isNumbered(title?.text ?? ''))
  return 2 * own.length < parts.length
}

/** The number of a part in the agenda, '' where it is not named there, and those of what it holds. */
export interface Numbers {
  readonly own: string
  readonly inner: readonly Numbers[]
}

/** The numbers of section slides: those of the agenda, whatever level its parts stand at. */
export function numbersOf(parts: readonly Part[]): readonly Numbers[] {
  const named = agendaParts(parts)
  return named.length > 1 && isCounted(named) ? numbersIn(parts, named) : parts.map(() => NONE)
}

export const NONE: Numbers = { own: '', inner: [] }

function numbersIn(parts: readonly Part[], named: readonly Part[]): readonly Numbers[] {
  return parts.map((part) => {
    const at = named.indexOf(part)
    if (at >= 0) return { own: `${at + 1}`, inner: [] }
    const inner = numbersIn(part.children, named)
    return inner.some((one) => one !== NONE) ? { own: '', inner } : NONE
  })
}

function isTold({ slides, children }: Part): boolean {
  return (
    slides.length > 1 ||
    children.length > 0 ||
    slides.some(({ body }) => body.some(({ kind }) => kind !== 'figure'))
  )
}

/** Parts with a name that are worth a mention: a part of one picture is none. */
function realParts(parts: readonly Part[]): readonly Part[] {
  const real = isRealOn([parts])
  return parts.filter((_, i) => real[i])
}

/** Parts are told from one another by what they are, and not by what they are like: only that is kept. */
const isRealOn = mapped(
  ([part]: [Part]) =>
    part.section.title !== undefined && part.seconds >= 20 && !part.apparatus && isTold(part),
)
