import type { Nodes } from 'mdast'

/** The note's offset of each unit of a node's value, past escapes, entities and line prefixes. */
export function align(
  value: string,
  node: Pick<Nodes, 'position'>,
  source: string,
): readonly number[] {
  const end = node.position?.end.offset ?? 0
  let at = node.position?.start.offset ?? 0
  if (end - at === value.length) return Array.from({ length: value.length }, (_, i) => at + i)
  const offsets: number[] = []
  for (let i = 0; i < value.length; i++) {
    const found = next(value, i, source, at, end)
    offsets.push(Math.min(found.at, Math.max(end - 1, 0)))
    at = found.after
  }
  return offsets
}

function next(value: string, i: number, source: string, at: number, end: number) {
  const unit = value[i]
  const entity = source[at] === '&' ? /^&[#\w]+;/.exec(source.slice(at, at + 40))?.[0] : undefined
  if (entity && !(unit === '&' && value.startsWith(entity, i))) {
    // Two units of one astral entity share its place.
    const low = /[\uDC00-\uDFFF]/.test(value[i + 1] ?? '')
    return { at, after: low ? at : at + entity.length }
  }
  if (unit === '\n') {
    const line = /^\r?\n/.exec(source.slice(at, at + 2))?.[0]
    let after = at + (line?.length ?? 0)
    // A quote's marks and an item's indent begin its lines, unless they are the words themselves.
    while (/[ \t>]/.test(source[after] ?? '') && source[after] !== value[i + 1]) after++
    if (line) return { at, after }
  }
  let found = at
  while (found < end && source[found] !== unit) found++
  return found < end ? { at: found, after: found + 1 } : { at, after: at }
}
