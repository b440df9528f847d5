/** A formula that is one environment of rows, such as `aligned` or `bmatrix`. */
export interface TexRows {
  readonly head: string
  readonly rows: readonly string[]
  readonly tail: string
  /** Whether rows that stand apart say what they say together: steps of a derivation do. */
  readonly divisible: boolean
}

const STEPS = /^(?:aligned|alignedat|align|gathered|gather|split|eqnarray|multline)\*?$/
const ARRAYS = /^(?:(?:p|b|B|v|V)?matrix|array|smallmatrix|cases|dcases|rcases)\*?$/

/** The rows of a formula that is a single environment; undefined for any other. */
export function texRows(tex: string): TexRows | undefined {
  const match =
    /^\s*(\\begin\{(\w+\*?)\}(?:(?<=\{(?:array|alignedat)\})\{[^{}]*\})?)([\s\S]*)(\\end\{\2\})\s*$/.exec(
      tex,
    )
  const [, head = '', name = '', body = '', tail = ''] = match ?? []
  const divisible = STEPS.test(name)
  if (!match || !(divisible || ARRAYS.test(name))) return undefined
  const rows = splitAt(body, (text, i) => (text.startsWith('\\\\', i) ? 2 : 0))
  const bare = rows.map((row) => row.replace(/^\s*\[[\d.]+\w+\]/, '').trim())
  return { head: `${head}\n`, rows: bare.filter(Boolean), tail: `\n${tail}`, divisible }
}

/** The cells of a row. */
export function texCells(row: string): readonly string[] {
  return splitAt(row, (text, i) => (text[i] === '&' ? 1 : 0))
}

const RELATION =
  /^(?:[=<>+]|-|\\(?:le|leq|ge|geq|approx|equiv|sim|to|rightarrow|Rightarrow|implies|iff|propto|in|cdot|times|pm)(?![A-Za-z]))/

/** A formula's leading parts, each ending before a relation or an operation of its outermost level. */
export function texPrefixes(tex: string): readonly string[] {
  const parts = splitAt(tex, (text, i) => (RELATION.test(text.slice(i, i + 12)) ? -1 : 0))
  const prefixes = parts.map((_, i) =>
    parts
      .slice(0, i + 1)
      .join('')
      .trim(),
  )
  return prefixes.slice(0, -1).filter((prefix) => prefix !== '')
}

/**
 * Splits TeX on its outermost level; `mark` answers how many characters part two pieces, less than
 * none where the next piece begins with them.
 */
function splitAt(tex: string, mark: (tex: string, at: number) => number): readonly string[] {
  const pieces: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < tex.length; i++) {
    if (/^(?:\\begin\{|\\left(?![a-z]))/.test(tex.slice(i, i + 7))) depth++
    if (/^(?:\\end\{|\\right(?![a-z]))/.test(tex.slice(i, i + 7))) depth--
    if (tex[i] === '{') depth++
    if (tex[i] === '}') depth--
    const length = depth === 0 ? mark(tex, i) : 0
    if (length !== 0 && i > from) {
      pieces.push(tex.slice(from, i))
      from = i + Math.max(0, length)
      i = Math.max(i, from - 1)
    } else if (tex[i] === '\\') i++
  }
  return [...pieces, tex.slice(from)]
}
