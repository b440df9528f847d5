import type { Diagnostic, Range } from '../diagnostic.js'

/** What a foreign tag does has no place on a slide. */
export function leftOut(name: string, tag: string, range: Range): Diagnostic {
  const message = `${name} \`${tag.trim()}\` has no meaning on a slide and is left out.`
  return { code: 'dialect-left-out', severity: 'info', message, range }
}
