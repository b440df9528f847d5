import type { Fence } from './fence.js'

/** Lines of code as they are shown, and which of them stand out, from 1. */
type Noted = Pick<Fence, 'marked' | 'added' | 'removed'> & { readonly value: string }

/** A comment at the end of a line that holds nothing but notations, in most languages' ways. */
const COMMENT =
  /[ \t]*(?:\{[ \t]*)?(?:\/\/|\/\*|<!--|--|[#%;"']+)[ \t]*((?:\[!code [^\]\n]+\][ \t]*)+)(?:\*\/|-->)?(?:[ \t]*\})?[ \t]*$/
const NOTATION = /\[!code (\+\+|--|highlight|hl|focus|error|warning|info)(?::(\d+))?\]/g

const MEANS: Readonly<Record<string, 'added' | 'removed'>> = { '++': 'added', '--': 'removed' }

/**
 * Reads the notations of VitePress and Shiki, `// [!code ++]`: the comments fall away, and a line that
 * is nothing else with them; what they say holds for their line, or for the lines below.
 *
 * @param marked the lines that the fence's first line marks, as they are written
 */
export function readNotations(value: string, marked: readonly number[]): Noted {
  if (!value.includes('[!code ')) return { value, marked }
  const lines: string[] = []
  const found = { marked: new Set<number>(), added: new Set<number>(), removed: new Set<number>() }
  for (const [i, written] of value.split('\n').entries()) {
    const [comment, notations = ''] = COMMENT.exec(written) ?? ['']
    const line = written.slice(0, written.length - comment.length)
    for (const [, name = '', count = '1'] of notations.matchAll(NOTATION))
      for (let at = 1; at <= Math.min(Number(count), MOST_LINES); at++)
        found[MEANS[name] ?? 'marked'].add(lines.length + at)
    if (comment !== '' && line.trim() === '') continue
    lines.push(line)
    if (marked.includes(i + 1)) found.marked.add(lines.length)
  }
  const inOrder = (numbers: Set<number>): readonly number[] =>
    [...numbers].filter((one) => one <= lines.length).sort((a, b) => a - b)
  return {
    value: lines.join('\n'),
    marked: inOrder(found.marked),
    ...(found.added.size > 0 && { added: inOrder(found.added) }),
    ...(found.removed.size > 0 && { removed: inOrder(found.removed) }),
  }
}

/** More lines than any code has that somebody reads. */
const MOST_LINES = 10_000
