/** Runs a job again and again as it is asked for. */
export interface BuildLoop {
  /** Asks for one more run: at once, or when the one at work is done. */
  readonly ask: () => void
  /** Resolves when nothing runs and nothing waits. */
  readonly idle: () => Promise<void>
}

/** A loop in which at most one run is at work and at most one waits, however often it is asked. */
export function buildLoop(run: () => Promise<void>): BuildLoop {
  let waiting = false
  let working: Promise<void> | undefined
  const work = async (): Promise<void> => {
    while (waiting) {
      waiting = false
      await run()
    }
    working = undefined
  }
  return {
    ask() {
      waiting = true
      working ??= work()
    },
    idle: async () => {
      while (working) await working
    },
  }
}
