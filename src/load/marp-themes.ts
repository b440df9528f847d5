/** Marp's own themes, which any Marp knows by name. */
export const MARP_THEMES: ReadonlySet<string> = new Set(['default', 'gaia', 'uncover'])

/** The CSS of a theme of Marp's own; undefined where it has none of that name. */
export async function marpTheme(name: string): Promise<string | undefined> {
  if (!MARP_THEMES.has(name)) return undefined
  const { Marp } = await import('@marp-team/marp-core')
  const css = new Marp().themeSet.get(name)?.css
  return css && `/* @theme ${name} */\n${css.replace(/@theme\s+[\w-]+/g, '')}`
}
