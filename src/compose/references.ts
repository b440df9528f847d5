import { flatMapped, mapped, memoized } from '../memoized.js'
import type { Outline, Section } from '../outline/section.js'
import { wordsOf } from '../parse/block.js'
import type { Document } from '../parse/parse.js'
import { type Inline, type Prose, prose } from '../parse/prose.js'
import type { Lang } from '../parse/script.js'
import { isApparatus } from './apparatus.js'
import { framed, point } from './framed.js'
import { isFurniture } from './furniture.js'
import { labelsOf } from './labels.js'
import type { Slide } from './slide.js'
import { BUDGET, breadth, weight } from './weight.js'

/** Fewer links need no slide. */
const ENOUGH = 4

/** The links that the note cites, where it cites enough and has no such section itself. */
export function endSlide(
  { blocks }: Document,
  { title, sections }: Pick<Outline, 'sections'> & { readonly title: Prose | undefined },
  lang: Lang,
): readonly Slide[] {
  const last = sections.at(-1)?.title?.text ?? ''
  if (isApparatus(last) || holdsLinksOn([sections]).includes(true)) return []
  const seen = new Set<string>()
  const links = [...leadingOut(title ? [title] : []), ...linksOfAll([sections])].filter(
    ({ url }) => !seen.has(url) && seen.add(url),
  )
  if (links.length < ENOUGH) return []
  const items = held(links).map(({ text }) => point(text, 'references'))
  const titleLabel = labelsOf(lang).references
  const at = blocks.at(-1)?.range.end ?? 0
  return framed(items, { layout: 'end', titleLabel, seconds: 10, ordered: false, at })
}

/** The lines that one slide holds, and how wide one is, in em. */
const SLIDE = { lines: 9, line: 33 } as const

/** The first links, as many as one slide holds. */
function held(links: readonly Link[]): readonly Link[] {
  let lines = 0
  const end = links.findIndex(({ text }) => {
    lines += Math.ceil(breadth(text.text) / SLIDE.line)
    return lines > SLIDE.lines
  })
  return links.slice(0, Math.min(end < 0 ? links.length : end, BUDGET.pointsCap))
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

/** Whether the note has a section of such links itself. */
const holdsLinks: (section: Section) => boolean = memoized((section: Section): boolean => {
  const { title, children } = section
  return (
    (isApparatus(title?.text ?? '') && linksOf(section).length >= ENOUGH) ||
    children.some(holdsLinks)
  )
})

const holdsLinksOn = mapped(([section]: [Section]) => holdsLinks(section))

/** Links that lead out of the note, and have words. */
function leadingOut(words: readonly Prose[]): readonly Link[] {
  return words
    .flatMap(({ inlines }) => linksIn(inlines))
    .filter(
      ({ url, text }) =>
        /^https?:/.test(url) && weight(text.text) >= 2 && !SAYS_NOTHING.test(text.text),
    )
}

/** The words of a link that only its sentence gives a meaning to. */
const SAYS_NOTHING =
  /^(?:(?:请)?(?:点击|點擊)?(?:这里|這裡|这儿|此处|此處|这篇文章|链接|連結|原文|下载|官网|传送门)(?:链接)?|(?:click )?(?:here|this|that|link|source|see|more|read more|this (?:article|post|page|link|one|repo|video|paper))|こちら|ここ|여기|링크)$/iu

function linksIn(inlines: readonly Inline[]): readonly Link[] {
  return inlines.flatMap((node) =>
    node.type === 'link'
      ? [{ url: node.url, text: prose([node]) }]
      : 'children' in node
        ? linksIn(node.children)
        : [],
  )
}
