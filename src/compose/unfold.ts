import type { Block, Directive, Item, List } from '../parse/block.js'

/** What the author said of a block. */
export interface Said {
  readonly mode: 'auto' | 'show' | 'say' | 'skip'
  readonly breakBefore: boolean
  readonly layout?: string
  readonly time?: string
  readonly marp: readonly string[]
  readonly ranges: readonly Directive[]
}

export interface Told {
  readonly block: Block
  readonly said: Said
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
      const parts = block.kind === 'markup' ? [block] : open(asLine(block, blocks[i + 1]))
      told.push(...parts.map((part, i) => ({ block: part, said: i === 0 ? said : follow(said) })))
      if (block.kind !== 'markup') said = NOTHING
    }
  }
  return { told, rest: said }
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

function open(block: Block): readonly Block[] {
  if (block.kind === 'quote') return openQuote(block.blocks, block)
  return block.kind === 'list' && block.items.some(holdsEvidence) ? openList(block) : [block]
}

/** A quote of prose stays a quote; one that holds lists or code gives them up. */
function openQuote(inner: readonly Block[], block: Block): readonly Block[] {
  const blocks = inner.filter((child) => child.kind !== 'markup' && child.kind !== 'directive')
  if (blocks.length === 0) return [{ kind: 'markup', range: block.range }]
  return blocks.every((child) => child.kind === 'paragraph' || child.kind === 'heading')
    ? [block]
    : blocks.flatMap(open)
}

/** What leads into an item's evidence; a task stays one, to show whether it is done. */
function leadOf(item: Item, list: List, at: number): Block {
  const { prose, range, done } = item
  if (done === undefined) return { kind: 'paragraph', prose, range }
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
function openList(list: List): readonly Block[] {
  const blocks: Block[] = []
  let run: Item[] = []
  const flush = (before: number): void => {
    const [first] = run
    if (first)
      blocks.push({
        ...list,
        start: list.start + before - run.length,
        items: run,
        range: { start: first.range.start, end: run.at(-1)?.range.end ?? first.range.end },
      })
    run = []
  }
  list.items.forEach((item, i) => {
    if (!holdsEvidence(item)) {
      run.push(item)
      return
    }
    flush(i)
    if (item.prose.text !== '') blocks.push(leadOf(item, list, i))
    blocks.push(...item.blocks.flatMap(open))
    const [child] = item.children
    if (child)
      blocks.push(
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
  return blocks
}
