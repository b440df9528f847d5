import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Format, fileName } from '../export/format.js'
import type { EngineOptions } from './engine.js'

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
  // Marp CLI makes `deck.001.png` and so on of it.
  output: (format) => path.join(dir, format === 'png' ? 'deck.png' : fileName('deck', format)),
})

const engine = fileURLToPath(new URL('./engine.js', import.meta.url))

/** Writes what the command line cannot say, and what every format shares. */
export const writeConfig = (room: Room, lang: string, fontCss: string): Promise<void> => {
  const options: EngineOptions = { fontCss }
  const config = { engine, lang, options, themeSet: [room.theme], template: 'bespoke' }
  return writeFile(room.config, JSON.stringify(config))
}

/**
 * What a format adds to the arguments. A PDF gets no base URL, which would be our private directory:
 * browsers ignore a `data:` one, and links within the deck stay links.
 */
const ARGUMENTS = {
  html: [],
  pdf: ['--pdf', '--pdf-outlines', '--no-pdf-outlines.pages', '--base-url=data:,'],
  pptx: ['--pptx', '--base-url=data:,'],
  png: ['--images=png', '--base-url=data:,'],
} as const satisfies Partial<Record<Format, readonly string[]>>

/** Formats that Marp CLI makes. */
export type MarpFormat = keyof typeof ARGUMENTS

export const isMarpFormat = (format: Format): format is MarpFormat => format in ARGUMENTS

/** Marp CLI's arguments for a format. */
export const marpCommand = (
  room: Room,
  format: MarpFormat,
  browser: string,
  { deadlineMs, pdfNotes }: { readonly deadlineMs: number; readonly pdfNotes: boolean },
): readonly string[] => {
  const shared = [room.deck, '--config-file', room.config, '--output', room.output(format)]
  if (format === 'html') return shared
  return [
    ...shared,
    ...ARGUMENTS[format],
    ...(format === 'pdf' && pdfNotes ? ['--pdf-notes'] : []),
    `--browser-path=${browser}`,
    `--browser-timeout=${Math.ceil(deadlineMs / 1000)}`,
  ]
}
