/** How many results are kept; a long deck has about a hundred pieces of code and diagrams. */
const kept = 1000

/**
 * The same function, remembering what it gave for a key: a deck is drawn once for each format and
 * again at each change, and most of its code and diagrams are then the same.
 */
export const remembered = <Args extends readonly unknown[], Result>(
  keyOf: (...args: Args) => string,
  compute: (...args: Args) => Result,
): ((...args: Args) => Result) => {
  const results = new Map<string, { readonly result: Result }>()
  return (...args) => {
    const key = keyOf(...args)
    const known = results.get(key)
    if (known) return known.result
    const result = compute(...args)
    const oldest = results.keys().next()
    if (results.size >= kept && !oldest.done) results.delete(oldest.value)
    results.set(key, { result })
    return result
  }
}
