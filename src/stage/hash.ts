/** The index of the slide that the page's address names, such as `#12`; absent where it names none. */
export function slideInAddress(): number | undefined {
  const number = /^#(\d{1,5})$/.exec(location.hash)?.[1]
  return number ? Math.max(0, Number(number) - 1) : undefined
}

/** Whether one came here by an address, and not by reloading or coming back. */
export function isNewcomer(): boolean {
  const [entry] = performance.getEntriesByType('navigation')
  return !entry || (entry as PerformanceNavigationTiming).type === 'navigate'
}

/** Writes the slide into the page's address, so that it can be passed on. */
export function nameInAddress(index: number): void {
  const hash = `#${index + 1}`
  if (location.hash === hash) return
  try {
    history.replaceState(history.state, '', hash)
  } catch {}
}
