import { createHash } from 'node:crypto'
import { PDFDict, PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib'
import { type DeckMetadata, isoDate } from '../export/deck-metadata.js'
import { xmpPacket } from '../export/xmp.js'
import { quietNotes } from './quiet-notes.js'
import { setOutline } from './set-outline.js'
import { stabilizeIds } from './stable-ids.js'

/**
 * Writes into a PDF what its note says of itself, as its information dictionary and as XMP, with no
 * date but the note's own: the browser writes the time of printing. The same bytes for the same deck.
 */
export const finishPdf = async (bytes: Uint8Array, metadata: DeckMetadata): Promise<Uint8Array> => {
  const { title, authors, description, keywords, lang } = metadata
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  quietNotes(pdf, metadata.formulas)
  if (metadata.outline) setOutline(pdf, metadata.outline)
  stabilizeIds(pdf)
  pdf.setTitle(title, { showInWindowTitleBar: true })
  pdf.setLanguage(lang)
  if (authors.length > 0) pdf.setAuthor(authors.join(', '))
  if (description) pdf.setSubject(description)
  if (keywords.length > 0) pdf.setKeywords([keywords.join(', ')])
  pdf.setCreator('notedeck')
  pdf.setProducer('notedeck')
  setDates(pdf, isoDate(metadata.date))
  const packet = xmpPacket(metadata)
  const xmp = pdf.context.stream(Buffer.from(packet), { Type: 'Metadata', Subtype: 'XML' })
  pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(xmp))
  const hash = createHash('sha256').update(packet).digest('hex')
  const id = PDFHexString.of(hash.slice(0, 32))
  pdf.context.trailerInfo.ID = pdf.context.obj([id, id])
  return pdf.save({ updateFieldAppearances: false })
}

const setDates = (pdf: PDFDocument, date: string | undefined): void => {
  const written = new Date(`${(date ?? '1970').padEnd(10, '-01')}T00:00:00Z`)
  pdf.setCreationDate(written)
  pdf.setModificationDate(written)
  if (date) return
  const info = pdf.context.lookup(pdf.context.trailerInfo.Info, PDFDict)
  for (const name of ['CreationDate', 'ModDate']) info.delete(PDFName.of(name))
}
