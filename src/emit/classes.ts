import { parse, stringify } from 'yaml'
import type { Slide } from '../compose/slide.js'
import { mapped, memoized } from '../memoized.js'

/**
 * The author's own classes on each slide: Marp's `class` holds from its slide on, `_class` on its
 * slide alone. Our layout's class would hide both, so they are joined to it.
 */
export function authorClasses(
  slides: readonly Slide[],
  global: unknown,
): readonly (readonly string[])[] {
  let current = namesOf(global)
  return saidOn([slides]).map((said) => {
    if (said.length === 0) return current

    for (const each of said) if ('class' in each) current = namesOf(each.class)
    return [...current, ...said.flatMap((each) => namesOf(each._class))]
  })
}

/** A directive's comment without the classes that are joined to the layout's; empty for nothing else. */
export function withoutClass(text: string): string {
  const said = read(text)
  if (!('class' in said) && !('_class' in said)) return text
  const { class: _, _class: __, ...rest } = said
  return Object.keys(rest).length === 0 ? '' : stringify(rest, { lineWidth: 0 }).trim()
}

const NONE: readonly Readonly<Record<string, unknown>>[] = []

const saidOn = mapped(([{ directives }]: [Slide]) =>
  directives.length === 0 ? NONE : readAll(directives),
)

const readAll = memoized((directives: readonly string[]) => directives.map(read))

function read(text: string): Readonly<Record<string, unknown>> {
  const value: unknown = parse(text, { logLevel: 'silent' })
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function namesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split(/\s+/).filter(Boolean)
  return Array.isArray(value) ? value.map(String) : []
}
