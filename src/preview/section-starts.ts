/** What may reach from one section into another: definitions, raw HTML, other dialects, maths. */
const reaching =
  /\r|\]:|\$\$|\{[{%:.#]|::|\[_?toc|\s\^|:[a-z_]+:`|<!--(?![^\n]*-->)|<[a-z/?][^\n>]*$|<\/?(?:script|pre|style|textarea|details|div|table|[a-z]+-)|<[?!](?!--)/im

/** A fence that another reading may see elsewhere: in a quote, or indented as code is. */
const doubtfulFence = /^(?: {0,3}>| {4,}|\t| *(?:[-*+]|\d+[.)]) ).*(?:`{3}|~{3})/m

/** Where sections of a body begin, as offsets; none where they cannot be told apart by lines. */
export function sectionStarts(body: string): readonly number[] {
  if (doubtfulFence.test(body)) return []
  const starts: number[] = []
  const outside: string[] = []
  let fence = ''
  let blank = true
  let at = 0
  for (const line of body.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? ''
    if (fence) {
      if (mark.startsWith(fence) && line.trim() === mark) fence = ''
    } else {
      fence = mark
      outside.push(line)
      if (blank && /^#{1,6} \S/.test(line)) starts.push(at)
    }
    blank = line.trim() === ''
    at += line.length + 1
  }
  return reaching.test(outside.join('\n')) ? [] : starts
}
