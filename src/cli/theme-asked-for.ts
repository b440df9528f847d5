import { loadTheme, type ThemeFile } from '../load/theme.js'
import { UsageError } from './usage-error.js'

/** The theme that `--theme` names, or our own; throws a UsageError where there is none. */
export async function themeAskedFor(nameOrFile: string | undefined): Promise<ThemeFile> {
  const { theme, diagnostics } = await loadTheme(nameOrFile)
  if (theme) return theme
  throw new UsageError(diagnostics.map(({ message }) => message).join('\n'))
}
