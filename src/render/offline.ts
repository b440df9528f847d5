/** A CSS function that fetches; what `url(` and its kin may hold without doing so is let pass. */
const fetching =
  /(?<![\w-])(?:url|src|image|(?:-webkit-)?(?:image-set|cross-fade))\((?!\s*["']?(?:data:|#))[^)]*\)/gi

/** `\75 rl(` is `url(` to a browser. */
const unescapeCss = (value: string): string =>
  value.replace(/\\(?:([0-9a-f]{1,6})\s?|(.))/gi, (_, hex?: string, char?: string) => {
    const point = Number.parseInt(hex ?? '', 16)
    return hex ? String.fromCodePoint(point <= 0x10ffff ? point : 0xfffd) : (char ?? '')
  })

/** A CSS value with everything that would be fetched replaced by `none`. */
export const offlineValue = (value: string): string => {
  const plain = value.replace(fetching, 'none')
  if (!plain.includes('\\')) return plain
  const unescaped = unescapeCss(plain)
  return unescaped.replace(fetching, 'none') === unescaped ? plain : 'none'
}

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
