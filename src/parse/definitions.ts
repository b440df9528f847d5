import type { Block, Item, List, Paragraph } from './block.js'
import { lineStarts, partsAt } from './lines.js'
import { cut, type Prose, rangeOf, trim } from './prose.js'

/** A line of a paragraph: a term, or behind its colon what is said of one. */
interface Line {
  readonly prose: Prose
  readonly defines: boolean
}

/**
 * Reads Pandoc's and PHP Markdown Extra's `Term`, and below it `: what it means`, as a list of terms,
 * with or without a blank line between. A term has one line; any other text is left as it is.
 */
export function withDefinitions(blocks: readonly Block[], source: string): readonly Block[] {
  if (!/^[ \t>]*:[ \t]/m.test(source)) return blocks
  const found: Block[] = []
  for (const block of blocks) {
    const lines = block.kind === 'paragraph' ? linesOf(block.prose, source) : []
    const last = found.at(-1)
    if (lines[0]?.defines && last) found.splice(-1, 1, ...joined(last, lines, block, source))
    else found.push(lines[1]?.defines ? listOf(lines, block) : block)
  }
  return together(found)
}

/** Lines that begin with a colon belong to the term right above them. */
function joined(last: Block, lines: readonly Line[], block: Block, source: string): Block[] {
  const range = { start: last.range.start, end: block.range.end }
  const isNear = source.slice(last.range.end, block.range.start).trim().replaceAll('>', '') === ''
  if (last.kind === 'list' && last.terms && isNear)
    return [{ ...last, items: defined(lines, last.items), range }]
  const [term, ...others] = last.kind === 'paragraph' && isNear ? linesOf(last.prose, source) : []
  return term && others.length === 0 ? [listOf([term, ...lines], { range })] : [last, block]
}

function listOf(lines: readonly Line[], { range }: Pick<Block, 'range'>): List {
  const items = defined(lines, [])
  return { kind: 'list', ordered: false, start: 1, terms: true, items, range }
}

/** Lines as items, each term with its definitions under it, after those that there are. */
function defined(lines: readonly Line[], before: readonly Item[]): readonly Item[] {
  const items = [...before]
  for (const { prose, defines } of lines) {
    const own = itemOf(prose)
    const last = items.at(-1)
    const range = { start: last?.range.start ?? 0, end: own.range.end }
    if (defines && last)
      items[items.length - 1] = { ...last, children: [...last.children, own], range }
    else items.push(own)
  }
  return items
}

/** An item of these words alone. */
export function itemOf(prose: Prose): Item {
  return { prose, ordered: false, children: [], blocks: [], range: rangeOf(prose) }
}

/** The lines of a paragraph; one that goes on is joined to the line before. */
function linesOf(whole: Prose, source: string): readonly Line[] {
  const starts = [0, ...lineStarts(whole, source)]
  const parts = partsAt(whole, starts)
  const marked = parts.map(({ text }) => /^:\s/.test(text))
  const lines: Line[] = []
  let from = 0
  for (const [i, part] of parts.entries()) {
    const isTerm = !marked[i] && (i === 0 || (marked[i + 1] && !isIndented(part, source)))
    if (marked[i] || isTerm) {
      from = starts[i] ?? 0
      lines.push({ prose: bodyOf(part), defines: marked[i] ?? false })
    } else {
      const prose = bodyOf(trim(cut(whole, from, starts[i + 1] ?? whole.text.length)))
      lines.splice(-1, 1, { prose, defines: lines.at(-1)?.defines ?? false })
    }
  }
  return lines
}

/** A line that is indented goes on with what was said. */
function isIndented({ offsets }: Prose, source: string): boolean {
  const at = offsets[0] ?? 0
  const before = source.slice(source.lastIndexOf('\n', at - 1) + 1, at)
  return before.replace(/^(?: {0,3}> ?)+/, '') !== ''
}

function bodyOf(line: Prose): Prose {
  return /^:\s/.test(line.text) ? trim(cut(line, 1, line.text.length)) : line
}

/** Lists of terms right after one another are one. */
function together(blocks: readonly Block[]): readonly Block[] {
  const all: Block[] = []
  for (const block of blocks) {
    const last = all.at(-1)
    if (last?.kind === 'list' && block.kind === 'list' && last.terms && block.terms) {
      const range = { start: last.range.start, end: block.range.end }
      all[all.length - 1] = { ...last, items: [...last.items, ...block.items], range }
    } else all.push(block)
  }
  return all
}

/** An item of HTML's `dl`: the paragraphs under its term are what is said of it. */
export function termOf(item: Item): Item {
  const said = item.blocks.filter((block): block is Paragraph => block.kind === 'paragraph')
  const children = [...said.map((block) => itemOf(block.prose)), ...item.children]
  return { ...item, children, blocks: item.blocks.filter(({ kind }) => kind !== 'paragraph') }
}
