/** What may reach from one section into another: definitions, raw HTML, other dialects, maths. */
const reaching =
  /\r|\]:|\$\$|\{[{%:.#]|::|\[_?toc|\s\^|:[a-z_]+:`|<!--(?![^\n]*-->)|<[a-z/?][^\n>]*$|<\/?(?:script|pre|style|textarea|details|div|table|[a-z]+-)|<[?!](?!--)/im

/** A fence that another reading may see elsewhere: in a quote, or indented as code is. */
const doubtfulFence = /^(?: {0,3}>| {4,}|\t| *(?:[-*+]|\d+[.)]) ).*(?:`{3}|~{3})/m

/** Lines that open or close a fence, or are a heading. */
const marks = /^(?: {0,3}(`{3,}|~{3,})(.*)|#{1,6} \S)/gm

/** Where sections of a body begin, as offsets; none where they cannot be told apart by lines. */
export function sectionStarts(body: string): readonly number[] {
  if (doubtfulFence.test(body)) return []
  const starts: number[] = []
  let fence = ''
  let outside = 0
  for (const { 0: mark, 1: opener, 2: info = '', index } of body.matchAll(marks)) {
    if (index > 0 && body[index - 1] !== '\n') continue
    if (fence) {
      if (!opener?.startsWith(fence) || info.trim() !== '') continue
      fence = ''
      outside = index + mark.length
    } else if (opener) {
      if (reaching.test(body.slice(outside, index + mark.length))) return []
      fence = opener
      outside = body.length
    } else if (isAfterBlank(body, index)) starts.push(index)
  }
  return reaching.test(body.slice(outside)) ? [] : starts
}

function isAfterBlank(body: string, at: number): boolean {
  return body.slice(body.lastIndexOf('\n', at - 2) + 1, at).trim() === ''
}
