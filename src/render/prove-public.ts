import { readFile } from 'node:fs/promises'
import type { Format } from '../export/format.js'
import { findWithheld, type Withheld } from '../export/withheld.js'
import { RenderFault } from './fault.js'
import type { Room } from './marp-commands.js'
import { readableTexts } from './readable-text.js'

/**
 * Searches what was made for words that were to be withheld, and the Markdown that pictures are drawn
 * from. Throws a {@link RenderFault} where it finds any.
 */
export const provePublic = async (
  formats: readonly Format[],
  withheld: Withheld,
  room: Room,
): Promise<void> => {
  prove('the deck', [await readFile(room.deck, 'utf8')], withheld)
  for (const format of formats.filter((one) => one !== 'png'))
    prove(format, await readableTexts(format, await readFile(room.output(format))), withheld)
}

const prove = (where: string, texts: readonly string[], withheld: Withheld): void => {
  const found = texts.map((text) => findWithheld(text, withheld)).find((run) => run !== undefined)
  if (found === undefined) return
  throw new RenderFault(
    'notes-published',
    `Expected no speaker notes in ${where} with --public, found \`${found}\`. Nothing was ` +
      'replaced. This is a fault of notedeck: please report it.',
  )
}
