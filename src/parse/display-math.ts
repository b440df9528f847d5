import type { Diagnostic, Range } from '../diagnostic.js'
import type { MathBlock } from './block.js'
import { formulaFault } from './formula-fault.js'

/** What names a formula, behind it: Quarto's `{#eq-law}`, MyST's `(law)`. */
const LABEL = String.raw`(?:[ \t]*(?:\{#[^{}\n]*\}|\([\w:.-]+\)))?`
/** A formula from `$$` at the head of a line to `$$` at the end of one, no blank line between. */
const DISPLAY = new RegExp(
  String.raw`^[ \t]*\$\$(?!\$)((?:[^\n$]|\$(?!\$)|\n(?![ \t\r]*\n))*?)\$\$${LABEL}(?:[ \t]*[.,;，。；]?)[ \t]*(?=\r?$)`,
  'gm',
)

/** TeX's own ways to display a formula, alone between blank lines. */
const BARE =
  /(?<=^|\n[ \t]*\r?\n)[ \t]*(\\begin\{((?:equation|align|alignat|gather|CD)\*?)\}(?:[^\n]|\n(?![ \t\r]*\n))*?\\end\{\2\}|\\\[(?:[^\n]|\n(?![ \t\r]*\n))*?\\\])[ \t]*(?=\r?\n[ \t\r]*\n|\s*$)/g

/** `\\[1\\]` may well be words in brackets. */
const IS_TEX = /\\[a-z]|[=^_<>]/i

export interface Displayed {
  /** The note with these formulas blanked: offsets stay as they were. */
  readonly text: string
  readonly formulas: readonly MathBlock[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Takes displayed formulas out of the text. CommonMark's math wants `$$` on lines of their own and
 * would read on to the end of the note where a formula closes at the end of a line.
 */
export function takeDisplayMath(text: string, code: readonly Range[]): Displayed {
  const formulas: MathBlock[] = []
  const take = (whole: string, value: string, range: Range): string => {
    if (value.trim() === '' || code.some((c) => range.start < c.end && c.start < range.end))
      return whole
    formulas.push({ kind: 'math', value: value.trim(), range })
    return whole.replace(/[^\r\n]/g, ' ')
  }
  const marked = text.replace(DISPLAY, (whole: string, value: string, at: number) =>
    take(whole, value, {
      start: at + whole.indexOf('$$'),
      end: at + whole.lastIndexOf('$$') + 2,
    }),
  )
  const taken = marked.replace(BARE, (whole: string, tex: string, _: string, at: number) => {
    const start = at + whole.indexOf(tex)
    const value = tex.startsWith('\\[') ? tex.slice(2, -2) : tex
    return !IS_TEX.test(value) || formulaFault(value, true, text)
      ? whole
      : take(whole, value, { start, end: start + tex.length })
  })
  const { text: closed, diagnostics } = defuse(taken, code)
  return { text: closed, formulas, diagnostics }
}

/** A `$$` that nothing closes is no formula: left alone it would swallow the rest of the note. */
function defuse(text: string, code: readonly Range[]): Omit<Displayed, 'formulas'> {
  const open = unclosed(text, code)
  let closed = text
  for (const at of open) closed = `${closed.slice(0, at)}  ${closed.slice(at + 2)}`
  return { text: closed, diagnostics: open.map(faultAt) }
}

/** Lines at which a formula may begin or end, and headings, over which none reaches. */
const MARKS = /^[ \t]*(?:\$\$+[ \t]*(?=\r?$)|\$\$(?=\S)|(?<heading>#{1,6}[ \t]+\S))/gm

function unclosed(text: string, code: readonly Range[]): readonly number[] {
  const found: number[] = []
  let open: number | undefined
  for (const { 0: mark, index, groups } of text.matchAll(MARKS)) {
    if (code.some((c) => c.start <= index && index < c.end)) continue
    if (groups?.heading === undefined)
      open = open === undefined ? index + mark.indexOf('$$') : undefined
    else if (open !== undefined) {
      found.push(open)
      open = undefined
    }
  }
  return open === undefined ? found : [...found, open]
}

function faultAt(start: number): Diagnostic {
  const message =
    'Expected `$$` to close the formula that begins here, found none. It is read as text.'
  const range = { start, end: start + 2 }
  return { code: 'math-unclosed', severity: 'warning', message, range }
}
