import { fenceTags } from '../parse/dialects.js'

/**
 * What may reach from one section into another: comments of several lines, the HTML that CommonMark
 * ends at no blank line, tags and commands by which all of a note is read otherwise.
 */
const reaching =
  /\r|\\(?:gdef|global|xdef)\b|:(?:label|numref|begin_tab):`|<!--(?![^\n]*-->)|<\/?(?:script|pre|style|textarea)|<[?!](?!--)/i

/** A fence or formula that another reading may see elsewhere: in a quote, a list, or indented code. */
const doubtful =
  /^(?: {0,3}>| {4,}|\t| *(?:[-*+]|\d+[.)]) ).*(?:`{3}|~{3})|^ *(?:>|[-*+] |\d+[.)] )[ \t>*+-]*\$\$/m

/** Lines that open or close a fence or a formula, or are a heading. */
const marks = /^(?: {0,3}(`{3,}|~{3,})(.*)|[ \t]*(\$\$.*)|#{1,6} \S)/gm

/** A formula on one line. */
const formula =
  /^\$\$(?!\$)[ \t]*(?:[^\s$]|[^\S\n]+(?=\S)|\$(?!\$))+?[ \t]*\$\$[ \t]*[.,;，。；]?[ \t]*$/

/** Where sections of a body begin, as offsets; none where they cannot be told apart by lines. */
export function sectionStarts(written: string): readonly number[] {
  const body = fenceTags(written.replaceAll('\r\n', ' \n'))
  if (doubtful.test(body)) return []
  const starts: number[] = []
  let open = ''
  let outside = 0
  for (const { 0: line, 1: fence, 2: info = '', 3: math, index } of body.matchAll(marks)) {
    if (index > 0 && body[index - 1] !== '\n') continue
    if (open === '$$') {
      if (math === undefined || !isMark(line)) return []
      open = ''
    } else if (open) {
      if (!fence?.startsWith(open) || info.trim() !== '') continue
      open = ''
      outside = index + line.length
    } else if (fence) {
      if (isInHtml(body, index)) return []
      if (reaching.test(body.slice(outside, index + line.length))) return []
      open = fence
      outside = body.length
    } else if (math !== undefined) {
      if (formula.test(math)) continue
      if (!isMark(line) || isInHtml(body, index)) return []
      open = '$$'
    } else if (isAfterBlank(body, index)) starts.push(index)
  }
  // What is cited is defined for a section behind its end.
  const isOpen = open === '$$' || (open && written.includes(']:'))
  return isOpen || reaching.test(body.slice(outside)) ? [] : starts
}

/** Whether a line that begins with a tag stands before, with no blank line between: HTML ends at one. */
function isInHtml(body: string, at: number): boolean {
  for (let end = at; end > 0; ) {
    const start = body.lastIndexOf('\n', end - 2) + 1
    const line = body.slice(start, end)
    if (line.trim() === '') return false
    if (/^ {0,3}</.test(line)) return true
    end = start
  }
  return false
}

function isMark(line: string): boolean {
  return /^ {0,3}\$\$[ \t]*$/.test(line)
}

function isAfterBlank(body: string, at: number): boolean {
  return body.slice(body.lastIndexOf('\n', at - 2) + 1, at).trim() === ''
}
