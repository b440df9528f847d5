/** Does a job once what was changed before is painted; at once where nobody looks. */
export function afterPaint(job: () => void): void {
  if (document.hidden) job()
  else requestAnimationFrame(() => setTimeout(job))
}
