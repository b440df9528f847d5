/** How the drawer begins a block, or divides one, whatever comes after in the word. */
const BLOCK = /^(?:loop|alt|opt|par|critical|break|rect|else|and)/
/** What a name may be that the drawer finds again. */
const PLAIN = /^[\p{L}\p{N}_]+$/u

/** A name may hold what an arrow begins with. */
const ARROW = String.raw`(?:-->>|->>|-->|->|--?x(?=\s|[+-]?[^-:]+:)|--\)|-\))`
const MESSAGE = new RegExp(String.raw`^([^:]+?)\s*(${ARROW})\s*([+-]?)\s*([^:]+?)\s*:\s*(.*)$`)
const NOTE = /^([Nn]ote (?:left of|right of|over)) ([^:]+):/
const DECLARED = /^(?:create )?(participant|actor)\s+([^@{}]+?)(?:\s+as\s+(.+))?$/
const OTHERS =
  /^(?:(?:loop|alt|else|opt|par|and|critical|option|break|rect|box)\b.*|end|autonumber(?:\s+off|(?:\s+\d+){0,2})|(?:activate|deactivate)\s.+|title:?\s.*)$/

/** What a line of a sequence may be. */
export const SEQUENCE = new RegExp(
  [MESSAGE, NOTE, DECLARED, OTHERS].map(({ source }) => source).join('|'),
)

/**
 * Writes one line of a sequence after another as its drawer reads them: spaces around what links,
 * another name for who would be taken for something else, the numbers of messages. What has a
 * background is not framed.
 *
 * @param blank what stands for a label where there is none
 */
export function sequenceWriter(blank: string): (line: string) => readonly string[] {
  const names = new Map<string, string>()
  const blocks: string[] = []
  let numbers: { readonly at: number; readonly step: number } | undefined
  const nameOf = (id: string): string => {
    const own = PLAIN.test(id) && !BLOCK.test(id) ? id : `_${names.size}_`
    const name = names.get(id) ?? own
    names.set(id, name)
    return name
  }
  const named = (id: string): readonly string[] =>
    names.has(id) || nameOf(id) === id ? [] : [`participant ${nameOf(id)} as ${id}`]
  const write = (line: string): readonly string[] => {
    if (OTHERS.test(line)) return [line.replace(/^option\b/, 'else')]
    const [, kind, id = '', label] = DECLARED.exec(line) ?? []
    if (kind) {
      const shown = label ?? (nameOf(id) === id ? undefined : id)
      return [`${kind} ${nameOf(id)}${shown ? ` as ${shown}` : ''}`]
    }
    const [note, place, some = ''] = NOTE.exec(line) ?? []
    if (note) {
      const ids = some.split(',').map((one) => one.trim())
      const declared = ids.flatMap(named)
      return [...declared, `${place} ${ids.map(nameOf).join(',')}:${line.slice(note.length)}`]
    }
    const [, from = '', arrow, mark, to = '', said] = MESSAGE.exec(line) ?? []
    const declared = [...named(from), ...named(to)]
    const count = numbers ? `${numbers.at} ` : ''
    if (numbers) numbers = { ...numbers, at: numbers.at + numbers.step }
    return [...declared, `${nameOf(from)} ${arrow} ${mark}${nameOf(to)}: ${count}${said || blank}`]
  }
  return (line) => {
    const [block] = /^(?:loop|alt|opt|par|critical|break|rect|box)\b/.exec(line) ?? []
    const ended = line === 'end' ? blocks.pop() : undefined
    if (block) blocks.push(block)
    if (block === 'rect' || ended === 'rect') return []
    const [numbered, off, at = '1', step = '1'] =
      /^autonumber(?:\s+(off)|\s+(\d+))?(?:\s+(\d+))?$/.exec(line) ?? []
    if (numbered === undefined) return write(line)
    numbers = off ? undefined : { at: Number(at), step: Number(step) }
    return []
  }
}
