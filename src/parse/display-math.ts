import type { Diagnostic, Range } from '../diagnostic.js'
import type { MathBlock } from './block.js'

/** A formula from `$$` at the head of a line to `$$` at the end of one, no blank line between. */
const DISPLAY =
  /^[ \t]*\$\$(?!\$)((?:[^\n$]|\$(?!\$)|\n(?![ \t\r]*\n))*?)\$\$(?:[ \t]*[.,;，。；]?)[ \t]*(?=\r?$)/gm

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
  const taken = text.replace(DISPLAY, (whole: string, value: string, at: number) => {
    const start = at + whole.indexOf('$$')
    const range = { start, end: at + whole.lastIndexOf('$$') + 2 }
    if (value.trim() === '' || code.some((c) => start < c.end && c.start < range.end)) return whole
    formulas.push({ kind: 'math', value: value.trim(), range })
    return whole.replace(/[^\r\n]/g, ' ')
  })
  const { text: closed, diagnostics } = defuse(taken, code)
  return { text: closed, formulas, diagnostics }
}

/** A `$$` that nothing closes is no formula: left alone it would swallow the rest of the note. */
function defuse(text: string, code: readonly Range[]): Omit<Displayed, 'formulas'> {
  const marks = [...text.matchAll(/^[ \t]*(\$\$+)[ \t]*(?=\r?$)|^[ \t]*(\$\$)(?=\S)/gm)].filter(
    ({ index }) => !code.some((c) => c.start <= index && index < c.end),
  )
  const open = marks.length % 2 === 1 ? marks.at(-1) : undefined
  if (!open) return { text, diagnostics: [] }
  const start = open.index + open[0].indexOf('$$')
  return {
    text: `${text.slice(0, start)}  ${text.slice(start + 2)}`,
    diagnostics: [
      {
        code: 'math-unclosed',
        severity: 'warning',
        message:
          'Expected `$$` to close the formula that begins here, found none. It is read as text.',
        range: { start, end: start + 2 },
      },
    ],
  }
}
