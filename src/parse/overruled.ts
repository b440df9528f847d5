import type { Diagnostic } from '../diagnostic.js'
import { mapped } from '../memoized.js'
import type { Block, Directive } from './block.js'

const MODES: readonly Directive['name'][] = ['show', 'say', 'skip']

/** Warns of what the author says twice of one block, and of which holds. */
export function overruled(blocks: readonly Block[]): readonly Diagnostic[] {
  if (!saysIn([blocks]).includes(true)) return []
  let said: Directive[] = []
  return blocks.flatMap((block) => {
    if (block.kind === 'directive') said.push(block)
    if (block.kind === 'directive' || block.kind === 'markup' || said.length === 0) return []
    const all = said
    said = []
    const isSection = block.kind === 'heading'
    const modes = all.filter(({ name }) => MODES.includes(name))
    const skips = isSection ? modes.find(({ name }) => name === 'skip') : undefined
    return [
      ...conflict(modes, skips),
      ...conflict(all.filter(({ name }) => name === 'layout')),
      ...conflict(all.filter(({ name }) => name === 'time')),
    ]
  })
}

const saysIn = mapped(([{ kind }]: [Block]) => kind === 'directive')

/** The last holds, but that what is skipped as a section is. */
function conflict(said: readonly Directive[], skips?: Directive): readonly Diagnostic[] {
  const words = [...new Set(said.map(wordOf))]
  const holds = skips ?? said.at(-1)
  if (words.length < 2 || !holds) return []
  const list = words.map((word) => `\`${word}\``).join(' and ')
  const message = `Expected one of ${list} for a block, got all of them: \`${wordOf(holds)}\` holds. Take the others out.`
  const { range } = said.at(-1) ?? holds
  return [{ code: 'directive-overruled', severity: 'warning', message, range }]
}

function wordOf({ name, value }: Directive): string {
  return value ? `${name}=${value}` : name
}
