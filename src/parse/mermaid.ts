import { DiagramFault, flowchartWriter } from './flowchart.js'
import { SEQUENCE, sequenceWriter } from './sequence.js'

/** A mermaid diagram as its drawer reads it; or what is wrong with it, on which of its lines. */
export type Mermaid =
  | { readonly source: string }
  | { readonly fault: string /** From 0. */; readonly line: number }

const CLASS =
  /^(?:\}|namespace \S+\s*\{|class [^\s"`[\]:{}<>]+(?:\s*\{(?:\s*<<\w+>>\s*\})?)?|(?:direction|style|classDef|cssClass|click|link|callback)\s.+|[^\s:"`[\]]+\s*:(?!.*(?:--|\.\.\|?>)).+|[^\s"`[\]]+ (?:"[^"]*" )?(?:<\|--|<\|\.\.|\*--|o--|-->|--\*|--o|--\|>|\.\.>|\.\.\|>|<--|<\.\.|--) (?:"[^"]*" )?[^\s"`[\]:]+(?:\s*:.+)?)$/
const ENTITIES =
  /^(?:\}|[^\s"[\]{}]+(?:\s*\{(?:\s*\})?)?|(?:direction|style|classDef|class)\s.+|[^\s"[\]{}]+ (?:\|\||\|o|o\||o\{|[{}]\|)(?:--|\.\.)(?:\|\||\|o|o\||o\{|\|[{}]) [^\s"[\]{}:]+\s*:(?!\s*(?:""|'')$).+)$/
/** An entity of which nothing is said. */
const ALONE = /^([^\s"[\]{}]+)(?:\s*\{\s*\})?$/
const CHART = /^(?:(?:title|x-axis|y-axis)\s.+|(?:bar|line)\s+\[.+)$/

/**
 * Kinds that are drawn, and what the lines of each may be, outside of a box and inside. The drawer
 * skips others, and draws what is left.
 */
const KINDS: readonly (readonly [head: RegExp, line: RegExp, member?: RegExp])[] = [
  [
    /^stateDiagram(?:-v2)?$/,
    /^(?:state\s.+|direction\s\w+|\}|\[\*\]\s*-->.+|[\p{L}\p{N}_]+(?:\s*-->\s*(?:\[\*\]|[\p{L}\p{N}_]+)(?:\s*:.*)?|\s*:.+)?|(?:class|classDef)\s.+)$/u,
  ],
  [/^sequenceDiagram$/, SEQUENCE],
  [/^classDiagram(?:-v2)?$/, CLASS, /./],
  [/^erDiagram$/, ENTITIES, /^(?:\}|\S+\s+[^\s"]+(?:\s[^"}]*)?)$/],
  [/^xychart(?:-beta)?(?:\s+horizontal)?$/, CHART],
]
const FLOWCHART = /^(?:graph|flowchart)(?:\s+(TD|TB|LR|BT|RL))?$/

/** Reads a mermaid diagram as strictly as its drawer would have to: plain is better than wrong. */
export function readMermaid(value: string): Mermaid {
  const lines = value.split('\n')
  const start = afterMatter(lines)
  const first = lines.findIndex((line, i) => i >= start && !isBlank(line))
  // A head may have its first statement behind a semicolon.
  const [head = '', ...more] = (lines[first] ?? '').split(';').map((part) => part.trim())
  const flow = FLOWCHART.exec(head)
  const kind = KINDS.find(([known]) => known.test(head))
  if (!flow && !kind) {
    const found = head === '' ? 'none' : `\`${head.slice(0, 30)}\``
    const fault = `a flowchart, sequenceDiagram, stateDiagram, classDiagram, erDiagram or xychart-beta, found ${found}`
    return { fault, line: Math.max(0, first) }
  }
  const write = flow ? flowchartWriter() : lineWriter(kind?.[1] ?? /./, kind?.[2])
  const out = [flow ? `${head.split(/\s+/)[0]} ${flow[1] ?? 'TD'}` : head]
  for (let i = first; i < lines.length; i++) {
    const line = i === first ? more.join(';') : (lines[i] ?? '')
    if (isBlank(line)) continue
    try {
      const parts = flow ? statements(line) : [line.trim()]
      for (const one of parts.flatMap(write).filter(Boolean))
        out.push(...unseenBefore(one, out), one)
    } catch (error) {
      if (!(error instanceof DiagramFault)) throw error
      return { fault: error.message, line: i }
    }
  }
  return out.length > 1
    ? { source: out.join('\n') }
    : { fault: 'something to draw, found nothing', line: Math.max(0, first) }
}

/** Mermaid's own front matter says how to draw, which themes do here. */
function afterMatter(lines: readonly string[]): number {
  if (lines[0]?.trim() !== '---') return 0
  return lines.findIndex((line, i) => i > 0 && line.trim() === '---') + 1
}

/** The label of a message that is not to be seen. */
export const UNSEEN = '\u2063'

/** A message before the first note of a sequence: the drawer leaves out what stands before any. */
function unseenBefore(line: string, out: readonly string[]): readonly string[] {
  const [, who] = /^note (?:left of|right of|over) ([^,:]+)/i.exec(line) ?? []
  if (!who || out[0] !== 'sequenceDiagram' || out.some((one) => MESSAGE.test(one))) return []
  return [`${who.trim()} ->> ${who.trim()}: ${UNSEEN}`]
}

function isBlank(line: string): boolean {
  return /^\s*(?:%%.*)?$/.test(line)
}

/** Statements of one line, at semicolons outside of labels. */
function statements(line: string): readonly string[] {
  const parts = line.replace(/%%.*$/, '').match(/(?:"[^"]*"|\[[^\]]*\]|\([^)]*\)|[^;])+/g) ?? []
  return parts.map((part) => part.trim()).filter(Boolean)
}

/** `A<|--B` and `A||--o{B` are read only with spaces around what links them. */
const CLASS_LINK = /\s*(<\|--|--\|>|\*--|--\*|o--|--o|<--|-->|<\|\.\.|\.\.\|>|<\.\.|\.\.>)\s*/
const ENTITY_LINK = /\s*([|}][|o](?:--|\.\.)[|o][|{])\s*/

/** A message as it is written for the drawer. */
const MESSAGE = /^\S+ (?:--?>>?|--?[x)]) /

/** Lines of a kind that is not a flowchart, as the drawer reads them. */
function lineWriter(known: RegExp, member?: RegExp): (line: string) => string | readonly string[] {
  const write = known === SEQUENCE ? sequenceWriter(JOINER) : known === CHART ? named : spaced
  let inBox = false
  return (text) => {
    const line = inBox ? keyed(text) : member ? spaced(text) : text
    if (!(inBox ? member : known)?.test(line))
      throw new DiagramFault(`a line of this kind of diagram, found \`${text.slice(0, 30)}\``)
    inBox = member !== undefined && (inBox ? text !== '}' : /^(?!namespace\s).*\{$/.test(text))
    if (known === ENTITIES) return line.replace(ALONE, '$1 {\n}')
    return member ? line : write(line)
  }
}

/** Stands for the spaces of a name, which the drawer would end at them. */
export const JOINER = '\u2060'

/** Keys of a column stand behind spaces; a remark, which the drawer leaves out, stands with its name. */
function keyed(text: string): string {
  return text
    .replace(/\b([PFU]K)\s*,\s*(?=[PFU]K\b)/g, '$1 ')
    .replace(
      /^(\S+\s+[^\s"]+)((?:\s+[PFU]K)*)\s+"([^"]*)"$/,
      (_, name: string, keys: string, remark: string) =>
        [name, ...remark.split(/\s+/)].filter(Boolean).join(JOINER) + keys,
    )
}

/** The names of a chart and its axes are in quotes. */
function named(text: string): string {
  return text
    .replace(/^title\s+([^"].*)$/, 'title "$1"')
    .replace(/^([xy]-axis)\s+([^"\s[\d-][^[]*?)\s*(?=$|\[|-?\d[\d.]*\s*-->)/, '$1 "$2" ')
    .trim()
}

/** Links want spaces around them, and many have their mark on the right. */
function spaced(line: string): string {
  const text = line.replace(/:::[\w-]+/g, '')
  if (ENTITY_LINK.test(text))
    return text.replace(ENTITY_LINK, ' $1 ').replace(/ \}o(?=--|\.\.)/, ' o{')
  return /^[\p{L}\p{N}_"` ]+[<*o.|-]/u.test(text) ? text.replace(CLASS_LINK, ' $1 ') : text
}
