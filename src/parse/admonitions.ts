import type { Range } from '../diagnostic.js'

interface Admonished {
  /** Offsets stay as they were. */
  readonly text: string
  readonly starts: ReadonlySet<number>
}

/**
 * An admonition of mkdocs, `!!! note "Title"` over indented lines, is an item whose content is
 * indented as much: its mark becomes an item's of the same length. So is a tab, `=== "Title"`.
 */
const ADMONITION =
  /^([ \t]*)(!!!|\?\?\?\+?|===[!+]?(?=[ \t]+["']))(?=(?:[ \t]+[\w-]+(?:[ \t]+[\w-]+)*)?(?:[ \t]+(?:"[^"\r\n]*"|'[^'\r\n]*'))?[ \t]*\r?\n(?:[ \t]*\r?\n)*\1(?: {4}|\t)[ \t]*\S)/gm

/** Turns the admonitions of a text, but for those in its code, into items that begin at `starts`. */
export function asItems(text: string, codeIn: (text: string) => readonly Range[]): Admonished {
  const starts = new Set<number>()
  let masked = text
  // One within another is code until the other is an item.
  for (let count = -1; count < starts.size && masked.search(ADMONITION) >= 0; ) {
    count = starts.size
    const code = codeIn(masked)
    masked = masked.replace(
      ADMONITION,
      (whole: string, indent: string, mark: string, at: number) => {
        if (code.some((one) => one.start <= at && at < one.end)) return whole
        starts.add(at + indent.length)
        return `${indent}1)${mark.length > 3 ? ` \u200b` : ' '}`
      },
    )
  }
  return { text: masked, starts }
}
