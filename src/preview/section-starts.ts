import { fenceTags } from '../parse/dialects.js'
import { sharedEnds } from '../shared-ends.js'

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
  return readSections(written)?.starts ?? []
}

/** Sections of a body, or of a part of it that begins with one. */
interface Sections {
  readonly starts: readonly number[]
  /** Whether the last ends in a fence that nothing closes. */
  readonly open: boolean
}

/** Absent where sections cannot be told apart by lines. */
function readSections(written: string): Sections | undefined {
  const body = fenceTags(written.replaceAll('\r\n', ' \n'))
  if (doubtful.test(body)) return undefined
  const starts: number[] = []
  let open = ''
  let outside = 0
  for (const { 0: line, 1: fence, 2: info = '', 3: math, index } of body.matchAll(marks)) {
    if (index > 0 && body[index - 1] !== '\n') continue
    if (open === '$$') {
      if (math === undefined || !isMark(line)) return undefined
      open = ''
    } else if (open) {
      if (!fence?.startsWith(open) || info.trim() !== '') continue
      open = ''
      outside = index + line.length
    } else if (fence) {
      if (isInHtml(body, index)) return undefined
      if (reaching.test(body.slice(outside, index + line.length))) return undefined
      open = fence
      outside = body.length
    } else if (math !== undefined) {
      if (formula.test(math)) continue
      if (!isMark(line) || isInHtml(body, index)) return undefined
      open = '$$'
    } else if (isAfterBlank(body, index)) starts.push(index)
  }
  // What is cited is defined for a section behind its end.
  const isOpen = open === '$$' || (open && written.includes(']:'))
  return isOpen || reaching.test(body.slice(outside)) ? undefined : { starts, open: open !== '' }
}

/** Sections of a body, and how many at either end are as they were in the one before. */
export interface Cut {
  /** None where sections cannot be told apart by lines. */
  readonly starts: readonly number[]
  readonly front: number
  readonly back: number
}

/** Cuts a body that changes: what stands before and behind the change is not read again. */
export function sectionCutter(): (body: string) => Cut {
  let last: Sections & { readonly body: string } = { body: '', starts: [], open: false }
  return (body) => {
    const { cut, open } = cutAgain(body, last) ?? cutWhole(body)
    last = { body, starts: cut.starts, open }
    return cut
  }
}

function cutWhole(body: string) {
  const { starts, open } = readSections(body) ?? { starts: [], open: false }
  return { cut: { starts, front: 0, back: 0 }, open }
}

/**
 * Nothing reaches from one section into another: so a section begins where one began before an equal
 * one, if what changed between leaves no fence open.
 */
function cutAgain(body: string, last: Sections & { readonly body: string }) {
  const { starts, open } = last
  if (starts.length === 0 || open) return undefined
  const [head, tail] = sharedEnds(last.body, body)
  const shift = body.length - last.body.length
  const reached = starts.findLastIndex((start) => start <= head)
  const front = Math.max(0, reached - 1)
  const equal = starts.findIndex((start) => start >= last.body.length - tail)
  const behind = equal < 0 ? starts.length : equal + 1
  const from = reached > 0 ? (starts[front] ?? 0) : 0
  const to = behind < starts.length ? (starts[behind] ?? 0) + shift : body.length
  const middle = readSections(body.slice(from, to))
  if (!middle || middle.open) return undefined
  const before = starts.slice(0, front)
  const after = starts.slice(behind).map((start) => start + shift)
  const own = middle.starts.map((start) => start + from)
  const cut = { starts: before.concat(own, after), front, back: starts.length - behind }
  return { cut, open: false }
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
