import type { Diagnostic, Range } from '../diagnostic.js'

/** Levels of lists and quotes that are read; Markdown's parser takes time with their square. */
const MOST = 40
const INDENT = 2 * MOST
const DEEP_ITEM = new RegExp(`^([ \\t]{${INDENT},})([-*+]|\\d{1,9}[.)])(?=[ \\t])`)
const QUOTE_MARKS = /^(?:[ \t]{0,3}>)+/
/** A run that opens so much emphasis that nobody meant it. */
const RUN = /[*_]{100,}/g
const FENCE = /^[ \t>]*(```+|~~~+)/

export interface Shallow {
  /** The same text, marks of what is too deep blanked: offsets stay as they were. */
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
}

/** Takes away the marks of lists, quotes and emphasis within more of their kind than anybody reads. */
export function shallow(text: string): Shallow {
  const open = openFrom(text)
  const deep = /[ \t]{80}[-*+\d]|(?:>[ \t]{0,3}){41}|[*_]{100}/.test(text)
  if (!deep && open === text.length) return { text, diagnostics: [] }
  let fence = ''
  let at = 0
  let first: Range | undefined
  const lines = text.split('\n').map((line) => {
    const start = at
    at += line.length + 1
    const mark = FENCE.exec(line)?.[1] ?? ''
    if (fence || mark) {
      fence = fence ? (mark.startsWith(fence) ? '' : fence) : mark
      return line
    }
    const flat = start < open ? flatLine(line) : flatLine(line).replace(/<(?=!--)/g, '\u200b')
    if (flat !== line) first ??= { start, end: start + line.length }
    return flat
  })
  return { text: lines.join('\n'), diagnostics: first ? [tooDeep(first)] : [] }
}

/** Where comments begin that nothing closes, if they are many: each is looked for to the end. */
function openFrom(text: string): number {
  const closed = text.lastIndexOf('-->') + 1
  const marks = text.slice(closed).match(/<!--/g)?.length ?? 0
  return marks > MOST ? closed : text.length
}

function flatLine(line: string): string {
  const marks = QUOTE_MARKS.exec(line)?.[0] ?? ''
  const rest = line.slice(marks.length)
  let seen = 0
  const quoted = marks.replace(/>/g, () => (++seen > MOST ? ' ' : '>'))
  const item = rest.replace(DEEP_ITEM, (_, indent: string, mark: string) =>
    indent.padEnd(indent.length + mark.length),
  )
  // A line of nothing else is a rule, or a blank to fill in.
  const runs = /^[*_\s]*$/.test(item)
    ? item
    : item.replace(RUN, (run) => '\u200b'.repeat(run.length))
  return quoted + runs
}

function tooDeep(range: Range): Diagnostic {
  const message = `Expected at most ${MOST} levels of lists, quotes or emphasis, found more: what is deeper is read as part of the level above. Divide it.`
  return { code: 'nesting-too-deep', severity: 'warning', message, range }
}

/** The deepest that tags stand within one another, as far as one may tell without reading them. */
export function tagDepth(html: string): number {
  let depth = 0
  let most = 0
  for (const [, close] of html.matchAll(/<(\/?)[a-z][^\s/>]*/gi)) {
    depth = Math.max(0, depth + (close ? -1 : 1))
    most = Math.max(most, depth)
  }
  return most
}
