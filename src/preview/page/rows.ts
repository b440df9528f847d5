/** Elements of a row end at the same height, in CSS pixels, near enough. */
const near = 8

const bottomOf = (one: HTMLElement | undefined): number =>
  one ? one.offsetTop + one.offsetHeight : 0

/** The index of the element in the next row, or the one before, that stands nearest to one. */
export function besideInRows(
  elements: readonly HTMLElement[],
  index: number,
  rows: 1 | -1,
): number {
  const from = elements[index]
  if (!from) return index
  const further = elements.filter((one) => (bottomOf(one) - bottomOf(from)) * rows > near)
  const edge = bottomOf(further.at(rows > 0 ? 0 : -1))
  const row = further.filter((one) => Math.abs(bottomOf(one) - edge) < near)
  const aside = (one: HTMLElement) => Math.abs(one.offsetLeft - from.offsetLeft)
  const [best = from] = row.sort((a, b) => aside(a) - aside(b))
  return elements.indexOf(best)
}
