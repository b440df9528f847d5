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
