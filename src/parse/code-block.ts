import type { Code } from 'mdast'
import type { Diagnostic } from '../diagnostic.js'
import type { Block } from './block.js'
import { readChunk } from './chunks.js'
import { readNotations } from './code-notations.js'
import { diagram, displayed } from './drawings.js'
import { figure } from './figures-in.js'
import { guessLanguage } from './guess-language.js'
import type { InlineContext } from './inline.js'
import { leftOut } from './left-out.js'
import { rangeOfNode } from './range-of-node.js'

/** What a fence is: code, or what its first line makes of it. */
export function codeBlock(node: Code, context: InlineContext, report: Diagnostic[]): Block {
  const range = rangeOfNode(node)
  const { source } = context
  const { info, value: written } = unindented(node, source)
  const chunk = readChunk(info, written)
  if (chunk.kind === 'picture') return figure(chunk.url, chunk.caption, range, source)
  if (chunk.kind === 'hidden') {
    const [line = ''] = source.slice(range.start, range.end).split('\n', 1)
    report.push(leftOut(chunk.name, line, { start: range.start, end: range.start + line.length }))
    return { kind: 'markup', range }
  }
  const { fence, value } = chunk
  if (fence.lang === 'math') return displayed(value, range, source, report)
  if (fence.lang === 'mermaid') return diagram(value, range, source, report)
  const noted = readNotations(value, fence.marked)
  return { kind: 'code', ...fence, ...noted, lang: fence.lang || guessLanguage(noted.value), range }
}

/** A fence that is indented, as JSX and lists make people do, is code to CommonMark with all its marks. */
function unindented(node: Code, source: string) {
  const isIndented = !/[`~]/.test(source[rangeOfNode(node).start] ?? '')
  const fence = isIndented ? FENCED.exec(node.value)?.groups : undefined
  const { info = '', held = '' } = fence ?? {}
  return fence
    ? { info: info.trim(), value: held }
    : { info: `${node.lang ?? ''} ${node.meta ?? ''}`.trimEnd(), value: node.value }
}

const FENCED = /^(?<mark>`{3,}|~{3,})(?<info>[^`\n]*)\n(?<held>[\s\S]*?)\n?\k<mark>[ \t]*$/
