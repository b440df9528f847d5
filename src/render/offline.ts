import { offlineValue, unescapeCss } from '../load/offline-value.js'

/** What this plugin needs of PostCSS's tree. */
interface Root {
  walkDecls(visit: (declaration: { value: string }) => void): void
  walkAtRules(visit: (rule: { readonly name: string; remove(): void }) => void): void
}

/**
 * PostCSS plugin: no stylesheet of a deck fetches anything. It walks in `Once`, because a visitor
 * sets PostCSS to visiting again what Marp Core's own visitor changes, without end.
 */
export const offlineCss = Object.assign(
  () => ({
    postcssPlugin: 'notedeck-offline',
    Once(root: Root) {
      root.walkDecls((declaration) => {
        const value = offlineValue(declaration.value)
        if (value !== declaration.value) declaration.value = value
      })
      root.walkAtRules((rule) => {
        if (/^import$/i.test(unescapeCss(rule.name))) rule.remove()
      })
    },
  }),
  { postcss: true as const },
)

type AttributeFilter = (value: string) => string
type AllowList = Readonly<
  Record<string, readonly string[] | Readonly<Record<string, boolean | AttributeFilter>>>
>

const embeddedPicture: AttributeFilter = (value) => (isEmbeddedPicture(value) ? value.trim() : '')

/** Whether a URL is a picture that lies in the page itself. */
export const isEmbeddedPicture = (url: string): boolean => /^\s*data:image\//i.test(url)

/** Marp's allowlist of HTML with every attribute that would be fetched narrowed to pictures in it. */
export const offlineHtml = (allow: AllowList): AllowList => {
  const narrow = (attributes: AllowList[string]): AllowList[string] => {
    if (Array.isArray(attributes)) return attributes
    const kept = Object.entries(attributes).filter(([name]) => name !== 'srcset')
    return Object.fromEntries(
      kept.map(([name, rule]) => [
        name,
        name === 'src' || name === 'poster' ? embeddedPicture : rule,
      ]),
    )
  }
  return Object.fromEntries(Object.entries(allow).map(([tag, rules]) => [tag, narrow(rules)]))
}
