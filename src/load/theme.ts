import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Diagnostic } from '../diagnostic.js'
import { adapted, isForeign } from './foreign-theme.js'
import { marpTheme } from './marp-themes.js'

export interface ThemeFile {
  /** As the `@theme` comment of the CSS says it, which Marp knows the theme by. */
  readonly name: string
  readonly css: string
  /** What a browser measured of a theme that states no type scale, by our custom properties. */
  readonly sizes?: ThemeSizes
}

export type ThemeSizes = Readonly<Record<string, number>>

export interface LoadedTheme {
  readonly theme?: ThemeFile
  readonly diagnostics: readonly Diagnostic[]
}

const THEMES = new URL('../../themes/', import.meta.url)
const NAME = /\/\*[^*]*?@theme\s+([\w-]+)/

/** Loads a theme of the package's or of Marp's by its name, or any by the path of its CSS file. */
export async function loadTheme(nameOrFile = 'notedeck'): Promise<LoadedTheme> {
  const isFile = extname(nameOrFile).toLowerCase() === '.css'
  if (!isFile && !/^[\w-]+$/.test(nameOrFile)) return missing(nameOrFile)
  const file = isFile ? nameOrFile : fileURLToPath(new URL(`${nameOrFile}.css`, THEMES))
  const own = textOf(file)
  const css = own ?? (isFile ? undefined : await marpTheme(nameOrFile))
  if (css === undefined) return missing(nameOrFile)
  const name = NAME.exec(css)?.[1]
  if (!name) return nameless(nameOrFile)
  return { theme: { name, css: isForeign(css) ? adapted(css) : css }, diagnostics: [] }
}

/** Read at once: a preview asks for it at every save. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function missing(found: string): LoadedTheme {
  const expected =
    "expected a theme (`notedeck`, `folio`, `poster`, Marp's `default`, `gaia`, `uncover`, or the path of a CSS file)"
  return fault('theme-missing', `${expected}, found none at \`${found}\`: check its name`)
}

function nameless(found: string): LoadedTheme {
  const expected = `expected a comment \`/* @theme NAME */\` in \`${found}\``
  return fault('theme-nameless', `${expected}, found none: add it at the top, as Marp asks`)
}

function fault(code: string, message: string): LoadedTheme {
  return { diagnostics: [{ code, severity: 'error', message, range: { start: 0, end: 0 } }] }
}
