import type { Nodes, Parents, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { align } from './align.js'

/**
 * Behind a bracket that nothing closes, mdast finds bare addresses only afterwards, and what it makes
 * of a text then has no place: here it gets its own.
 */
export function placeLinks(root: Root, source: string): void {
  visit(root, (node) => {
    if ('children' in node && node.children.some(({ position }) => !position)) place(node, source)
  })
}

function place(parent: Parents, source: string): void {
  let at = parent.position?.start.offset ?? 0
  for (const [i, child] of parent.children.entries()) {
    if (!child.position) {
      const next = parent.children.slice(i + 1).find(({ position }) => position)
      const end = next?.position?.start.offset ?? parent.position?.end.offset ?? at
      const offsets = align(textOf(child), positionOf(at, end), source)
      give(child, positionOf(offsets[0] ?? at, (offsets.at(-1) ?? at - 1) + 1))
    }
    at = child.position?.end.offset ?? at
  }
}

function positionOf(start: number, end: number): Pick<Nodes, 'position'> {
  const point = (offset: number) => ({ line: 1, column: 1, offset })
  return { position: { start: point(start), end: point(end) } }
}

function textOf(node: Nodes): string {
  if ('children' in node) return node.children.map(textOf).join('')
  return 'value' in node ? node.value : ''
}

function give(node: Nodes, { position }: Pick<Nodes, 'position'>): void {
  if (position) node.position = position
  if ('children' in node) for (const child of node.children) give(child, { position })
}
