import type { Range } from '../diagnostic.js'
import type { Section } from '../outline/section.js'
import { rangeOf } from '../parse/prose.js'
import { type Told, unfold } from './unfold.js'

/** `deck: skip` before a heading leaves its section out. */
export function isSkipped(section: Section): boolean {
  if (!section.title) return false
  return section.blocks.some(
    (block) =>
      block.kind === 'directive' &&
      block.name === 'skip' &&
      block.range.start < section.range.start,
  )
}

/** Everything that the author said to leave out. */
export function skippedRanges(sections: readonly Section[]): readonly Range[] {
  return sections.flatMap((section) => {
    if (isSkipped(section)) return [section.range]
    const own = unfold(section.blocks).told.filter(({ said }) => said.mode === 'skip')
    return [...own.flatMap(rangesOf), ...skippedRanges(section.children)]
  })
}

function rangesOf({ block, callouts }: Told): readonly Range[] {
  const titles = callouts.flatMap((callout) => ('title' in callout ? [rangeOf(callout.title)] : []))
  return [block.range, ...titles]
}
