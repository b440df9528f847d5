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
    const rest = all.length > taken ? (all.slice(0, taken) as unknown as Rest) : all
    const last = known.get(of)
    if (last && areAlike(last.rest, rest)) return last.result
    const result = compute(of, ...rest)
    known.set(of, { rest, result })
    return result
  }
}

/** Identical, or arrays or plain objects whose entries are alike. */
function isAlike(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false
  if (Array.isArray(one)) return Array.isArray(other) && areAlike(one, other)
  if (!isPlain(one) || !isPlain(other)) return false
  let left = Object.keys(other).length
  for (const key in one) {
    if (!Object.hasOwn(other, key) || !isAlike(one[key], other[key])) return false
    left -= 1
  }
  return left === 0
}

function areAlike(some: readonly unknown[], others: readonly unknown[]): boolean {
  if (some.length !== others.length) return false
  for (let i = 0; i < some.length; i += 1) if (!isAlike(some[i], others[i])) return false
  return true
}

function isPlain(value: object): value is Record<string, unknown> {
  return Object.getPrototypeOf(value) === Object.prototype
}
