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
      return 18 + 2 * block.value.split('\n').length
    case 'diagram':
    case 'figure':
      return 20
    case 'math':
      return 15
    case 'table':
      return 8 + 4 * block.rows.length
    case 'quote':
      return 10
    case 'list':
      return 4 * block.items.length
    default:
      return 0
  }
}
