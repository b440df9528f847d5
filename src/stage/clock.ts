/** Seconds as minutes and seconds, such as `12:05`. */
export function minutes(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** The time of day, such as `14:05`. */
export function timeOfDay(date = new Date()): string {
  return `${date.getHours()}:${String(date.getMinutes()).padStart(2, '0')}`
}

/** How far a talk is from its plan, in seconds: below zero it is ahead; 0 within its slide's time. */
export function drift(elapsed: number, before: number, planned: number): number {
  if (elapsed < before) return elapsed - before
  return Math.max(0, elapsed - before - planned)
}
