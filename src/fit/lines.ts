import { memoized } from '../memoized.js'
import type { Prose } from '../parse/prose.js'
import { monoAdvance } from './advances.js'
import { FACES } from './faces/face.js'
import { breaksOf, type Flow, flowOf, flowOfText, leadWidth, overhang, type Type } from './flow.js'
import type { FormulaPart } from './formula.js'

/** KaTeX's size beside the text's, and its line height. */
const KATEX = { size: 1.21, leading: 1.2 }

/** Height of a text in a column, in CSS pixels; a formula may make its line taller. */
export function textHeight(
  prose: Prose | string,
  width: number,
  leading: number,
  type: Type,
): number {
  return typeof prose === 'string'
    ? flowHeight(flowOfText(prose, type), width, leading)
    : proseHeight(prose, width, leading, type)
}

function flowHeight(flow: Flow, width: number, leading: number): number {
  const lines = breakLines(flow, width)
  return lines.reduce((sum, line) => sum + lineHeight(flow, line, leading), 0)
}

/** A slide is measured as a whole once it is divided. */
const proseHeight = memoized(({ inlines }: Prose, width: number, leading: number, type: Type) =>
  flowHeight(flowOf(inlines, type), width, leading),
)

/** Width of a text on one line, in CSS pixels. */
export function textWidth(prose: Prose, type: Type): number {
  const flow = flowOf(prose.inlines, type)
  const { widths, gaps } = flow
  return widths.reduce(
    (sum, one, i) => sum + (i === 0 ? leadWidth(flow, 0) : one + (gaps[i] ?? 0)),
    0,
  )
}

/** The least width that a text needs, in CSS pixels: its longest run between breaks; code breaks anywhere. */
export function leastWidth(prose: Prose, type: Type): number {
  const flow = flowOf(prose.inlines, type)
  const breaks = breaksOf(flow)
  let most = 0
  let used = 0
  for (let i = 0; i < flow.text.length; i++) {
    const anywhere = flow.code[i] !== 0 && flow.code[i] === flow.code[i - 1]
    const fresh = breaks[i] || anywhere
    // A browser trims no mark where a line begins to find the least width, but for the first.
    const gap = fresh ? 0 : (flow.gaps[i] ?? 0)
    used = i === 0 ? leadWidth(flow, 0) : (fresh ? 0 : used) + (flow.widths[i] ?? 0) + gap
    if (!/\s/.test(flow.text[i] ?? '')) most = Math.max(most, used)
  }
  return most
}

/** Lines of code in a column, in em of its own size: code wraps at spaces, else wherever it must. */
export function linesOfCode(line: string, width: number): number {
  const text = expandTabs(line)
  if (text.length * 1.27 <= width) return 1
  const widths: number[] = []
  for (const character of text) {
    widths.push(monoAdvance(character))
    for (let i = 1; i < character.length; i++) widths.push(0)
  }
  const type = { size: 1, face: FACES.inter, codeScale: 1, codePad: 0 }
  const none = widths.map(() => 0)
  const flow: Flow = { text, widths, gaps: none, code: none, formulas: new Map(), type }
  return Math.max(1, breakLines(flow, width).length)
}

function expandTabs(line: string): string {
  let column = 0
  let out = ''
  for (const character of line) {
    const text = character === '\t' ? ' '.repeat(4 - (column % 4)) : character
    column += monoAdvance(character) > 0.6 ? 2 : text.length
    out += text
  }
  return out
}

interface Line {
  readonly from: number
  readonly to: number
}

const SLACK = 0.02
/** Widths of letters are known to a thousandth of an em each: what fits by less may not. */
const DOUBT = 0.15

/** How wide a line may be that is this wide; Chinese alone is as wide as its size says. */
function mostOf(width: number, used: number, { size }: Type): number {
  const eighths = used * 8
  // Code is measured in em, and each of its characters is as wide as it is said to be.
  if (size === 1) return width + SLACK
  return width + (Math.abs(eighths - Math.round(eighths)) < 1e-6 ? SLACK : -DOUBT)
}

/** Breaks a flow into lines as a browser does: each takes what it can hold. */
function breakLines(flow: Flow, width: number): readonly Line[] {
  const { text, widths, gaps, code, type } = flow
  if (text === '') return []
  const breaks = breaksOf(flow)
  const inCode = (at: number) => code[at] !== 0 && code[at] === code[at - 1]
  const lines: Line[] = []
  let from = 0
  let used = 0
  /** Where the line could end last, and what it held up to there. */
  let end = 0
  for (let i = 0; i < text.length; i++) {
    if (i > from && breaks[i]) end = i
    if (i > from && breaks[i] === 2) {
      lines.push({ from, to: i })
      from = end = i
      used = 0
    }
    const blank = /\s/.test(text[i] ?? '')
    const own = i === from ? startWidth(flow, i, inCode(i)) : (widths[i] ?? 0) + (gaps[i] ?? 0)
    // A line that ends within code closes its box there.
    const close = inCode(i + 1) && breaks[i + 1] ? type.codePad : 0
    const most = mostOf(width, used + own, type) + overhang(flow, i)
    if (!blank && i > from && used + own + close > most && (widths[i] ?? 0) > 0) {
      const to = end > from ? end : i
      lines.push({ from, to })
      from = end = to
      used = 0
      i = to - 1
      continue
    }
    used += own
  }
  lines.push({ from, to: text.length })
  return lines
}

function startWidth(flow: Flow, at: number, continued: boolean): number {
  return leadWidth(flow, at) + (continued ? flow.type.codePad : 0)
}

function lineHeight({ formulas, type }: Flow, { from, to }: Line, leading: number): number {
  const height = leading * type.size
  if (formulas.size === 0) return height
  const { ascent, descent } = type.face
  // A browser rounds them to whole pixels.
  const shift = (Math.round(ascent * type.size) - Math.round(descent * type.size)) / 2
  let above = height / 2 + shift
  let below = height / 2 - shift
  for (const [at, part] of formulas) {
    if (at < from || at >= to) continue
    const own = formulaLine(part, type.size, type.mathLeading)
    above = Math.max(above, own.above)
    below = Math.max(below, own.below)
  }
  return above + below
}

/** How far a part of a formula reaches above and below the baseline, in CSS pixels. */
export function formulaLine(
  part: Omit<FormulaPart, 'width'>,
  size: number,
  leading = KATEX.leading,
) {
  let above = part.above * size
  let below = part.below * size
  for (const [ascent, descent, scale] of part.faces) {
    const em = size * KATEX.size * scale
    const shift = (Math.round(ascent * em) - Math.round(descent * em)) / 2
    above = Math.max(above, (leading * em) / 2 + shift)
    below = Math.max(below, (leading * em) / 2 - shift)
  }
  return { above, below }
}
