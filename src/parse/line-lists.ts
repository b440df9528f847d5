import type { Range } from '../diagnostic.js'
import type { Block, Item, List, Paragraph } from './block.js'
import { lineStarts, partsAt } from './lines.js'
import { cut, type Prose, rangeOf, trim } from './prose.js'

/** How lines begin that are items to their readers, and none to Markdown. */
interface Mark {
  readonly pattern: RegExp
  /** What comes after it, where items count. */
  readonly numbers?: string
  /** A mark that says something stays, and stands on every line. */
  readonly stays?: true
}

const HAN = ' 一二三四五六七八九十'
const CIRCLED = ' ①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'

const MARKS: readonly Mark[] = [
  { pattern: /^(\d{1,2})(?:[、．]|[.)）](?!\d))\s*/, numbers: '' },
  { pattern: /^[（(](\d{1,2})[)）]\s*/, numbers: '' },
  { pattern: /^([一二三四五六七八九十])、\s*/, numbers: HAN },
  { pattern: /^[（(]([一二三四五六七八九十])[)）]\s*/, numbers: HAN },
  { pattern: /^([①-⑳])\s*/, numbers: CIRCLED },
  { pattern: /^\[(\d{1,2})\]\s*/, numbers: '' },
  { pattern: /^[•●○◦▪■◆◇►▶✓✔·∙]\s*/ },
  // Of Latin letters a dash may make options: `-v`.
  { pattern: /^-(?=[《“「『（【]|(?!\p{sc=Latin})\p{L})/u },
  {
    pattern: /^(?:\d{4}\s*(?:年|[-/.]\d{1,2}|(?=[:：]))|\d{1,2}[:：]\d{2}|\d{1,2}\s*月)/,
    stays: true,
  },
  { pattern: /^(?:\p{Extended_Pictographic}\uFE0F?|[→➜➢★☆※√×✗✘])\s*(?=\S)/u, stays: true },
  {
    pattern:
      /^(?![QA问答]\d*\s*[:：])[^\s，。；：:？！,;?!][^，。；：:？！,;?!]{0,11}(?:：|:(?=\s))\s*(?=\S)/,
    stays: true,
  },
]

/**
 * Lines of a paragraph that begin like 1、 or （1） or ① or • are a list, as its author meant them: Markdown
 * would run them together. So are those that all begin with a date, or a word and a colon. Lines
 * before the first lead in; others go on with the item above.
 */
export function withLineLists(blocks: readonly Block[], source: string): readonly Block[] {
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? itemized(block, source) : [block]))
}

/** An item whose lines are items of their own. */
export function withLines(item: Item, source: string): Item {
  const { prose, range } = item
  const [lead, list, ...rest] = itemized({ kind: 'paragraph', prose, range }, source)
  if (lead?.kind !== 'paragraph' || list?.kind !== 'list') return item
  const children = [...list.items, ...item.children]
  return { ...item, prose: lead.prose, children, blocks: [...item.blocks, ...rest] }
}

function itemized(paragraph: Paragraph, source: string): readonly Block[] {
  const starts = [0, ...lineStarts(paragraph.prose, source)]
  if (starts.length < 2) return [paragraph]
  const lines = partsAt(paragraph.prose, starts)
  for (const mark of MARKS) {
    const marked = [...lines.keys()].filter((i) => mark.pattern.test(lines[i]?.text ?? ''))
    const [first = 0] = marked
    if (!isList(marked, lines, mark)) continue
    const last = marked.at(-1) ?? 0
    const end = starts.find((start, i) => i > last && isBehindPicture(paragraph, start, source))
    const items = partsAt(
      cut(paragraph.prose, 0, end ?? paragraph.prose.text.length),
      marked.map((i) => starts[i] ?? 0),
    )
    const lead = trim(cut(paragraph.prose, 0, starts[first] ?? 0))
    const rest = end === undefined ? [] : [restOf(paragraph, end)]
    const range = {
      start: items[0]?.offsets[0] ?? 0,
      end: end === undefined ? paragraph.range.end : (items.at(-1)?.offsets.at(-1) ?? 0) + 1,
    }
    const before = { ...paragraph, prose: lead, range: { ...paragraph.range, end: range.start } }
    return [...(first > 0 ? [before] : []), listOf(items, mark, range, source), ...rest]
  }
  return [paragraph]
}

/** A line below a picture does not go on with the item above it. */
function isBehindPicture({ prose }: Paragraph, at: number, source: string): boolean {
  const between = source.slice(prose.offsets[at - 1], prose.offsets[at])
  return /!\[|<img\b/i.test(between)
}

function restOf({ prose, range }: Paragraph, from: number): Paragraph {
  const rest = trim(cut(prose, from, prose.text.length))
  return { kind: 'paragraph', prose: rest, range: { start: rangeOf(rest).start, end: range.end } }
}

function isList(marked: readonly number[], lines: readonly Prose[], mark: Mark): boolean {
  const [first] = marked
  if (first === undefined || marked.length < 2) return false
  if (mark.stays && marked.length < lines.length - first) return false
  const texts = marked.map((i) => lines[i]?.text ?? '')
  const numbers = texts.map((text) => numberOf(text, mark))
  const counts = numbers.every((number, i) => i === 0 || number === (numbers[i - 1] ?? 0) + 1)
  const begins = first === 0 || numbers[0] === 1
  return (
    ((counts && begins) || mark.numbers === undefined) &&
    texts.every((text) => bodyOf(text, mark) > 0)
  )
}

/** How much of an item is left without its mark. */
function bodyOf(text: string, mark: Mark): number {
  return text.length - (mark.pattern.exec(text)?.[0].length ?? 0)
}

function numberOf(text: string, { pattern, numbers = '' }: Mark): number {
  const [, written = ''] = pattern.exec(text) ?? []
  return numbers === '' ? Number(written) : numbers.indexOf(written)
}

function listOf(lines: readonly Prose[], mark: Mark, range: Range, source: string): List {
  const ordered = mark.numbers !== undefined
  const items = lines.map((line): Item => {
    const from = mark.stays ? 0 : line.text.length - bodyOf(line.text, mark)
    const prose = trim(cut(line, from, line.text.length))
    return withLines({ prose, ordered, children: [], blocks: [], range: rangeOf(line) }, source)
  })
  const start = ordered ? numberOf(lines[0]?.text ?? '', mark) : 1
  return { kind: 'list', ordered, start, items, range }
}
