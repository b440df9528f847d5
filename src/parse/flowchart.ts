/** What a line of a flowchart was expected to be, and was not. */
export class DiagramFault extends Error {}

const ID = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*?(?=\s|$|[[({>&]|:::|[-=<~ox]{0,1}(?:--|==|-\.|~~))/u
/** Shapes by their marks, the longer before the shorter; of those that cannot be drawn, a box. */
const SHAPES: readonly (readonly [
  open: string,
  close: string,
  drawn?: readonly [string, string],
])[] = [
  ['(((', ')))', ['((', '))']],
  ['([', '])'],
  ['((', '))'],
  ['[[', ']]'],
  ['[(', ')]'],
  ['[/', '/]', ['[', ']']],
  ['[/', '\\]', ['[', ']']],
  ['[\\', '\\]', ['[', ']']],
  ['[\\', '/]', ['[', ']']],
  ['{{', '}}'],
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
  ['>', ']', ['[', ']']],
]
const LINK = /^(<?)(?:[ox](?=[-=]))?(--+|==+|-\.+-?)(>|[ox](?=[\s|]|$))?/
const TEXTED = /^(<?)(--|==|-\.)\s*([^-=.>|\s][^>|]*?)\s*(--+|==+|\.+-)(>?)/

/** Reads one line of a flowchart after another, and writes them as its drawer reads them. */
export function flowchartWriter(): (line: string) => string {
  const ids = new Map<string, string>()
  let depth = 0
  return (line) => {
    if (/^(?:classDef|class|style|linkStyle)\s/.test(line)) return line
    if (/^(?:click|accTitle|accDescr)\b/.test(line)) return ''
    if (/^direction\s+(?:TB|TD|BT|LR|RL)$/.test(line)) return depth > 0 ? line : ''
    if (/^subgraph(?:\s|$)/.test(line)) {
      depth += 1
      return subgraph(line, ids)
    }
    if (line !== 'end') return statement(line, ids)
    depth -= 1
    return line
  }
}

/** A subgraph with a name that the drawer knows: it takes all of those without ASCII for one. */
function subgraph(line: string, ids: Map<string, string>): string {
  const [, id, label, title = ''] = /^subgraph\s+(?:([^\s["]+)\s*\[(.+)\]|(.+))$/.exec(line) ?? []
  const own = title.replace(/^"(.*)"$/, '$1')
  return id || own ? `subgraph ${nameOf(id ?? own, ids)} [${label ?? own}]` : line
}

/** `A & B -->|text| C[label]`, spaced, each name one that the drawer knows. */
function statement(line: string, ids: Map<string, string>): string {
  let rest = line
  const parts: string[] = []
  const take = (text: string, length: number): void => {
    parts.push(text)
    rest = rest.slice(length).trimStart()
  }
  const nodes = (): void => {
    for (;;) {
      const { text, length } = node(rest, ids)
      take(text, length)
      if (!rest.startsWith('&')) return
      take('&', 1)
    }
  }
  nodes()
  while (rest !== '') {
    const { text, length } = link(rest)
    take(text, length)
    nodes()
  }
  return parts.join(' ')
}

function node(rest: string, ids: Map<string, string>): { text: string; length: number } {
  const id = ID.exec(rest)?.[0]
  if (!id) throw new DiagramFault(`a node, found \`${rest.slice(0, 20)}\``)
  const seen = ids.has(id)
  const name = nameOf(id, ids)
  const after = rest.slice(id.length)
  const shape = SHAPES.find(([open]) => after.startsWith(open))
  if (!shape) {
    const style = /^:::[\w-]+/.exec(after)?.[0] ?? ''
    const own = name !== id && !seen ? `["${id}"]` : ''
    return { text: name + own + style, length: id.length + style.length }
  }
  const body = labelIn(after)
  const style = /^:::[\w-]+/.exec(after.slice(body.length))?.[0] ?? ''
  return { text: name + body.text + style, length: id.length + body.length + style.length }
}

/** The drawer knows names of ASCII alone. */
function nameOf(id: string, ids: Map<string, string>): string {
  const known = ids.get(id)
  const name = known ?? (/^[\w-]+$/.test(id) && !/^end$/i.test(id) ? id : `node-${ids.size + 1}`)
  ids.set(id, name)
  return name
}

/** A label in its shape, quoted. */
function labelIn(text: string): { text: string; length: number } {
  for (const [open, close, drawn] of SHAPES) {
    if (!text.startsWith(open)) continue
    const inner = text.slice(open.length)
    const quoted = /^\s*"([^"]*)"\s*/.exec(inner)
    const end = inner.indexOf(close, quoted?.[0].length ?? 0)
    if (end < 0 || (quoted && end !== quoted[0].length)) continue
    const label = (quoted?.[1] ?? inner.slice(0, end)).trim().replaceAll('"', '”')
    const [left, right] = holding(label, drawn ?? [open, close])
    return { text: `${left}"${label}"${right}`, length: open.length + end + close.length }
  }
  throw new DiagramFault(`a label that ends, found \`${text.slice(0, 20)}\``)
}

/** The drawer ends a label at the first mark that would end its shape, quoted or not. */
function holding(label: string, shape: readonly [string, string]): readonly [string, string] {
  const choices: readonly (readonly [string, string])[] = [shape, ['[', ']'], ['(', ')']]
  const fit = choices.find(([, close]) => ![...close].some((mark) => label.includes(mark)))
  if (!fit) throw new DiagramFault(`a label without brackets of both kinds, found \`${label}\``)
  return fit
}

function link(rest: string): { text: string; length: number } {
  const texted = TEXTED.exec(rest)
  if (texted) {
    const [whole, back = '', kind = '', label = '', , end = ''] = texted
    return { text: `${arrow(kind, back, end)}|${label}|`, length: whole.length }
  }
  const plain = LINK.exec(rest)
  if (!plain) throw new DiagramFault(`a link such as \`-->\`, found \`${rest.slice(0, 20)}\``)
  const [whole, back = '', kind = '', end = ''] = plain
  const label = /^\s*\|\s*"?([^|"]*)"?\s*\|/.exec(rest.slice(whole.length))
  const text = arrow(kind, back, end) + (label ? `|${label[1]?.trim()}|` : '')
  return { text, length: whole.length + (label?.[0].length ?? 0) }
}

/** Of all lengths and ends of a link those that the drawer has. */
function arrow(kind: string, back: string, end: string): string {
  const to = end === '>' ? '>' : ''
  if (kind.startsWith('=')) return `${back}==${to || '='}`
  if (kind.startsWith('-.')) return `${back}-.-${to}`
  return `${back}--${to || '-'}`
}
