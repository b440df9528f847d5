import { readFile, writeFile } from 'node:fs/promises'
import type { DeckMetadata } from '../export/deck-metadata.js'
import type { Format } from '../export/format.js'
import { withHtmlMetadata } from '../export/html-metadata.js'
import type { Drawing } from './draw-slides.js'
import type { Room } from './marp-commands.js'

type Finish = (bytes: Buffer, metadata: DeckMetadata) => Promise<string | Uint8Array>

const pdf: Finish = async (bytes, metadata) =>
  (await import('./finish-pdf.js')).finishPdf(bytes, metadata)

/** What is done to a file that was made; loaded when it is asked for. */
const finishes: Readonly<Partial<Record<Format, Finish>>> = {
  html: async (bytes, metadata) => withHtmlMetadata(bytes.toString('utf8'), metadata),
  pdf,
  handout: pdf,
  'pptx-editable': async (bytes, metadata) => {
    const [{ editablePptx }, { finishPptx }] = await Promise.all([
      import('../export/editable-pptx.js'),
      import('./finish-pptx.js'),
    ])
    const drawing = JSON.parse(bytes.toString('utf8')) as Drawing
    const made = await editablePptx({ ...drawing, lang: metadata.lang })
    return finishPptx(made, metadata, drawing)
  },
  pptx: async (bytes, metadata) => (await import('./finish-pptx.js')).finishPptx(bytes, metadata),
}

/** Writes a deck's metadata into each file that was made. */
export const finish = async (
  formats: readonly Format[],
  metadata: DeckMetadata,
  room: Room,
): Promise<void> => {
  for (const format of formats) {
    const work = finishes[format]
    const file = room.output(format)
    if (work) await writeFile(file, await work(await readFile(file), metadata))
  }
}
