import type { Heading, ListItem, PhrasingContent, RootContent } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { mathToMarkdown } from 'mdast-util-math'
import { toMarkdown } from 'mdast-util-to-markdown'
import { firstLineNumber, shownOf } from '../compose/line-numbers.js'
import type { Piece, Point, Slide } from '../compose/slide.js'
import { phrasing, plainText } from './phrasing.js'

/** What is written as the address of a picture that could be had, by the URL that the note writes. */
export type Addresses = Readonly<Record<string, string>>

/** What stands on a slide, as Markdown. */
export function bodyMarkdown(slide: Slide, addresses: Addresses): string {
  const isGrid = slide.modifiers.includes('grid')
  const pictures = slide.body.filter((piece) => isGrid && piece.kind === 'figure')
  const rest = slide.body.filter((piece) => !pictures.includes(piece))
  const children = [
    ...heading(slide),
    ...rest.flatMap((piece) => flow(piece, addresses)),
    ...(pictures.length > 0 ? [grid(pictures, addresses)] : []),
  ]
  return written(children)
}

/** Pieces as Markdown, without a slide around them. */
export function piecesMarkdown(pieces: readonly Piece[], addresses: Addresses = {}): string {
  return written(pieces.flatMap((piece) => flow(piece, addresses)))
}

/** Lists that follow one another are kept apart: by a mark, or a definition that nobody cites. */
function written(all: readonly RootContent[]): string {
  const isOrdered = (node: RootContent | undefined) => node?.type === 'list' && node.ordered
  const children = all.flatMap((node, i) =>
    isOrdered(node) && isOrdered(all[i - 1]) ? [APART, node] : [node],
  )
  return toMarkdown({ type: 'root', children }, STYLE).trimEnd()
}

const APART: RootContent = { type: 'definition', identifier: '_', label: '_', url: '#' }

/** A text as the inline Markdown of one line, for Marp's running head. */
export function headingText(text: string): string {
  const children = [plainText(text)]
  return toMarkdown({ type: 'root', children: [{ type: 'paragraph', children }] }, STYLE).trim()
}

type CodePiece = Piece & { readonly kind: 'code' }

const STYLE: Parameters<typeof toMarkdown>[1] = {
  bullet: '-',
  // Marp shows a list of `*`, or of `1)`, item by item.
  bulletOther: '+',
  fences: true,
  listItemIndent: 'one',
  emphasis: '*',
  strong: '*',
  rule: '*',
  extensions: [gfmToMarkdown({ tablePipeAlign: false }), mathToMarkdown()],
}

const TOP = new Set<Slide['layout']>(['title', 'section'])

function heading({ title, titleLabel, layout }: Slide): Heading[] {
  const words = title ? phrasing(title.inlines) : []
  const label = titleLabel ? (title ? ` ${titleLabel}` : titleLabel) : ''
  const children: PhrasingContent[] = label ? [...words, { type: 'text', value: label }] : words
  return children.length > 0 ? [{ type: 'heading', depth: TOP.has(layout) ? 1 : 2, children }] : []
}

function flow(piece: Piece, addresses: Addresses): RootContent[] {
  switch (piece.kind) {
    case 'line':
      if (piece.by === 'callout')
        return [{ type: 'paragraph', children: marked('callout', phrasing(piece.prose.inlines)) }]
      return [{ type: 'paragraph', children: phrasing(piece.prose.inlines) }]
    case 'label':
      return [{ type: 'paragraph', children: emphasis(piece.text) }]
    case 'points':
      return [list(piece.items, piece.ordered, piece.start)]
    case 'code':
      return code(piece)
    case 'diagram':
      return [
        { type: 'code', lang: piece.block.lang, meta: drawnAs(piece), value: piece.block.value },
      ]
    case 'math':
      return [{ type: 'math', value: piece.block.value }]
    case 'quote':
      return [
        {
          type: 'blockquote',
          children: piece.lines.map((line) => ({
            type: 'paragraph',
            children: phrasing(line.inlines),
          })),
        },
      ]
    case 'table':
      return [table(piece)]
    case 'figure':
      return figure(piece, addresses)
  }
}

/** Our engine draws the part that is named, for the room that is named; others draw all as it comes. */
function drawnAs({ part, room }: Piece & { readonly kind: 'diagram' }): string | null {
  if (!part && !room) return null
  const { at, of } = part ?? { at: 1, of: 1 }
  return `{${at}/${of}${room ? ` ${room.width}x${room.height}` : ''}}`
}

function emphasis(value: string): PhrasingContent[] {
  return [{ type: 'emphasis', children: [{ type: 'text', value }] }]
}

function list(items: readonly Point[], ordered: boolean, start: number): RootContent {
  return {
    type: 'list',
    ordered,
    start: ordered ? start : null,
    spread: false,
    children: items.map(item),
  }
}

/** A span of a class, which Marp lets pass and themes draw: GFM's `[x]` is text to Marp. */
function marked(name: string, words: readonly PhrasingContent[] = []): PhrasingContent[] {
  return [
    { type: 'html', value: `<span class="${name}">` },
    ...words,
    { type: 'html', value: '</span>' },
  ]
}

function item({ prose, label, done, children }: Point): ListItem {
  const words = [
    ...(done === undefined ? [] : marked(done ? 'task done' : 'task')),
    ...phrasing(prose.inlines),
  ]
  const tail: PhrasingContent[] = label ? [{ type: 'text', value: ' ' }, ...emphasis(label)] : []
  const own: ListItem['children'] = [{ type: 'paragraph', children: [...words, ...tail] }]
  if (children.length > 0) own.push(list(children, false, 1) as ListItem['children'][number])
  return { type: 'listItem', spread: false, children: own }
}

function code(piece: CodePiece): RootContent[] {
  const { block, lines } = piece
  const value = block.value.split('\n').slice(lines.start, lines.end).join('\n')
  const name: RootContent[] = block.name
    ? [{ type: 'heading', depth: 6, children: [{ type: 'inlineCode', value: block.name }] }]
    : []
  const meta = fenceMeta(piece)
  // Without a language, what follows would be taken for one.
  const lang = block.lang || (meta ? 'text' : null)
  return [...name, { type: 'code', lang, meta: meta || null, value }]
}

/** What stock Marp knows of it is the lines to highlight; all are counted from 1 in each part. */
function fenceMeta(piece: CodePiece): string {
  const { marked, added = [], removed = [] } = piece.block
  const among = (numbers: readonly number[]) => runs(shownOf(numbers, piece)).join(',')
  const first = firstLineNumber(piece)
  return [
    piece.block.diffOf ?? '',
    braced('', among(marked)),
    braced('ins=', among(added)),
    braced('del=', among(removed)),
    first === undefined ? '' : `showLineNumbers=${first}`,
  ]
    .filter(Boolean)
    .join(' ')
}

function braced(key: string, lines: string): string {
  return lines && `${key}{${lines}}`
}

/** Numbers as `4-6` and `8`. */
function runs(numbers: readonly number[]): readonly string[] {
  const starts = numbers.filter((one) => !numbers.includes(one - 1))
  const ends = numbers.filter((one) => !numbers.includes(one + 1))
  return starts.map((start, i) => (start === ends[i] ? `${start}` : `${start}-${ends[i]}`))
}

function table({ block, rows, columns }: Piece & { readonly kind: 'table' }): RootContent {
  const [head = [], ...body] = block.rows
  const keep = (_: unknown, i: number): boolean => columns?.includes(i) ?? true
  const shown = [head, ...body.slice(rows.start, rows.end)].map((row) => row.filter(keep))
  return {
    type: 'table',
    align: block.align.filter(keep),
    children: shown.map((row) => ({
      type: 'tableRow',
      children: row.map((cell) => ({ type: 'tableCell', children: phrasing(cell.inlines) })),
    })),
  }
}

/** Pictures side by side are one paragraph, each with its caption behind it. */
function grid(pieces: readonly Piece[], addresses: Addresses): RootContent {
  const cells = pieces.flatMap((piece) => flow(piece, addresses))
  const children = cells.flatMap((cell) => (cell.type === 'paragraph' ? cell.children : []))
  const spaced = children.flatMap((child, i) =>
    i === 0 ? [child] : [{ type: 'text' as const, value: '\n' }, child],
  )
  return { type: 'paragraph', children: spaced }
}

/** Marp reads some words of an alternative text as options: a word joiner keeps them words. */
const OPTION =
  /(?<=^|\s)(bg|fit|cover|contain|auto|left|right|vertical|blur|invert|grayscale|sepia|brightness|contrast|opacity|saturate|hue-rotate|drop-shadow|[wh]|width|height)(?=[\s:]|$)/g

function figure(
  { block }: Piece & { readonly kind: 'figure' },
  addresses: Addresses,
): RootContent[] {
  const known = Object.hasOwn(addresses, block.url) ? addresses[block.url] : undefined
  const url = known ?? block.url
  const alt = block.alt.replace(OPTION, '$1\u2060')
  const caption = block.alt.trim()
  return [
    { type: 'paragraph', children: [{ type: 'image', url, alt }] },
    ...(caption === '' ? [] : [{ type: 'paragraph', children: emphasis(caption) } as const]),
  ]
}
