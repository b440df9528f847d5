/** A CSS function that fetches; `url(` that does so without is let pass. */
const FETCHING = /(?<![\w-])url\((?!\s*["']?(?:data:|#))[^)]*\)?/gi
/** Functions that may name several addresses, of which the first says nothing of the others. */
const GATHERING = /(?<![\w-])(?:src|image|(?:-webkit-)?(?:image-set|cross-fade))\(/i

/** `\75 rl(` is `url(` to a browser. */
export function unescapeCss(value: string): string {
  return value.replace(/\\(?:([0-9a-f]{1,6})\s?|(.))/gi, (_, hex?: string, char?: string) => {
    const point = Number.parseInt(hex ?? '', 16)
    return hex ? String.fromCodePoint(point <= 0x10ffff ? point : 0xfffd) : (char ?? '')
  })
}

/** A CSS value with everything that would be fetched replaced by `none`. */
export function offlineValue(value: string): string {
  const plain = value.replace(FETCHING, 'none')
  const read = plain.includes('\\') ? unescapeCss(plain) : plain
  const bare = read.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, '')
  if (GATHERING.test(bare)) return 'none'
  return bare !== plain && bare.replace(FETCHING, 'none') !== bare ? 'none' : plain
}
