/** The same tree of blocks or slides with every offset into the note carried elsewhere. */
export function relocated<T>(value: T, carry: (offset: number) => number): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one) => relocated(one, carry)) as T
  const moved: Record<string, unknown> = {}
  const { start, end } = value as Record<string, unknown>
  const isRange = typeof start === 'number' && typeof end === 'number'
  for (const [key, one] of Object.entries(value)) {
    // Places in a prose's own text.
    if (key === 'atoms' || key === 'strong') moved[key] = one
    else if (key === 'offsets') moved[key] = (one as number[]).map(carry)
    else if (isRange && (key === 'start' || key === 'end')) moved[key] = carry(Number(one))
    else moved[key] = relocated(one, carry)
  }
  return moved as T
}
