import { concatenated, inRuns, mapped, memoized } from '../memoized.js'
import type { Block, Heading } from '../parse/block.js'
import { type Prose, unmarked } from '../parse/prose.js'
import { pseudoHeadings } from './pseudo-headings.js'
import type { Outline, Section } from './section.js'

/** A heading and the blocks up to the next one; what stands before the first has none. */
type Run = readonly Block[]

/** Makes the section tree of a note, whatever levels its headings skip. */
export function outline(blocks: readonly Block[]): Outline {
  const runs = hoisted(runsOf(pseudoHeadings(blocks)))
  const opening = headingOf(runs[0]) ? [] : (runs[0] ?? [])
  const headed = headingOf(runs[0]) ? runs : runs.slice(1)
  const only = headingOf(headed[0])
  if (!only || !isAlone(headed) || !isTitle(only, headed, opening))
    return leveled(joined(openingOf(opening, headed), sections(headed, 0)))
  const [first = [], ...inner] = headed
  const top = [...opening, ...first.slice(1)]
  return { title: nameOf(only), ...leveled(joined(openingOf(top, inner), sections(inner, 0))) }
}

const joined = concatenated<Section>()

const runsOf = inRuns((block: Block) => block.kind === 'heading')

function headingOf(run: Run | undefined): Heading | undefined {
  const [first] = run ?? []
  return first?.kind === 'heading' ? first : undefined
}

function leveled(all: readonly Section[]): Pick<Outline, 'sections' | 'slideLevel'> {
  return { sections: all, slideLevel: levelOf(all) }
}

function levelOf(sections: readonly Section[]): number {
  return Math.min(...levelsOf([sections]))
}

const levelsOf = mapped(([{ title, depth, blocks, children }]: [Section]): number =>
  title !== undefined && !blocks.every(isSilent) ? depth : levelOf(children),
)

/** Whether all headings stand under the first. */
function isAlone(runs: readonly Run[]): boolean {
  const [first = 0, ...others] = depthsOf([runs])
  return others.every((depth) => depth > first)
}

/** A lone first heading is the talk's title where it holds subsections or begins the note. */
function isTitle({ depth }: Heading, runs: readonly Run[], opening: Run): boolean {
  return runs.length > 1 || (opening.every(isSilent) && depth === 1)
}

function isSilent(block: Block): boolean {
  return block.kind === 'markup' || block.kind === 'directive'
}

/** A directive right before a heading speaks of that heading's section. */
function hoisted(runs: readonly Run[]): readonly Run[] {
  const counts = trailing([runs])
  if (!counts.some((count) => count > 0)) return runs
  return runs.map((run, i) => {
    const moved = counts[i - 1] ? (runs[i - 1] ?? []).slice(-(counts[i - 1] ?? 0)) : []
    const left = i < runs.length - 1 ? (counts[i] ?? 0) : 0
    if (moved.length + left === 0) return run
    const at = headingOf(run) ? 1 : 0
    return [...run.slice(0, at), ...moved, ...run.slice(at, run.length - left)]
  })
}

/** How many directives end a run. */
const trailing = mapped(
  ([run]: [Run]) => run.length - 1 - run.findLastIndex(({ kind }) => kind !== 'directive'),
)

/** What stands before the first heading is a section without a title; markup alone is none. */
function openingOf(blocks: Run, others: readonly Run[]): readonly Section[] {
  if (blocks.every(({ kind }) => kind === 'markup') && others.length > 0) return []
  const first = blocks[0]?.range.start ?? 0
  const range = { start: first, end: blocks.at(-1)?.range.end ?? first }
  return [{ depth: 0, blocks, children: [], range }]
}

const depthsOf = mapped(([run]: [Run]) => headingOf(run)?.depth ?? 0)

const none: readonly Run[] = []

/** Each run that no deeper one holds, with those that it holds. */
function sections(runs: readonly Run[], depth: number): readonly Section[] {
  const starts: number[] = []
  let level = Number.POSITIVE_INFINITY
  depthsOf([runs]).forEach((own, i) => {
    if (own > level) return
    starts.push(i)
    level = own
  })
  // The same list where it can be: then the next need not compare it.
  const isFlat = starts.length === runs.length
  const first = isFlat ? runs : starts.map((start) => runs[start] as Run)
  const held = starts.map((start, i) => {
    const end = starts[i + 1] ?? runs.length
    return end === start + 1 ? none : runs.slice(start + 1, end)
  })
  return sectionsOf([first, held], depth)
}

const sectionsOf = mapped(([run, held]: [Run, readonly Run[]], depth: number): Section => {
  const [heading, ...blocks] = run
  return sectionOf(heading as Heading, blocks, sections(held, depth + 1), depth)
})

const sectionOf = memoized(
  (
    heading: Heading,
    blocks: readonly Block[],
    children: readonly Section[],
    depth: number,
  ): Section => {
    const { start, end: own } = heading.range
    const end = children.at(-1)?.range.end ?? blocks.at(-1)?.range.end ?? own
    return { title: nameOf(heading), depth, blocks, children, range: { start, end } }
  },
)

/** Headings are bold as they are; in an agenda a bold one would be where one is. */
function nameOf({ prose }: Heading): Prose {
  return prose.strong.length > 0 ? unmarked(prose) : prose
}
