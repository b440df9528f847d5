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

/**
 * Keeps a list that is made for an object: made again for it, items that are alike are the same objects
 * as before, by their ids.
 */
export function keptAlike<Item extends { readonly id: string }>(): (
  of: object,
  items: readonly Item[],
) => readonly Item[] {
  const known = new WeakMap<object, readonly Item[]>()
  return (of, items) => {
    const before = known.get(of) ?? []
    const kept = items.map(
      (item) => before.find((one) => one.id === item.id && isAlike(one, item)) ?? item,
    )
    known.set(of, kept)
    return kept
  }
}

/** Lists of one length, side by side. */
type Columns<Row extends readonly unknown[]> = { readonly [At in keyof Row]: readonly Row[At][] }

/** How many tables are kept of one function: a talk's own, and those of sections within sections. */
const keptTables = 4

/**
 * A pure function over lists of one length, a call for each row of them, which joins what it gave and
 * keeps it: rows at either end of a table that are as they were are copied as a whole, and not even
 * looked up. It computes anew where the other arguments are not alike.
 */
export function flatMapped<
  Row extends readonly [unknown, ...unknown[]],
  Rest extends readonly unknown[],
  Result,
>(
  compute: (row: Row, ...rest: Rest) => readonly Result[],
): (columns: Columns<Row>, ...rest: Rest) => readonly Result[] {
  let tables: readonly Table<Columns<Row>, Rest, Result>[] = []
  return (columns, ...rest) => {
    const { length } = columns[0]
    if (length === 0) return []
    const before = tables.find(
      (one) => areAlike(one.rest, rest, rest.length) && meets(one.columns, columns),
    )
    const [head, tail] = before ? endsAlike(before.columns, columns) : [0, 0]
    if (before && head === length && head === before.counts.length) return before.results
    const made = { columns, rest, ...between(before, head, tail, length, rowAt) }
    tables = [made, ...tables.filter((one) => one !== before)].slice(0, keptTables)
    return made.results

    function rowAt(at: number): readonly Result[] {
      return compute(columns.map((column) => column[at]) as unknown as Row, ...rest)
    }
  }
}

/** As `flatMapped`, with one result for each row. */
export function mapped<
  Row extends readonly [unknown, ...unknown[]],
  Rest extends readonly unknown[],
  Result,
>(
  compute: (row: Row, ...rest: Rest) => Result,
): (columns: Columns<Row>, ...rest: Rest) => readonly Result[] {
  return flatMapped((row: Row, ...rest: Rest) => [compute(row, ...rest)])
}

interface Table<Columns, Rest, Result> {
  readonly columns: Columns
  readonly rest: Rest
  readonly results: readonly Result[]
  /** How many results each row gave. */
  readonly counts: readonly number[]
}

/** The results of a table that begins and ends as one before. */
function between<Result>(
  before: Pick<Table<unknown, unknown, Result>, 'results' | 'counts'> | undefined,
  head: number,
  tail: number,
  length: number,
  rowAt: (at: number) => readonly Result[],
): Pick<Table<unknown, unknown, Result>, 'results' | 'counts'> {
  const own: Result[] = []
  const counts: number[] = []
  for (let at = head; at < length - tail; at += 1) {
    const made = rowAt(at)
    counts.push(made.length)
    for (const one of made) own.push(one)
  }
  if (!before) return { results: own, counts }
  const end = before.counts.length - tail
  const first = sumOf(before.counts, 0, head)
  const last = first + sumOf(before.counts, head, end)
  return {
    results: spliced(before.results, first, last, own),
    counts: spliced(before.counts, head, end, counts),
  }
}

/** A list that came of another, and how many items they begin and end with alike, at least. */
interface Descent {
  readonly from: readonly unknown[]
  readonly head: number
  readonly tail: number
}

/** What is known of lists need not be found out again by each of the tables that they go through. */
const descents = new WeakMap<readonly unknown[], Descent>()

function descended<Item>(made: readonly Item[], descent: Descent): readonly Item[] {
  // Of the last alone: each list would keep all that were before it.
  descents.delete(descent.from)
  descents.set(made, descent)
  return made
}

/** A list in which the items from `start` to `end` are replaced by others. */
export function spliced<Item>(
  from: readonly Item[],
  start: number,
  end: number,
  items: readonly Item[],
): readonly Item[] {
  const made = replaced(from, start, end, items)
  return descended(made, { from, head: start, tail: from.length - end })
}

function replaced<Item>(
  from: readonly Item[],
  start: number,
  end: number,
  items: readonly Item[],
): readonly Item[] {
  // Joining three copies nearly all of it twice; most edits leave as many items.
  if (items.length !== end - start) return from.slice(0, start).concat(items, from.slice(end))
  const made = from.slice()
  for (const [i, item] of items.entries()) made[start + i] = item
  return made
}

/** Joins lists, as many at each call; of lists that are alike it gives the same list again. */
export function concatenated<Item>(): (...lists: readonly (readonly Item[])[]) => readonly Item[] {
  let before: readonly (readonly Item[])[] = []
  const none: readonly Item[] = []
  let joined = none
  return (...lists) => {
    const ends = lists.map((list, i) => endsAlike([before[i] ?? []], [list]))
    const differs = (list: readonly Item[], i: number): boolean =>
      (ends[i]?.[0] ?? 0) < Math.max(list.length, before[i]?.length ?? 0)
    const first = lists.findIndex(differs)
    if (first < 0) return joined
    const last = lists.findLastIndex(differs)
    const lengths = lists.map(({ length }) => length)
    const head = sumOf(lengths, 0, first) + (ends[first]?.[0] ?? 0)
    const tail = sumOf(lengths, last + 1) + (ends[last]?.[1] ?? 0)
    joined = descended(none.concat(...lists), { from: joined, head, tail })
    before = lists
    return joined
  }
}

/** Enters the items of a list in an account, and takes out those of the list before; what is in both is left. */
export function accounted<Item>(
  enter: (item: Item, by: 1 | -1) => void,
): (items: readonly Item[]) => void {
  let last: readonly Item[] = []
  return (items) => {
    const [head, tail] = endsAlike([last], [items])
    for (let at = head; at < last.length - tail; at += 1) enter(last[at] as Item, -1)
    for (let at = head; at < items.length - tail; at += 1) enter(items[at] as Item, 1)
    last = items
  }
}

/** A pure function that counts the keys of a list, by what it counted last; good until the next call. */
export function counted<Item>(
  keyOf: (item: Item) => string,
): (items: readonly Item[]) => ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const count = accounted((item: Item, by) => {
    const key = keyOf(item)
    const now = (counts.get(key) ?? 0) + by
    if (now > 0) counts.set(key, now)
    else counts.delete(key)
  })
  return (items) => {
    count(items)
    return counts
  }
}

/** The sum of some numbers, in their order, from one up to another. */
export function sumOf(numbers: readonly number[], start = 0, end = numbers.length): number {
  let sum = 0
  for (let i = start; i < end; i += 1) sum += numbers[i] ?? 0
  return sum
}

/** Whether two tables begin or end with the same row. */
function meets(
  some: readonly (readonly unknown[])[],
  others: readonly (readonly unknown[])[],
): boolean {
  return (
    some.every((column, i) => headAlike(column, others[i] ?? [], 1) === 1) ||
    some.every((column, i) => tailAlike(column, others[i] ?? [], 1) === 1)
  )
}

/**
 * A pure function that cuts a list before each item that begins a run; runs at either end that are as
 * they were are the same arrays.
 */
export function inRuns<Item>(
  begins: (item: Item) => boolean,
): (items: readonly Item[]) => readonly (readonly Item[])[] {
  let last: Runs<Item> = { items: [], starts: [], runs: [] }
  return (items) => {
    const [head, tail] = endsAlike([last.items], [items])
    if (head === items.length && head === last.items.length) return last.runs
    const shift = items.length - last.items.length
    // A run ends where the next begins, and that must be as it was too.
    const front = Math.max(
      0,
      last.starts.findLastIndex((start) => start < head),
    )
    const from = last.starts[front] ?? 0
    const behind = last.starts.findIndex(
      (start, i) => i > front && start >= last.items.length - tail,
    )
    const back = behind < 0 ? last.starts.length : behind
    const to = (last.starts[back] ?? last.items.length) + shift
    const starts: number[] = []
    for (let at = from; at < to; at += 1)
      if (at === from || begins(items[at] as Item)) starts.push(at)
    const runs = starts.map((start, i) => items.slice(start, starts[i + 1] ?? to))
    last = {
      items,
      starts: [
        ...last.starts.slice(0, front),
        ...starts,
        ...last.starts.slice(back).map((start) => start + shift),
      ],
      runs: spliced(last.runs, front, back, runs),
    }
    return last.runs
  }
}

interface Runs<Item> {
  readonly items: readonly Item[]
  /** The index of the first item of each run. */
  readonly starts: readonly number[]
  readonly runs: readonly (readonly Item[])[]
}

/** How many rows at the beginning of two tables are alike, and how many of the others at the end. */
export function endsAlike(
  some: readonly (readonly unknown[])[],
  others: readonly (readonly unknown[])[],
): readonly [head: number, tail: number] {
  const ends = some[0]?.length ?? 0
  const otherEnds = others[0]?.length ?? 0
  if (some.every((column, i) => column === others[i])) return [ends, 0]
  // Column by column: the first row that differs is where the first column does.
  const most = Math.min(ends, otherEnds)
  const head = some.reduce((least, one, i) => headAlike(one, others[i] ?? [], least), most)
  const tail = some.reduce((least, one, i) => tailAlike(one, others[i] ?? [], least), most - head)
  return [head, tail]
}

/** How many items two lists begin with alike, at most so many. */
function headAlike(one: readonly unknown[], other: readonly unknown[], most: number): number {
  if (one === other) return most
  let count = known(one, other, 'head', most)
  while (count < most && isAlike(one[count], other[count])) count += 1
  return count
}

/** How many items two lists end with alike, at most so many. */
function tailAlike(one: readonly unknown[], other: readonly unknown[], most: number): number {
  if (one === other) return most
  const [end, otherEnd] = [one.length - 1, other.length - 1]
  let count = known(one, other, 'tail', most)
  while (count < most && isAlike(one[end - count], other[otherEnd - count])) count += 1
  return count
}

/** How many items are alike since the one list came of the other. */
function known(
  one: readonly unknown[],
  other: readonly unknown[],
  end: 'head' | 'tail',
  most: number,
): number {
  const descent = descents.get(other)
  return descent?.from === one ? Math.min(most, descent[end]) : 0
}

/** Identical, or arrays or plain objects whose entries are alike. */
function isAlike(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other)
    return Object.is(one, other)
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
