/** A front matter block as it stands in the text, before anything is made of it. */
export interface MatterBlock {
  /** The language as written after the opening fence, or what the fence implies. */
  readonly language: string
  readonly delimiter: '---' | '+++' | ';;;'
  /** Hexo lets the opening fence be left out. */
  readonly bare: boolean
  /** What stands between the fences. */
  readonly inner: string
  /** Offset of what stands between the fences. */
  readonly innerStart: number
  /** Offset of the first character after the closing fence's line. */
  readonly bodyStart: number
  readonly closed: boolean
}

const OPEN = /^(?:---[ \t]*([a-z]*)|(\+\+\+)|(;;;))[ \t]*(?:\r\n|\n|\r)/i
const LANGUAGES = /^(?:ya?ml|toml|json|js|javascript|coffee|coffeescript|cson)?$/i
const CLOSE = {
  '---': /^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$(?![\s\S]))/m,
  '+++': /^\+\+\+[ \t]*(?:\r\n|\n|\r|$(?![\s\S]))/m,
  ';;;': /^;;;[ \t]*(?:\r\n|\n|\r|$(?![\s\S]))/m,
}
/** Lines of YAML that hold no prose: keys, items, what is indented, comments. */
const BARE =
  /^(?:(?:\w[\w-]*[ \t]*:(?=[ \t\r\n])|[ \t]*-(?=[ \t\r\n])|[ \t]*#|[ \t]+\S)[^\r\n]*(?:\r\n|\n|\r))+/
const BARE_CLOSE = /^---[ \t]*(?:\r\n|\n|\r|$)/
const BARE_KEY = /^(?:title|date)[ \t]*:/im

/** The block at the head of a text that has the shape of front matter, fence to fence. */
export function findMatterBlock(text: string): MatterBlock | undefined {
  const open = OPEN.exec(text)
  if (!open) return findBare(text)
  const [line, word = '', plus, semicolons] = open
  if (!LANGUAGES.test(word)) return undefined
  const delimiter = plus ? '+++' : semicolons ? ';;;' : '---'
  const language = plus ? 'toml' : semicolons ? 'json' : word || 'yaml'
  const rest = text.slice(line.length)
  const close = CLOSE[delimiter].exec(rest)
  const block = { language, delimiter, bare: false, innerStart: line.length } as const
  if (!close) return { ...block, inner: rest, bodyStart: 0, closed: false }
  const bodyStart = line.length + close.index + close[0].length
  return { ...block, inner: rest.slice(0, close.index), bodyStart, closed: true }
}

/** `title: x` and so on up to `---`, which CommonMark would read as a heading. */
function findBare(text: string): MatterBlock | undefined {
  const inner = BARE.exec(text)?.[0]
  if (!inner || !/^\w/.test(inner) || !BARE_KEY.test(inner)) return undefined
  const close = BARE_CLOSE.exec(text.slice(inner.length))
  if (!close) return undefined
  const bodyStart = inner.length + close[0].length
  return {
    language: 'yaml',
    delimiter: '---',
    bare: true,
    inner,
    innerStart: 0,
    bodyStart,
    closed: true,
  }
}
