const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/**
 * Does work that leaves no time to hear a signal: until it is done, Ctrl-C ends the process at once, as
 * it does where nobody listens. The process that renders sees that we are gone, and clears up.
 */
export function interruptibly<T>(work: () => T): T {
  const heard = SIGNALS.map((signal) => [signal, process.rawListeners(signal)] as const)
  for (const signal of SIGNALS) process.removeAllListeners(signal)
  try {
    return work()
  } finally {
    for (const [signal, listeners] of heard)
      for (const listener of listeners) process.on(signal, listener as NodeJS.SignalsListener)
  }
}
