/** What is done about a connection that may be dead without being closed. */
interface Pulsed {
  /** Asks the other side for a sign. */
  readonly ask: () => void
  readonly onSilence: (silent: boolean) => void
  readonly giveUp: () => void
}

const lookMs = 500
/** After so long without a sign one is asked for. */
const askMs = 2000
/** A sign that takes longer does not come. */
const silentMs = 3000
const deadMs = 6000

/**
 * Watches a connection: a server that is halted, and a network that is gone, close nothing. What counts
 * is the time since a question, and not since the last sign: the timers of a page behind others rest.
 */
export function pulseOf({ ask, onSilence, giveUp }: Pulsed) {
  let heard = 0
  let asked: number | undefined
  let silent = false
  const beat = (): void => {
    heard = performance.now()
    asked = undefined
    if (silent) onSilence(false)
    silent = false
  }
  setInterval(() => {
    const now = performance.now()
    if (asked === undefined) {
      if (now - heard < askMs) return
      asked = now
      ask()
    } else if (now - asked > deadMs) {
      asked = undefined
      giveUp()
    } else if (!silent && now - asked > silentMs) {
      silent = true
      onSilence(true)
    }
  }, lookMs)
  return {
    /** A sign came. */
    beat,
    /** A connection begins, of which nothing was heard yet. */
    start(): void {
      heard = performance.now()
      asked = undefined
      silent = false
    },
  }
}
