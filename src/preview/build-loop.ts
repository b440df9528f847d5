/** Runs a job again and again as it is asked for. */
export interface BuildLoop {
  /** Asks for one more run: at once, or when the one at work is done. */
  readonly ask: () => void
  /** Resolves when nothing runs and nothing waits; rejects where the run at work fails. */
  readonly idle: () => Promise<void>
}

/** A loop in which at most one run is at work and at most one waits, however often it is asked. */
export function buildLoop(run: () => Promise<void>): BuildLoop {
  let waiting = false
  let working: Promise<void> | undefined
  const work = async (): Promise<void> => {
    try {
      while (waiting) {
        waiting = false
        await run()
      }
    } finally {
      working = undefined
    }
  }
  return {
    ask() {
      waiting = true
      if (working) return
      working = work()
      // Whoever waits hears of a failure; the next change is built all the same.
      working.catch(() => {})
    },
    idle: async () => {
      while (working) await working
    },
  }
}
