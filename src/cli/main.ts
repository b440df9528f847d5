#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { type CommandLine, readCommandLine } from './command-line.js'
import { processTerminal, type Terminal } from './terminal.js'
import { UsageError } from './usage-error.js'

const stop = new AbortController()

/** Runs a command, loading only its own modules; resolves to the exit status. */
async function run(line: CommandLine, terminal: Terminal): Promise<number> {
  switch (line.command) {
    case 'help':
      return print((await import('./help.js')).HELP)
    case 'version':
      return print(`${version()}\n`)
    case 'theme': {
      const { themeCommand } = await import('./theme-command.js')
      return themeCommand(line.name, line.from, terminal)
    }
    case 'check': {
      const { checkCommand } = await import('./check-command.js')
      return checkCommand(line.notes, line.options, terminal, stop.signal)
    }
    case 'preview': {
      const { previewCommand } = await import('./preview-command.js')
      return previewCommand(line.note, line.options, terminal, stop.signal)
    }
    case 'build': {
      const { buildCommand } = await import('./build-command.js')
      return buildCommand(line.notes, line.options, terminal, stop.signal)
    }
  }
}

function print(text: string): number {
  process.stdout.write(text)
  return 0
}

function version(): string {
  const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(file) as { version: string }).version
}

async function main(): Promise<number> {
  const terminal = processTerminal(process.env)
  try {
    return await run(readCommandLine(process.argv.slice(2)), terminal)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    terminal.warn(`notedeck: ${error.message}\nSee \`notedeck --help\`.`)
    return 2
  }
}

for (const [signal, status] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => {
    stop.abort()
    process.exitCode = status
    process.once(signal, () => process.exit(status))
  })
}
process.stdout.on('error', () => process.exit(1))
const status = await main()
// A pipe's writes come after an exit, unless it waits for them.
process.stdout.write('', () => process.exit(process.exitCode ?? status))
