import { fenceTags } from '../parse/dialects.js'
import { sharedEnds } from '../shared-ends.js'

/**
 * What may reach from one section into another: comments of several lines, the HTML that CommonMark
 * ends at no blank line, tags and commands by which all of a note is read otherwise.
 */
const reaching =
  /\r|\\(?:gdef|global|xdef)\b|<!--(?![^\n]*-->)|<\/?(?:script|pre|style|textarea)|<[?!](?!--)/i

/** A fence or formula that begins in the line of an item or a quote: it ends on a line of another look. */
const doubtful = /^(?: *(?:[-*+]|\d+[.)]) ).*(?:`{3}|~{3})|^ *(?:>|[-*+] |\d+[.)] )[ \t>*+-]*\$\$/m

/**
 * Lines that open or close a fence or a formula, those of containers and definitions, headings, and
 * what is a line of a paragraph wherever it stands: what may be left out is none.
 */
const marks =
  /^(?:([ \t]*)(`{3,}|~{3,})(.*)|[ \t]*(\$\$.*)|([ \t>]*(?::(?:::|[ \t])|\/{3}|#\+))|(#{1,6}) \S|(?!(?:import|export)\b|[\w.-]+::[ \t])[\p{L}“「『《（]|\*\*\S|!\[)/gmu

/** A formula on one line. */
const formula =
  /^\$\$(?!\$)[ \t]*(?:[^\s$]|[^\S\n]+(?=\S)|\$(?!\$))+?[ \t]*\$\$[ \t]*[.,;，。；]?[ \t]*$/

/** Where sections of a body begin, as offsets; none where they cannot be told apart by lines. */
export function sectionStarts(written: string): readonly number[] {
  return readSections(written)?.starts ?? []
}

/** Where sections begin: at headings, and at paragraphs under them. */
interface Starts {
  readonly starts: readonly number[]
  /** At which of them a heading stands. */
  readonly headed: readonly boolean[]
}

/** Sections of a body, or of a part of it that begins with a heading. */
interface Sections extends Starts {
  /** Whether the last ends in a fence that nothing closes. */
  readonly open: boolean
}

/** Absent where sections cannot be told apart by lines. */
function readSections(written: string): Sections | undefined {
  const body = fenceTags(written.replaceAll('\r\n', ' \n'))
  if (doubtful.test(body)) return undefined
  const outer: Mark[] = []
  let open = ''
  // Of code that is indented: within an item, where it ends on a line that is indented as much.
  let inner = ''
  let outside = 0
  for (const found of body.matchAll(marks)) {
    const { 0: line, 1: indent = '', 2: fence, 3: info = '', 4: math, 5: colon, 6: heading } = found
    const { index } = found
    if (index > 0 && body[index - 1] !== '\n') continue
    if (open === '$$') {
      if (!math && !fence && !heading) continue
      if (!isMark(line)) return undefined
      open = ''
    } else if (open) {
      if (!/^ {0,3}$/.test(indent) || !fence?.startsWith(open) || info.trim() !== '') continue
      open = ''
      outside = index + line.length
    } else if (inner) {
      if (`${indent}${fence}` !== inner || info.trim() !== '') return undefined
      inner = ''
    } else if (fence) {
      if (isInHtml(body, index)) return undefined
      if (reaching.test(body.slice(outside, index + line.length))) return undefined
      if (indent === '') {
        open = fence
        outside = body.length
      } else inner = `${indent}${fence}`
    } else if (math) {
      if (formula.test(math)) continue
      if (!isMark(line) || isInHtml(body, index)) return undefined
      open = '$$'
    } else if (colon) outer.push({ kind: 'holder', index })
    else if (isAfterBlank(body, index))
      outer.push({ kind: heading ? 'heading' : 'paragraph', index })
  }
  // What is cited is defined for a section behind its end.
  const isOpen = open === '$$' || inner || (open && written.includes(']:'))
  const reaches = isOpen || reaching.test(body.slice(outside))
  return reaches ? undefined : { ...startsOf(outer), open: open !== '' }
}

/** A line outside of code and formulas. */
interface Mark {
  /** A `holder` may hold the paragraphs around it: a container's line, or a definition's. */
  readonly kind: 'heading' | 'paragraph' | 'holder'
  readonly index: number
}

/** Under a heading with a holder paragraphs are left together. */
function startsOf(outer: readonly Mark[]): Starts {
  const kept: Mark[] = []
  let paragraphs: Mark[] = []
  let holds = false
  for (const mark of outer) {
    if (mark.kind === 'heading') for (const one of [...paragraphs, mark]) kept.push(one)
    else if (mark.kind === 'holder') holds = true
    if (mark.kind !== 'paragraph') paragraphs = []
    else if (!holds) paragraphs.push(mark)
    if (mark.kind === 'heading') holds = false
  }
  const all = kept.concat(paragraphs)
  return {
    starts: all.map(({ index }) => index),
    headed: all.map(({ kind }) => kind === 'heading'),
  }
}

/** Sections of a body, and how many at either end are as they were in the one before. */
export interface Cut {
  /** None where sections cannot be told apart by lines. */
  readonly starts: readonly number[]
  readonly front: number
  readonly back: number
}

interface Read {
  readonly cut: Cut
  readonly sections: Sections
}

const unread: Sections = { starts: [], headed: [], open: false }

/** Cuts a body that changes: what stands before and behind the change is not read again. */
export function sectionCutter(): (body: string) => Cut {
  let last: Sections & { readonly body: string } = { ...unread, body: '' }
  return (body) => {
    const { cut, sections } = cutAgain(body, last) ?? cutWhole(body)
    last = { ...sections, body }
    return cut
  }
}

function cutWhole(body: string): Read {
  const sections = readSections(body) ?? unread
  return { cut: { starts: sections.starts, front: 0, back: 0 }, sections }
}

/**
 * Nothing reaches from one heading's section into another: so sections begin where they began from a
 * heading before the change to one behind an equal one, if what changed between leaves no fence open.
 */
function cutAgain(body: string, last: Sections & { readonly body: string }): Read | undefined {
  const { starts, headed, open } = last
  if (starts.length === 0 || open) return undefined
  const [head, tail] = sharedEnds(last.body, body)
  const shift = body.length - last.body.length
  let front = starts.findLastIndex((start) => start <= head) - 1
  while (front > 0 && !headed[front]) front -= 1
  const begins = front >= 0 && headed[front] === true
  front = Math.max(0, front)
  const equal = starts.findIndex((start) => start >= last.body.length - tail)
  let behind = equal < 0 ? starts.length : equal + 1
  while (behind < starts.length && !headed[behind]) behind += 1
  const from = begins ? (starts[front] ?? 0) : 0
  const to = behind < starts.length ? (starts[behind] ?? 0) + shift : body.length
  const middle = readSections(body.slice(from, to))
  if (!middle || middle.open) return undefined
  const own = middle.starts.map((start) => start + from)
  const after = starts.slice(behind).map((start) => start + shift)
  const all = starts.slice(0, front).concat(own, after)
  const sections = {
    starts: all,
    headed: headed.slice(0, front).concat(middle.headed, headed.slice(behind)),
    open: false,
  }
  return { cut: { starts: all, front, back: starts.length - behind }, sections }
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
