import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { EngineOptions } from './engine.js'

export type Format = 'html' | 'pdf'

/** The files of one rendering, all in a private directory. */
export interface Room {
  readonly dir: string
  readonly deck: string
  readonly theme: string
  readonly config: string
  readonly output: (format: Format) => string
}

export const roomAt = (dir: string): Room => ({
  dir,
  deck: path.join(dir, 'deck.md'),
  theme: path.join(dir, 'theme.css'),
  config: path.join(dir, 'marp.config.json'),
  output: (format) => path.join(dir, `deck.${format}`),
})

const engine = fileURLToPath(new URL('./engine.js', import.meta.url))

/** Writes what the command line cannot say, and what every format shares. */
export const writeConfig = (room: Room, lang: string, fontCss: string): Promise<void> => {
  const options: EngineOptions = { fontCss }
  const config = { engine, lang, options, themeSet: [room.theme], template: 'bespoke' }
  return writeFile(room.config, JSON.stringify(config))
}

/**
 * Marp CLI's arguments for a format. A PDF gets no base URL, which would be our private directory:
 * browsers ignore a `data:` one, and links within the deck stay links.
 */
export const marpCommand = (
  room: Room,
  format: Format,
  browser: string,
  deadlineMs: number,
): readonly string[] => {
  const shared = [room.deck, '--config-file', room.config, '--output', room.output(format)]
  if (format === 'html') return shared
  return [
    ...shared,
    '--pdf',
    '--pdf-notes',
    '--pdf-outlines',
    '--no-pdf-outlines.pages',
    '--base-url=data:,',
    `--browser-path=${browser}`,
    `--browser-timeout=${Math.ceil(deadlineMs / 1000)}`,
  ]
}
