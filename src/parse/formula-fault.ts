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

/** Nodes within nodes, past which no formula is read, and drawing may run out of stack. */
const MOST_DEPTH = 200

/**
 * What keeps KaTeX from drawing a formula of a note, as it is set up to draw; undefined where nothing
 * does. Where the note defines commands for all its formulas, only drawing tells more than the depth.
 */
export function formulaFault(
  tex: string,
  displayMode: boolean,
  note: string,
): FormulaFault | undefined {
  try {
    const settings = { displayMode, throwOnError: true, strict: false, maxSize: 50, macros: {} }
    return isDeep(read(tex, settings)) ? TOO_DEEP : undefined
  } catch (error) {
    const { rawMessage, position } = error as ParseError
    if (rawMessage === undefined) return TOO_DEEP
    if (definesCommands(note)) return undefined
    return { message: rawMessage, at: Math.min(position ?? 0, tex.length) }
  }
}

const TOO_DEEP: FormulaFault = { message: 'too deeply nested', at: 0 }

/** Whether a tree is deeper than what is drawn safely; walks it without calling itself. */
function isDeep(tree: unknown): boolean {
  const open: (readonly [node: unknown, depth: number])[] = [[tree, 0]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, depth] = next
    if (typeof node !== 'object' || node === null) continue
    if (depth > MOST_DEPTH) return true
    // Where a node stands leads to the lexer, and to all of the formula.
    for (const [key, inner] of Object.entries(node))
      if (key !== 'loc' && typeof inner === 'object') open.push([inner, depth + 1])
  }
  return false
}

/** Whether a formula of a note defines commands for all others: `\\gdef\\R{…}`. */
export function definesCommands(text: string): boolean {
  return /\\(?:gdef|global|xdef)\b/.test(text)
}
