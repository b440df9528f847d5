import { createRequire } from 'node:module'
import {
  createCssVariablesTheme,
  createHighlighterCoreSync,
  getTokenStyleObject,
  stringifyTokenStyle,
  type ThemedToken,
} from 'shiki/core'
import { createOnigurumaEngine } from 'shiki/engine/oniguruma'
import { bundledLanguagesInfo } from 'shiki/langs'
import { readSession, type SessionLine } from '../parse/shell-session.js'

const require = createRequire(import.meta.url)

/** Colours are CSS variables, under the names that Marp Core gives them. */
const theme = createCssVariablesTheme({ name: 'marp-shiki', variablePrefix: '--marp-shiki-' })

/**
 * Marp Core's own plugin translates each grammar to JavaScript expressions, which took 4 s on a
 * deck of Java; these are the same grammars on the machine that they are written for.
 */
const highlighter = createHighlighterCoreSync({
  themes: [theme],
  langs: [],
  engine: await createOnigurumaEngine(import('shiki/wasm')),
})

const idOf = new Map(
  bundledLanguagesInfo.flatMap(({ id, aliases = [] }) =>
    [id, ...aliases].map((name) => [name, id]),
  ),
)

/** What one line may hold before it is left plain, in characters; a minified file is one line. */
const longestLine = 2000

/** A run of code in one style; without one it has the block's own. */
export interface CodeToken {
  readonly text: string
  readonly style?: string
  readonly class?: string
}

/** A line of code, and how it stands out. */
export interface CodeLine {
  readonly tokens: readonly CodeToken[]
  readonly class?: string
}

const plain = (text: string): readonly CodeToken[] => (text === '' ? [] : [{ text }])

const plainLines = (code: string): readonly CodeLine[] =>
  code.split('\n').map((line) => ({ tokens: plain(line) }))

/**
 * The lines of code with their tokens' colours; plain where the language is not known. Has no time
 * limit, which would make the result depend on the machine.
 *
 * @param diffOf the language that a diff is of, where it says so
 */
export const codeLines = (code: string, lang: string, diffOf = ''): readonly CodeLine[] => {
  const session = readSession(code, lang)
  if (session) return session.map(sessionLine)
  if (lang === 'diff' || lang === 'patch') return diffLines(code, diffOf)
  return colouredLines(code, lang)
}

const colouredLines = (code: string, lang: string): readonly CodeLine[] => {
  const id = idOf.get(lang)
  if (id === undefined) return plainLines(code)
  try {
    if (!highlighter.getLoadedLanguages().includes(id))
      highlighter.loadLanguageSync(require(`shiki/langs/${id}.mjs`).default)
    return tokensOf(code, id)
  } catch {
    // A grammar that fails leaves plain text, as an unknown language does.
    return plainLines(code)
  }
}

const tokensOf = (code: string, lang: string): readonly CodeLine[] => {
  const lines = highlighter.codeToTokensBase(code, {
    lang,
    theme: 'marp-shiki',
    tokenizeTimeLimit: 0,
    tokenizeMaxLineLength: longestLine,
  })
  return lines.map((tokens) => ({ tokens: merged(tokens) }))
}

/** What has the block's own colour needs no mark, and a space takes none from the word behind it. */
const merged = (tokens: readonly ThemedToken[]): readonly CodeToken[] => {
  const out: CodeToken[] = []
  let space = ''
  for (const token of tokens) {
    const blank = token.content.trim() === '' && token !== tokens.at(-1)
    if (!blank) out.push({ text: space + token.content, ...styleOf(token) })
    space = blank ? space + token.content : ''
  }
  return out
}

const styleOf = (token: ThemedToken): Pick<CodeToken, 'style'> => {
  const style = stringifyTokenStyle(getTokenStyleObject(token))
  return style === 'color:var(--marp-shiki-foreground)' ? {} : { style }
}

/** What was typed is coloured, its prompt is quiet, and what came out is plain. */
const sessionLine = ({ prompt, text, lang }: SessionLine): CodeLine => {
  if (lang === '') return { tokens: plain(text), class: 'output' }
  const [typed] = colouredLines(text, lang)
  return { tokens: [{ text: prompt, class: 'prompt' }, ...(typed?.tokens ?? [])] }
}

const CHANGES: Readonly<Record<string, string>> = { '+': 'diff add', '-': 'diff remove' }

/** What a change adds and takes away; in the colours of the language that it is of, where known. */
const diffLines = (code: string, diffOf: string): readonly CodeLine[] => {
  const lines = code.split('\n')
  const isHead = (at: number): boolean =>
    /^(?:@@|diff |index )/.test(lines[at] ?? '') ||
    (/^--- /.test(lines[at] ?? '') && /^\+\+\+ /.test(lines[at + 1] ?? '')) ||
    (/^\+\+\+ /.test(lines[at] ?? '') && /^--- /.test(lines[at - 1] ?? ''))
  const bare = lines.map((line, i) => (isHead(i) ? '' : line.slice(1))).join('\n')
  const inner = idOf.has(diffOf) ? colouredLines(bare, diffOf) : undefined
  const outer = inner ? [] : colouredLines(code, 'diff')
  return lines.map((line, i) => {
    if (isHead(i)) return { tokens: plain(line), class: 'output' }
    const change = CHANGES[line[0] ?? '']
    const tokens = inner
      ? [...plain(line.slice(0, 1)), ...(inner[i]?.tokens ?? [])]
      : (outer[i]?.tokens ?? plain(line))
    return { tokens, ...(change && { class: change }) }
  })
}
