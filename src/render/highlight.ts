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

/**
 * Code as HTML with its tokens coloured, or `''` where the language is not known: markdown-it then
 * writes plain text. Has no time limit, which would make the result depend on the machine.
 */
export const highlight = remembered(
  (code: string, language: string) => `${language}\n${code}`,
  (code, language) => {
    const id = idOf.get(language.toLowerCase())
    if (id === undefined) return ''
    load(id)
    return highlighter.codeToHtml(code.replace(/\n$/, ''), {
      lang: id,
      theme: 'marp-shiki',
      tabindex: false,
      tokenizeTimeLimit: 0,
      tokenizeMaxLineLength: longestLine,
    })
  },
)
