import { memoized } from '../memoized.js'
import type { Block, Directive, Item, List, Quote } from '../parse/block.js'
import type { Callout } from '../parse/callout.js'

/** What the author said of a block. */
export interface Said {
  readonly mode: 'auto' | 'show' | 'say' | 'skip'
  readonly breakBefore: boolean
  readonly layout?: string
  readonly time?: string
  readonly marp: readonly string[]
  readonly ranges: readonly Directive[]
  /** Only said since it is a site's own words, and not since its author said so. */
  readonly furniture?: true
}

export interface Told extends Part {
  readonly said: Said
}

/** A block, or a part of one that was opened. */
interface Part {
  readonly block: Block
  /** What heads the callouts that begin with it, outermost first. */
  readonly callouts: readonly Callout[]
}

const NOTHING: Said = { mode: 'auto', breakBefore: false, marp: [], ranges: [] }

/** Gives each block what the author said of it, and opens lists and quotes that hold evidence. */
export function unfold(blocks: readonly Block[]): {
  readonly told: readonly Told[]
  readonly rest: Said
} {
  let said = NOTHING
  const told: Told[] = []
  for (const [i, block] of blocks.entries()) {
    if (block.kind === 'directive') said = hear(said, block)
    else {
      const parts = open(isStep(block, blocks) ? block : asLine(block, blocks[i + 1]))
      told.push(...parts.map((part, i) => ({ ...part, said: i === 0 ? said : follow(said) })))
      if (block.kind !== 'markup') said = NOTHING
    }
  }
  return { told, rest: said }
}

/** An ordered list that goes on behind what it leads into: its number is said, and shown. */
function isStep(block: Block, blocks: readonly Block[]): boolean {
  return (
    isOrdered(block) &&
    blocks.some((other) => isOrdered(other) && (goesOn(block, other) || goesOn(other, block)))
  )
}

function isOrdered(block: Block): block is List {
  return block.kind === 'list' && block.ordered
}

function goesOn(first: List, next: List): boolean {
  return next.start === first.start + first.items.length
}

/** A list of one line right before code or a picture only names it. */
function asLine(block: Block, next: Block | undefined): Block {
  const [only, ...others] = block.kind === 'list' ? block.items : []
  const names = next && ['code', 'table', 'figure', 'diagram', 'math'].includes(next.kind)
  return only &&
    only.done === undefined &&
    names &&
    others.length + only.children.length + only.blocks.length === 0
    ? { kind: 'paragraph', prose: only.prose, range: block.range }
    : block
}

/** What a directive of one block says of its later parts. */
function follow(said: Said): Said {
  return { ...NOTHING, mode: said.mode }
}

function hear(said: Said, { name, value, ...directive }: Directive): Said {
  const ranges = [...said.ranges, { name, value, ...directive }]
  switch (name) {
    case 'break':
      return { ...said, breakBefore: true, ranges }
    case 'layout':
    case 'time':
      return { ...said, [name]: value, ranges }
    case 'marp':
      return { ...said, marp: [...said.marp, value], ranges }
    default:
      return { ...said, mode: name, ranges }
  }
}

const open = memoized((block: Block): readonly Part[] => {
  if (block.kind === 'quote') return openQuote(block)
  if (block.kind === 'list' && block.items.some(holdsEvidence)) return openList(block)
  return [{ block, callouts: [] }]
})

/** A quote of prose stays a quote; one that holds lists or code gives them up. */
function openQuote({ callout, ...quote }: Quote): readonly Part[] {
  const blocks = quote.blocks.filter(isWordy)
  if (blocks.length === 0) return [{ block: { kind: 'markup', range: quote.range }, callouts: [] }]
  const isProse = blocks.every(({ kind }) => kind === 'paragraph' || kind === 'heading')
  const parts = isProse ? [{ block: quote, callouts: [] }] : blocks.flatMap((one) => open(one))
  return parts.map((part, i) =>
    i === 0 && callout ? { ...part, callouts: [callout, ...part.callouts] } : part,
  )
}

/** What leads into an item's evidence; a task and a step stay such, to show what is done, and when. */
function leadOf(item: Item, list: List, at: number): Block {
  const { prose, range, done } = item
  const isOne = list.ordered && list.items.length > 1
  if (done === undefined && !isOne) return { kind: 'paragraph', prose, range }
  const items = [{ ...item, children: [], blocks: [] }]
  return { ...list, start: list.start + at, items, range }
}

function holdsEvidence(item: Item): boolean {
  return item.blocks.some(isWordy) || item.children.some(holdsEvidence)
}

/** Further paragraphs in an item are no evidence unless they are long. */
function isWordy(block: Block): boolean {
  return block.kind !== 'markup' && block.kind !== 'directive'
}

/** Items that hold code become its lead-in; runs of plain items stay lists, numbers going on. */
function openList(list: List): readonly Part[] {
  const parts: Part[] = []
  let run: Item[] = []
  const flush = (before: number): void => {
    const [first] = run
    const end = run.at(-1)?.range.end ?? 0
    if (first) {
      const start = list.start + before - run.length
      const block = { ...list, start, items: run, range: { start: first.range.start, end } }
      parts.push({ block, callouts: [] })
    }
    run = []
  }
  list.items.forEach((item, i) => {
    if (!holdsEvidence(item)) {
      run.push(item)
      return
    }
    flush(i)
    if (item.prose.text !== '') parts.push({ block: leadOf(item, list, i), callouts: [] })
    parts.push(...item.blocks.flatMap((one) => open(one)))
    const [child] = item.children
    if (child)
      parts.push(
        ...open({
          kind: 'list',
          ordered: child.ordered,
          start: 1,
          items: item.children,
          range: { start: child.range.start, end: item.range.end },
        }),
      )
  })
  flush(list.items.length)
  return parts
}
