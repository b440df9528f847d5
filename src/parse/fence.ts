/** What the first line of a fence says of its code. */
export interface Fence {
  /** In lower case; empty where none is named. */
  readonly lang: string
  /** The language that a diff is of: `diff js`. */
  readonly diffOf?: string
  /** The file's name, or another caption. */
  readonly name?: string
  /** Lines to highlight, from 1, in order. */
  readonly marked: readonly number[]
  /** Lines that a change adds and takes away, from 1, in order, where it is told of lines. */
  readonly added?: readonly number[]
  readonly removed?: readonly number[]
  /** The number of the first line, where lines are to be numbered. */
  readonly firstLine?: number
}

/** ```` ```{python} ````, ```` ```{.python .input} ````: the language is the first word. */
const LANG = /^\{?\.?([\w+#.-]*)/
const FILE =
  /^[\\/]?(?:[\w@.~+-]+[\\/])*(?:[\w@.+-]*\.\w{1,10}|Dockerfile|Makefile|Justfile|hosts)$/
const VALUE = `(?:"([^"]*)"|'([^']*)'|([^\\s"',}]+))`
/** Zenn, Hexo, Docusaurus, Nextra, Quarto, mkdocs, GitBook: each calls it its own way. */
const NAME = new RegExp(`(?:^|[\\s:,{])(?:title|filename|file|caption)=${VALUE}`)
/** More lines than any fence has that somebody reads. */
const MOST_LINES = 10_000

/**
 * Reads a fence's first line, in the ways of Docusaurus, VitePress, Slidev, Hexo, Hugo, mdBook,
 * mkdocs, Zenn, Quarto and CodiMD. What it does not know it lets be.
 *
 * @param info all that follows the fence's marks
 */
export function readFence(info: string): Fence {
  const word = LANG.exec(info)?.[1] ?? ''
  const rest = info.slice(LANG.exec(info)?.[0].length)
  const lang = word.toLowerCase()
  const diffOf = lang === 'diff' ? /^\s+([a-z][\w+#-]*)(?=[\s:]|$)/i.exec(rest)?.[1] : undefined
  const name = nameIn(diffOf ? rest.slice(rest.indexOf(diffOf) + diffOf.length) : rest)
  const firstLine = firstLineIn(rest)
  const added = changedIn(rest, 'ins')
  const removed = changedIn(rest, 'del')
  return {
    lang,
    ...(diffOf && { diffOf: diffOf.toLowerCase() }),
    ...(name && { name }),
    marked: markedIn(rest),
    ...(added.length > 0 && { added }),
    ...(removed.length > 0 && { removed }),
    ...(firstLine !== undefined && { firstLine }),
  }
}

function nameIn(rest: string): string | undefined {
  const given = NAME.exec(rest)
  if (given) return (given[1] ?? given[2] ?? given[3])?.trim()
  const bracketed = /^\s*\[([^\]\n]+)\]/.exec(rest)?.[1]
  if (bracketed) return bracketed.trim()
  // ```ts:src/a.ts is Zenn's and Qiita's, ```ts src/a.ts Hexo's; `:line-numbers` is VitePress's.
  const joined = /^:(?!(?:no-)?line-numbers)([^\s:={]+)/.exec(rest)?.[1]
  if (joined) return joined
  const [first = ''] = rest.trim().split(/\s+/)
  return /^\s/.test(rest) && FILE.test(first) ? first : undefined
}

/** `{2,4-6}`, Slidev's `{2|4-6}`, `hl_lines="2 4-6"`, `hl_lines=[2,"4-6"]`, `mark:2,4-6`. */
function markedIn(rest: string): readonly number[] {
  const braced = /(?:^|\s)\{((?:[\d\s,|*-]|all|none)+)\}/.exec(rest)?.[1]
  const keyed =
    /(?:hl_lines|mark|highlight|highlightLines|code-line-numbers)[=:]["'{[]*([\d][\d\s,"'|-]*)/.exec(
      rest,
    )?.[1]
  return linesIn(braced ?? keyed ?? '')
}

/** Expressive Code's `ins={2,4-6}` and `del={3}`. */
function changedIn(rest: string, key: 'ins' | 'del'): readonly number[] {
  return linesIn(new RegExp(`(?:^|\\s)${key}=\\{([\\d\\s,-]+)\\}`).exec(rest)?.[1] ?? '')
}

function linesIn(text: string): readonly number[] {
  const all = text.match(/\d+(?:\s*-\s*\d+)?/g) ?? []
  const lines = all.flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number)
    const length = Math.min(to, MOST_LINES) - from + 1
    return Array.from({ length: Math.max(0, length) }, (_, i) => from + i)
  })
  return [...new Set(lines)].sort((a, b) => a - b)
}

const NUMBERED =
  /(?:^|[\s:{.,"])(?:showLineNumbers|linenos|linenums|line-numbers|numberLines|number-lines|line_number)(?![\w-])(?!\s*[=:]\s*["'{]?(?:false|none|off))/i
const FIRST =
  /(?:^|[\s:{.,"])(?:showLineNumbers|linenums|line-numbers|startFrom|startLine|startLineNumber|linenostart|first_line)(?:\{|\s*[=:]\s*["'{]?)(\d+)/i

/** CodiMD writes ```` ```js= ```` and ```` ```js=12 ````. */
function firstLineIn(rest: string): number | undefined {
  const codimd = /^=(\d*)(?=\s|$)/.exec(rest)
  const first = FIRST.exec(rest)?.[1] ?? codimd?.[1]
  if (first) return Number(first)
  return codimd || NUMBERED.test(rest) || /(?:^|[\s{,])lines:\s*true/.test(rest) ? 1 : undefined
}
