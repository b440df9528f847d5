/** What it costs to begin a slide with a line that what stands above leads into: more than a slide. */
const NEVER = 64
/** And with one that goes on with a statement, or that a comment above it speaks of. */
const WITHIN = 24
/** And with each level that a line stands deeper than the least of its code, up to three. */
const LEVEL = 12

/** A line after which a block is open, whatever stands below it. */
const OPENS = /(?:[{([:]|=>|\b(?:do|then|begin|else|try|repeat))\s*(?:(?:\/\/|#\s).*)?$/
/** A line that ends a block, or that goes on with what the block above it began. */
const CLOSES =
  /^(?:[)\]}]|<\/|(?:end|fi|done|esac|else|elif|elsif|elseif|except|catch|finally|rescue|ensure|until)\b)/
/** A comment, or what else is written over a definition. */
const COMMENTS = /^(?:\/\*|\*(?:[\s*/]|$)|\/\/|#(?:[\s!#[]|$)|--(?:\s|$)|;|%|<!--|"""|'''|@\w)/
const DEFINES =
  /^(?:(?:export|default|public|private|protected|internal|static|final|abstract|async|pub|override|virtual|inline|unsafe|extern|declare)\b|(?:class|interface|struct|enum|trait|impl|module|namespace|package|def|fun|func|fn|function|sub|type|create|select|insert|alter)\b|\w+\s*\(\)\s*\{|[$❯➜]\s)/i
const GOES_ON = /(?:[,\\+*/|&.?<]|[^=<>!]=)$/
const CONTINUES = /^(?:\.\w|\?\.|&&|\|\||\||[+*/?:]\s)/

/** What it costs to begin a slide with each line of code; a blank line begins none. */
export function codeBreaks(lines: readonly string[]): readonly number[] {
  const depths = depthsOf(lines)
  let above = -1
  return lines.map((line, i) => {
    if (line.trim() === '') return NEVER
    const before = above
    above = i
    if (before < 0) return 0
    const depth = depths[i] ?? 0
    if (depth > (depths[before] ?? 0)) return NEVER
    return breakCost(line.trim(), (lines[before] ?? '').trim(), i - before > 1, depth)
  })
}

/** A block is whole where it can be: code is divided where it stands least deep, at blank lines first. */
function breakCost(line: string, above: string, blank: boolean, depth: number): number {
  if (OPENS.test(above) || CLOSES.test(line)) return NEVER
  if (!blank && COMMENTS.test(above)) return WITHIN
  if (!blank && (GOES_ON.test(above) || CONTINUES.test(line))) return WITHIN
  const level = LEVEL * Math.min(3, depth)
  const heads = DEFINES.test(line) || COMMENTS.test(line)
  if (blank) return level + (heads ? 0 : 1)
  return level + (heads || CLOSES.test(above) ? 2 : 3)
}

/** How deep each line stands, as the place of its indentation among all that the code has. */
function depthsOf(lines: readonly string[]): readonly number[] {
  const indents = lines.map((line) => /^\s*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0)
  const filled = indents.filter((_, i) => lines[i]?.trim() !== '')
  const levels = [...new Set(filled)].toSorted((one, other) => one - other)
  const rank = new Map(levels.map((indent, depth) => [indent, depth]))
  return indents.map((indent) => rank.get(indent) ?? 0)
}
