import { flatMapped, memoized } from '../memoized.js'
import type { Outline, Section } from '../outline/section.js'
import { wordsOf } from '../parse/block.js'
import type { Document } from '../parse/parse.js'
import { type Inline, type Prose, prose } from '../parse/prose.js'
import type { Lang } from '../parse/script.js'
import type { Part } from './compose.js'
import { framed, point } from './framed.js'
import { isFurniture } from './furniture.js'
import { labelsOf } from './labels.js'
import { languageOf } from './language.js'
import type { Slide } from './slide.js'
import { weight } from './weight.js'

/** The links that the note cites, where it cites enough and has no such section itself. */
export function endSlide(
  { blocks }: Document,
  { title, sections }: Pick<Outline, 'sections'> & { readonly title: Prose | undefined },
  parts: readonly Part[],
  lang: Lang,
): readonly Slide[] {
  const { apparatus } = languageOf(lang)
  const last = parts.at(-1)?.section.title?.text ?? ''
  if (apparatus.test(last)) return []
  const seen = new Set<string>()
  const links = [...leadingOut(title ? [title] : []), ...linksOfAll([sections])].filter(
    ({ url }) => !seen.has(url) && seen.add(url),
  )
  if (links.length < 4) return []
  const items = links.slice(0, 8).map(({ text }) => point(text, 'references'))
  const titleLabel = labelsOf(lang).references
  const at = blocks.at(-1)?.range.end ?? 0
  return framed(items, { layout: 'end', titleLabel, seconds: 10, ordered: false, at })
}

interface Link {
  readonly url: string
  readonly text: Prose
}

/** The links of a section, and of those that it holds. */
const linksOf = memoized(({ title, blocks, children }: Section): readonly Link[] => [
  ...leadingOut([
    ...(title ? [title] : []),
    ...blocks.filter((block) => !isFurniture(block)).flatMap(wordsOf),
  ]),
  ...children.flatMap((child) => linksOf(child)),
])

const linksOfAll = flatMapped(([section]: [Section]) => linksOf(section))

/** Links that lead out of the note, and have words. */
function leadingOut(words: readonly Prose[]): readonly Link[] {
  return words
    .flatMap(({ inlines }) => linksIn(inlines))
    .filter(({ url, text }) => /^https?:/.test(url) && weight(text.text) >= 2)
}

function linksIn(inlines: readonly Inline[]): readonly Link[] {
  return inlines.flatMap((node) =>
    node.type === 'link'
      ? [{ url: node.url, text: prose([node]) }]
      : 'children' in node
        ? linksIn(node.children)
        : [],
  )
}
