let ahead = 0

/** Milliseconds since the epoch by the clock that every window and device of a talk goes by. */
export const talkTime = (): number => Date.now() + ahead

/** Sets that clock, by who keeps it: a phone's own may be minutes off. */
export function setTalkTime(time: number): void {
  ahead = time - Date.now()
}
