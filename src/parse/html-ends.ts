import type { Html, Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'

/** A heading, and a fence, which JSX may indent. */
const ENDS = /^(?: {0,3}#{1,6}[ \t]+\S|[ \t]*(?:```|~~~))/gm
/** HTML that CommonMark ends by itself, and not at a blank line. */
const WHOLE = /^ {0,3}<(?:script|pre|style|textarea|[?!])/i
/** What these hold is no Markdown. */
const HOLDS = ['pre', 'script', 'style', 'textarea', 'table']

/**
 * Reads a text whose headings and fences end the HTML right above them, as their authors mean it:
 * CommonMark would read on to a blank line. So one is put there, and all places are again those of
 * the text.
 */
export function withHtmlEnds(text: string, read: (text: string) => Root): Root {
  let ends: readonly number[] = []
  let root = read(text)
  for (let times = 0; times < MOST_TIMES; times++) {
    const more = endsIn(root, text)
    if (more.length === 0) break
    ends = [...ends, ...more].sort((a, b) => a - b)
    root = read(parted(text, ends))
    placeBack(root, ends)
  }
  return root
}

/** HTML right below one may end at another in turn. */
const MOST_TIMES = 20

function parted(text: string, ends: readonly number[]): string {
  const parts = ends.map((end, i) => text.slice(ends[i - 1] ?? 0, end))
  return [...parts, text.slice(ends.at(-1))].join('\n')
}

function placeBack(root: Root, ends: readonly number[]): void {
  const added = ends.map((end, i) => end + i)
  visit(root, ({ position }: Nodes) => {
    for (const point of position ? [position.start, position.end] : [])
      point.offset = (point.offset ?? 0) - countBelow(added, point.offset ?? 0)
  })
}

/** How many of some rising numbers are below a number. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** Where each piece of HTML ends first, at the head of a line. */
function endsIn(root: Root, text: string): readonly number[] {
  return root.children.flatMap((node) => {
    const at = node.type === 'html' ? endIn(node) : undefined
    const start = node.position?.start.offset ?? 0
    return at === undefined || text[start + at - 1] !== '\n' ? [] : [start + at]
  })
}

function endIn({ value }: Html): number | undefined {
  if (!value.includes('\n') || WHOLE.test(value)) return undefined
  return [...value.matchAll(ENDS)].find(({ index }) => isFree(value.slice(0, index)))?.index
}

/** Whether all of what is opened before, and holds no Markdown, is closed. */
function isFree(before: string): boolean {
  const html = before.toLowerCase()
  return (
    html.lastIndexOf('<!--') <= html.lastIndexOf('-->') &&
    HOLDS.every((tag) => html.lastIndexOf(`<${tag}`) <= html.lastIndexOf(`</${tag}`))
  )
}
