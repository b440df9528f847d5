import { writeFile } from 'node:fs/promises'
import { isForeign } from '../load/foreign-theme.js'
import type { Terminal } from './terminal.js'
import { themeAskedFor } from './theme-asked-for.js'
import { copyOf } from './theme-sheet.js'
import { UsageError } from './usage-error.js'

/**
 * `notedeck theme new NAME`: writes a copy of a theme of ours to NAME.css in the folder that one is
 * in, what to change first at its head. Throws a UsageError where that file is there already.
 */
export async function themeCommand(
  name: string,
  from: string | undefined,
  terminal: Terminal,
): Promise<number> {
  const base = await themeAskedFor(from)
  if (isForeign(base.css))
    throw new UsageError(
      `expected a theme of notedeck's to copy, got \`${base.name}\`, which states no type scale: take notedeck, folio or poster`,
    )
  const file = `${name}.css`
  try {
    await writeFile(file, copyOf(base.css, name), { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new UsageError(`expected no file \`${file}\` here yet, found one: take another name`)
  }
  terminal.say(
    `${file}\n  a copy of ${base.name}: its colours are at the head, its sizes below them`,
  )
  terminal.say(`  notedeck build NOTE --theme ${file}`)
  return 0
}
