/**
 * Does a job once what was changed before is painted and the page has nothing else to do; at once
 * where nobody looks. A timer alone may come before the frame is on the screen.
 */
export function afterPaint(job: () => void): void {
  if (document.hidden) job()
  else requestAnimationFrame(() => whenIdle(job))
}

/** Safari knows of no idle time. */
const whenIdle = (job: () => void): void => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(job, { timeout: 100 })
  else setTimeout(job)
}
