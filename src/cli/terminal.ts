import { stderr, stdout } from 'node:process'

/** What a command may say, and where. */
export interface Terminal {
  /** Whether diagnostics are coloured. */
  readonly color: boolean
  /** A line of a result, on standard output. */
  readonly say: (line: string) => void
  /** A line about a fault, on standard error. */
  readonly warn: (line: string) => void
  /** The line that says what is being done; shown on a terminal only, gone when empty. */
  readonly progress: (line: string) => void
}

/** The process's own terminal; `NO_COLOR` and `TERM=dumb` are honoured. */
export function processTerminal(env: NodeJS.ProcessEnv): Terminal {
  const live = stderr.isTTY === true && env.TERM !== 'dumb'
  const clear = live ? '\r\u001b[K' : ''
  return {
    color: live && !env.NO_COLOR,
    say: (line) => {
      if (clear) stderr.write(clear)
      stdout.write(`${line}\n`)
    },
    warn: (line) => stderr.write(`${clear}${line}\n`),
    progress: (line) => {
      if (live) stderr.write(`${clear}${line.slice(0, (stderr.columns || 80) - 1)}`)
    },
  }
}
