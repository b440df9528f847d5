/**
 * A pure function that keeps what it gave last for each object that comes first, as long as that
 * object lives: a preview composes a note again of which all but a section is the same objects as
 * before. It computes anew where the other arguments are not alike.
 */
export function memoized<Of extends object, Rest extends readonly unknown[], Result>(
  compute: (of: Of, ...rest: Rest) => Result,
): (of: Of, ...rest: Rest) => Result {
  const known = new WeakMap<Of, { readonly rest: Rest; readonly result: Result }>()
  // As a callback it gets arguments that it does not take.
  const taken = compute.length - 1
  return (of, ...all) => {
    const last = known.get(of)
    if (last && areAlike(last.rest, all, Math.min(taken, all.length))) return last.result
    const rest = all.length > taken ? (all.slice(0, taken) as unknown as Rest) : all
    const result = compute(of, ...rest)
    known.set(of, { rest, result })
    return result
  }
}

/** Lists of one length, side by side. */
type Columns<Row extends readonly unknown[]> = { readonly [At in keyof Row]: readonly Row[At][] }

/**
 * A pure function over lists of one length, a call for each row of them, which keeps what it gave
 * for the lists before: rows at either end that are as they were are not even looked up. It computes
 * anew where the other arguments are not alike.
 */
export function mapped<
  Row extends readonly [unknown, ...unknown[]],
  Rest extends readonly unknown[],
  Result,
>(
  compute: (row: Row, ...rest: Rest) => Result,
): (columns: Columns<Row>, ...rest: Rest) => readonly Result[] {
  let last: { columns: Columns<Row>; rest: Rest; results: readonly Result[] } | undefined
  return (columns, ...rest) => {
    const { length } = columns[0]
    const before = last && areAlike(last.rest, rest, rest.length) ? last : undefined
    const [head, tail] = before ? endsAlike(before.columns, columns) : [0, 0]
    const results = before?.results.slice(0, head) ?? []
    for (let at = head; at < length - tail; at += 1) {
      results.push(compute(columns.map((column) => column[at]) as unknown as Row, ...rest))
    }
    const kept = before && tail > 0 ? results.concat(before.results.slice(-tail)) : results
    last = { columns, rest, results: kept }
    return kept
  }
}

/** How many rows at the beginning of two tables are alike, and how many of the others at the end. */
export function endsAlike(
  some: readonly (readonly unknown[])[],
  others: readonly (readonly unknown[])[],
): readonly [head: number, tail: number] {
  const ends = some[0]?.length ?? 0
  const otherEnds = others[0]?.length ?? 0
  const most = Math.min(ends, otherEnds)
  let head = 0
  while (head < most && isSameRow(some, head, others, head)) head += 1
  let tail = 0
  while (tail < most - head && isSameRow(some, ends - 1 - tail, others, otherEnds - 1 - tail))
    tail += 1
  return [head, tail]
}

/** A row of a long table is looked at without anything made for it. */
function isSameRow(
  some: readonly (readonly unknown[])[],
  at: number,
  others: readonly (readonly unknown[])[],
  otherAt: number,
): boolean {
  for (let i = 0; i < some.length; i += 1)
    if (!isAlike(some[i]?.[at], others[i]?.[otherAt])) return false
  return true
}

/** Identical, or arrays or plain objects whose entries are alike. */
function isAlike(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false
  if (Array.isArray(one)) return Array.isArray(other) && areAlike(one, other, other.length)
  if (!isPlain(one) || !isPlain(other)) return false
  for (const key in one)
    if (!Object.hasOwn(other, key) || !isAlike(one[key], other[key])) return false
  for (const key in other) if (!Object.hasOwn(one, key)) return false
  return true
}

/** Whether some values are like the first of others, so many. */
function areAlike(some: readonly unknown[], others: readonly unknown[], count: number): boolean {
  if (some.length !== count) return false
  for (let i = 0; i < count; i += 1) if (!isAlike(some[i], others[i])) return false
  return true
}

function isPlain(value: object): value is Record<string, unknown> {
  return Object.getPrototypeOf(value) === Object.prototype
}
