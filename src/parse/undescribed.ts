import type { Diagnostic } from '../diagnostic.js'
import type { Block } from './block.js'
import { figuresOf } from './figures-of.js'

/** Pictures without words for who cannot see them, each once. */
export function undescribed(blocks: readonly Block[]): readonly Diagnostic[] {
  const seen = new Set<string>()
  return figuresOf(blocks).flatMap(({ url, alt, range }): Diagnostic[] => {
    if (alt.trim() !== '' || seen.has(url)) return []
    seen.add(url)
    const message =
      'Expected words that say what the picture shows, found none: write them between its brackets. They are its caption, and what is read out where it cannot be seen.'
    return [{ code: 'picture-alt', severity: 'warning', message, range }]
  })
}
