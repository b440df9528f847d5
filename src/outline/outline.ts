import { joined } from '../joined.js'
import { memoized } from '../memoized.js'
import type { Block, Heading } from '../parse/block.js'
import { type Prose, unmarked } from '../parse/prose.js'
import { pseudoHeadings } from './pseudo-headings.js'
import type { Outline, Section } from './section.js'

interface Node {
  readonly heading?: Heading
  readonly blocks: Block[]
  readonly children: Node[]
}

/** Makes the section tree of a note, whatever levels its headings skip. */
export function outline(blocks: readonly Block[]): Outline {
  const root = grow(pseudoHeadings(blocks))
  const [only, ...others] = root.children
  const lone = only?.heading && others.length === 0 && isTitle(only, root)
  if (!only || !lone) return leveled(sections(root))
  const top: Node = { blocks: [...root.blocks, ...only.blocks], children: only.children }
  return { title: nameOf(only.heading), ...leveled(sections(top)) }
}

function leveled(all: readonly Section[]): Pick<Outline, 'sections' | 'slideLevel'> {
  return { sections: all, slideLevel: levelOf(all) }
}

function levelOf(sections: readonly Section[]): number {
  return Math.min(
    ...sections.map(({ title, depth, blocks, children }) =>
      title !== undefined && !blocks.every(isSilent) ? depth : levelOf(children),
    ),
  )
}

/** A lone first heading is the talk's title where it holds subsections or begins the note. */
function isTitle(only: Node, root: Node): boolean {
  return only.children.length > 0 || (root.blocks.every(isSilent) && only.heading?.depth === 1)
}

function isSilent(block: Block): boolean {
  return block.kind === 'markup' || block.kind === 'directive'
}

function grow(blocks: readonly Block[]): Node {
  const root: Node = { blocks: [], children: [] }
  const path: Node[] = [root]
  for (const block of blocks) {
    if (block.kind !== 'heading') {
      path.at(-1)?.blocks.push(block)
      continue
    }
    while (path.length > 1 && (path.at(-1)?.heading?.depth ?? 0) >= block.depth) path.pop()
    const node: Node = { heading: block, blocks: [], children: [] }
    path.at(-1)?.children.push(node)
    path.push(node)
  }
  hoistDirectives(root)
  return root
}

/** A directive right before a heading speaks of that heading's section. */
function hoistDirectives(node: Node): void {
  let before = node
  for (const child of node.children) {
    const own: Block[] = []
    while (standsBehind(before, before.blocks.at(-1))) own.unshift(before.blocks.pop() as Block)
    child.blocks.unshift(...own)
    hoistDirectives(child)
    before = lastOf(child)
  }
}

/** What was moved under its heading from before it stays there. */
function standsBehind({ heading }: Node, block: Block | undefined): boolean {
  return block?.kind === 'directive' && block.range.start >= (heading?.range.start ?? 0)
}

function lastOf(node: Node): Node {
  const last = node.children.at(-1)
  return last ? lastOf(last) : node
}

function sections(root: Node): Section[] {
  const parts = joined(root.children.map((child) => section(child, 0)))
  if (root.blocks.every((block) => block.kind === 'markup') && parts.length > 0) return parts
  const first = root.blocks[0]?.range.start ?? 0
  const range = { start: first, end: root.blocks.at(-1)?.range.end ?? first }
  return [{ depth: 0, blocks: root.blocks, children: [], range }, ...parts]
}

function section({ heading, blocks, children }: Node, depth: number): readonly Section[] {
  const inner = joined(children.map((child) => section(child, depth + 1)))
  return heading ? [sectionOf(heading, blocks, inner, depth)] : inner
}

const sectionOf = memoized(
  (
    heading: Heading,
    blocks: readonly Block[],
    children: readonly Section[],
    depth: number,
  ): Section => {
    const { start, end: own } = heading.range
    const end = children.at(-1)?.range.end ?? blocks.at(-1)?.range.end ?? own
    return { title: nameOf(heading), depth, blocks, children, range: { start, end } }
  },
)

/** Headings are bold as they are; in an agenda a bold one would be where one is. */
function nameOf({ prose }: Heading): Prose {
  return prose.strong.length > 0 ? unmarked(prose) : prose
}
