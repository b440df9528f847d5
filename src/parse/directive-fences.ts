/** What MyST's directives hold that is Markdown again, as a container's is. */
const HOLDS =
  /^(?:note|tip|hint|important|warning|attention|caution|danger|error|seealso|admonition|dropdown|topic|sidebar|margin|card|exercise|solution|(?:prf:)?(?:proof|theorem|lemma|definition|example|remark|algorithm|axiom|corollary))$/
const OPENS = /^ {0,3}(?<mark>`{3,}|~{3,})[ \t]*\{(?<name>[\w:-]+)\}/
const FENCE = /^[ \t>]*(?<mark>`{3,}|~{3,})(?<info>[^`]*)$/
const HEADING = /^ {0,3}#{1,6}[ \t]/
const OPTION = /^[ \t]*:[\w-]+:/

/**
 * ```` ```{note} Title ```` holds Markdown in MyST: such a fence becomes the container that
 * `:::{note} Title` is, of the same length. One that holds a heading, or that nothing closes, stays.
 */
export function asContainers(text: string): string {
  if (!/^ {0,3}(?:```|~~~)[`~ \t]*\{[\w:-]+\}/m.test(text)) return text
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const { mark, name } = OPENS.exec(lines[at] ?? '')?.groups ?? {}
    if (mark && name && HOLDS.test(name)) {
      if (contain(lines, at, mark)) continue
    }
    const fence = FENCE.exec(lines[at] ?? '')?.groups?.mark
    if (fence) at = endOf(lines, at, fence)
  }
  return lines.join('\n')
}

/** Turns the fence that begins at a line into a container, where it may be one. */
function contain(lines: string[], at: number, mark: string): boolean {
  for (let i = at + 1; i < lines.length; i++) {
    const line = lines[i] ?? ''
    if (HEADING.test(line)) return false
    if (closes(line, mark)) {
      lines[at] = withColons(lines[at] ?? '', mark)
      lines[i] = withColons(line, line.trim())
      for (let n = at + 1; OPTION.test(lines[n] ?? ''); n++) lines[n] = blank(lines[n] ?? '')
      return true
    }
    const inner = FENCE.exec(line)?.groups?.mark
    if (inner) i = endOf(lines, i, inner)
  }
  return false
}

/** The line that closes a fence; the last where none does. */
function endOf(lines: readonly string[], at: number, mark: string): number {
  const end = lines.findIndex((line, i) => i > at && closes(line.replace(/^[ \t>]+/, ''), mark))
  return end < 0 ? lines.length : end
}

function closes(line: string, mark: string): boolean {
  const bare = line.trim()
  return bare.startsWith(mark) && bare.replaceAll(mark[0] ?? '', '') === ''
}

function withColons(line: string, mark: string): string {
  return line.replace(mark, ':'.repeat(mark.length))
}

function blank(line: string): string {
  return line.replace(/[^\r]/g, ' ')
}
