import type { Diagnostic, Range } from '../diagnostic.js'
import type { Block, Paragraph } from './block.js'
import { type Callout, calloutKind } from './callout.js'
import { leftOut } from './left-out.js'
import { type Prose, prose } from './prose.js'

/** What stands between two lines of colons. */
export interface Container {
  /** Of its first line. */
  readonly opening: Range
  /** Absent where nothing closes it. */
  readonly inner?: Range
  /** What it is headed by, where it is a callout. */
  readonly callout?: Callout
  readonly title?: Prose
}

/**
 * VuePress, Docusaurus and Zenn write `::: tip Title`, `:::tip[Title]` and `:::message alert`, Qiita
 * `:::note warn`, Quarto `::: {.callout-tip}` and MyST `:::{tip} Title`; all end in `:::`. mkdocs has
 * `/// tip | Title` to `///`, Logseq `#+BEGIN_TIP` to `#+END_TIP`.
 */
const MARKS =
  /^(?<mark>[ \t]*(?::{3,}|\/{3,}|#\+(?:begin|end)_)[ \t]*)(?<name>\{[^}\r\n]*\}|[\w-]*)(?<rest>[^\r\n]*)$/gim

export interface Contained {
  /** The text with these lines blanked: offsets stay as they were. */
  readonly text: string
  /** In the order in which they close. */
  readonly containers: readonly Container[]
}

/** Finds the containers of a text outside of `code`. */
export function takeContainers(text: string, code: readonly Range[]): Contained {
  const open: Container[] = []
  const closed: Container[] = []
  const masked = text.replace(MARKS, (line: string, ...found) => {
    const at = found.find((one): one is number => typeof one === 'number') ?? 0
    if (code.some((one) => one.start <= at && at < one.end)) return line
    const { mark = '', name = '', rest = '' } = found.at(-1) as Record<string, string>
    const isBare = name === '' && rest.trim() === ''
    if (mark.includes('/') && !isBare && !/^[ \t]*(?:\||$)/.test(rest)) return line
    const last = isBare || /end_/i.test(mark) ? open.pop() : undefined
    if (last) closed.push({ ...last, inner: { start: last.opening.end, end: at } })
    else if (!isBare && !/end_/i.test(mark))
      open.push({
        opening: { start: at, end: at + line.length },
        ...headOf(name, rest.replace('|', ' '), at + mark.length + name.length),
      })
    return line.replace(/[^\r\n]/g, ' ')
  })
  return { text: masked, containers: [...closed, ...open] }
}

/** The kind and the title of a container, the title from an offset on. */
function headOf(name: string, rest: string, at: number): Pick<Container, 'callout' | 'title'> {
  const word = /^\{?\.?(?:callout-)?(?<word>[\w-]+)/.exec(name)?.groups?.word ?? ''
  const told = /^[ \t]+(?<as>alert|info|warn)[ \t]*$/.exec(rest)?.groups?.as
  const isTold = told !== undefined && /^(?:note|message)$/.test(word)
  const title = isTold ? undefined : titleIn(rest, at)
  const kind = calloutKind(word === 'message' && isTold ? 'warning' : isTold ? told : word)
  if (!kind) return title ? { title } : {}
  return title ? { callout: { title }, title } : { callout: { kind } }
}

/** `Title`, `[Title]`, each before attributes in braces. */
const TITLE = /^[ \t]*\[?(?<title>[^[\]{}:][^\]{}\r\n]*?)\]?[ \t]*(?:\{[^}\r\n]*\})?[ \t:]*$/

function titleIn(rest: string, at: number): Prose | undefined {
  const plain = TITLE.exec(rest)?.groups?.title ?? rest
  const value = plain.trim()
  if (value === '' || /^\{[^}]*\}$/.test(value)) return undefined
  const start = at + rest.indexOf(value)
  const offsets = Array.from({ length: value.length }, (_, i) => start + i)
  return prose([{ type: 'text', value, offsets }])
}

/** Makes a quote of what stands in each callout; a container of another kind only gives its title. */
export function placeContainers(
  all: readonly Block[],
  containers: readonly Container[],
  report: Diagnostic[],
): readonly Block[] {
  let blocks = all
  for (const container of containers) {
    const { callout, title, opening } = container
    const inside = callout ? heldBy(container, blocks) : []
    const [first] = inside
    if (callout && first) {
      const end = container.inner?.end ?? opening.end
      const range = { start: opening.start, end }
      const rest = blocks.filter((block) => !inside.includes(block))
      blocks = [...rest, { kind: 'quote', callout, blocks: inside, range }]
    } else if (title) blocks = [...blocks, titleLine(title)]
    else if (callout) report.push(leftOut('Kind of callout', '::: …', opening))
  }
  return blocks
}

/** What a container holds; nothing where it reaches over sections, or into what is around it. */
function heldBy({ inner }: Container, blocks: readonly Block[]): readonly Block[] {
  if (!inner) return []
  const touched = blocks.filter(({ range }) => range.start < inner.end && inner.start < range.end)
  const isWhole = touched.every(
    ({ kind, range }) =>
      inner.start <= range.start &&
      range.end <= inner.end &&
      kind !== 'heading' &&
      kind !== 'directive',
  )
  return isWhole ? touched : []
}

/** A title names what follows, as a bold line does. */
function titleLine(title: Prose): Paragraph {
  const words = prose([{ type: 'strong', children: title.inlines }])
  const start = title.offsets[0] ?? 0
  return { kind: 'paragraph', prose: words, range: { start, end: start + title.text.length } }
}
