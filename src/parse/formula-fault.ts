import katex, { type ParseError } from 'katex'

/** KaTeX's own entry to its parser, which its types leave out: drawing takes ten times as long. */
const { __parse: read } = katex as unknown as {
  readonly __parse: (tex: string, settings: object) => unknown
}

export interface FormulaFault {
  readonly message: string
  /** Offset in the formula. */
  readonly at: number
}

/** What keeps KaTeX from drawing a formula, as it is set up to draw; undefined where nothing does. */
export function formulaFault(tex: string, displayMode: boolean): FormulaFault | undefined {
  try {
    read(tex, { displayMode, throwOnError: true, strict: false, maxSize: 50, macros: {} })
    return undefined
  } catch (error) {
    const { rawMessage, position } = error as ParseError
    if (rawMessage === undefined) return { message: 'too deeply nested', at: 0 }
    return { message: rawMessage, at: Math.min(position ?? 0, tex.length) }
  }
}

/** A command that a formula of the note may define for all others: `\\gdef\\R{…}`. */
export function definesCommands(text: string): boolean {
  return /\\(?:gdef|global|xdef)\b/.test(text)
}
