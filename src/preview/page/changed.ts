import type { Kept, PageSlide } from '../protocol.js'

/** The slides that a page has once it got `changes` of those before. */
export function changed(
  before: readonly PageSlide[],
  changes: readonly (PageSlide | Kept)[],
): readonly PageSlide[] {
  return changes.flatMap((one) => ('key' in one ? [one] : before.slice(one[0], one[0] + one[1])))
}
