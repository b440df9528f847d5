import { isForeign } from '../load/foreign-theme.js'
import type { ThemeFile } from '../load/theme.js'
import { RenderFault } from '../render/fault.js'

/** A theme with what a browser measures of it, where it states no type scale and there is a browser. */
export async function withSizes(theme: ThemeFile, browser?: string): Promise<ThemeFile> {
  if (theme.sizes || !isForeign(theme.css)) return theme
  const { measureTheme } = await import('../render/measure-theme.js')
  try {
    return { ...theme, sizes: await measureTheme(theme, browser) }
  } catch (error) {
    // Without a browser the theme is taken to be as large as ours.
    if (error instanceof RenderFault) return theme
    throw error
  }
}
