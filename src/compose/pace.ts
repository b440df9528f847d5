import type { Block } from '../parse/block.js'
import { measure } from '../parse/script.js'
import type { ComposeOptions } from './options.js'

/** Seconds that it takes to say a text. */
export function speech(text: string, rates: ComposeOptions): number {
  const { characters, words } = measure(text)
  return (characters / rates.charactersPerMinute + words / rates.wordsPerMinute) * 60
}

/** Seconds that an audience needs to look at what carries no prose. */
export function looking(block: Block): number {
  switch (block.kind) {
    case 'code':
      return Math.min(6 + 1.5 * block.value.split('\n').length, 45)
    case 'diagram':
      return 20
    case 'figure':
    case 'math':
      return 10
    case 'table':
      return Math.min(6 + 2 * block.rows.length, 45)
    default:
      return 0
  }
}
