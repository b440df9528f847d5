/** How the drawer begins a block, or divides one, whatever comes after in the word. */
const BLOCK = /^(?:loop|alt|opt|par|critical|break|rect|else|and)/

const MESSAGE = /^([^\s:-]+)\s*(-->>|->>|-->|->|--x|-x|--\)|-\))\s*([+-]?)\s*([^\s:]+)\s*:/
const NOTE = /^(note (?:left of|right of|over)) ([^:]+):/i
const DECLARED = /^(?:create )?(participant|actor)\s+(\S+)(?:\s+as\s+(.+))?$/

/**
 * Writes one line of a sequence after another as its drawer reads them: spaces around what links,
 * and another name for who would be taken for a block.
 */
export function sequenceWriter(): (line: string) => readonly string[] {
  const declared = new Set<string>()
  const nameOf = (id: string) => (BLOCK.test(id) ? `_${id}` : id)
  const declare = (id: string): readonly string[] => {
    if (nameOf(id) === id || declared.has(id)) return []
    declared.add(id)
    return [`participant ${nameOf(id)} as ${id}`]
  }
  return (line) => {
    const [, kind, id = '', label] = DECLARED.exec(line) ?? []
    if (kind) {
      declared.add(id)
      const shown = label ?? (nameOf(id) === id ? undefined : id)
      return [`${kind} ${nameOf(id)}${shown ? ` as ${shown}` : ''}`]
    }
    const [message, from = '', arrow = '', mark = '', to = ''] = MESSAGE.exec(line) ?? []
    if (message) {
      const rest = line.slice(message.length)
      const written = `${nameOf(from)} ${arrow} ${mark}${nameOf(to)}:${rest}`
      return [...declare(from), ...declare(to), written]
    }
    const [note, place, some = ''] = NOTE.exec(line) ?? []
    if (note) {
      const ids = some.split(',').map((one) => one.trim())
      const written = `${place} ${ids.map(nameOf).join(',')}:${line.slice(note.length)}`
      return [...ids.flatMap(declare), written]
    }
    return [line.replace(/^option\b/, 'else')]
  }
}
