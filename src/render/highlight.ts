import { createRequire } from 'node:module'
import { createCssVariablesTheme, createHighlighterCoreSync } from 'shiki/core'
import { createOnigurumaEngine } from 'shiki/engine/oniguruma'
import { bundledLanguagesInfo } from 'shiki/langs'
import { remembered } from './remembered.js'

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

const load = (id: string): void => {
  if (highlighter.getLoadedLanguages().includes(id)) return
  highlighter.loadLanguageSync(require(`shiki/langs/${id}.mjs`).default)
}

/** The lines that a fence's `{2,4-6}` names, from 1; none past `last`. */
const markedLines = (attributes: string, last: number): ReadonlySet<number> => {
  const ranges = /\{([\d,\s-]+)\}/.exec(attributes)?.[1]?.split(',') ?? []
  const lines = ranges.flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number)
    const length = Math.min(to, last) - from + 1
    return Array.from({ length: Math.max(0, length) }, (_, k) => from + k)
  })
  return new Set(lines)
}

/**
 * Code as HTML with its tokens coloured, or `''` where the language is not known: markdown-it then
 * writes plain text. Has no time limit, which would make the result depend on the machine.
 *
 * @param attributes what follows the language in a fence's first line
 */
export const highlight = remembered(
  (code: string, language: string, attributes: string) => `${language} ${attributes}\n${code}`,
  (code, language, attributes) => {
    const id = idOf.get(language.toLowerCase())
    if (id === undefined) return ''
    load(id)
    const text = code.replace(/\n$/, '')
    const marked = markedLines(attributes, text.split('\n').length)
    return highlighter.codeToHtml(text, {
      lang: id,
      theme: 'marp-shiki',
      tabindex: false,
      tokenizeTimeLimit: 0,
      tokenizeMaxLineLength: longestLine,
      transformers: [
        {
          line(node, line) {
            if (marked.has(line)) this.addClassToHast(node, 'highlighted')
          },
        },
      ],
    })
  },
)
