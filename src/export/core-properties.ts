import { type DeckMetadata, isoDate } from './deck-metadata.js'
import { escapeHtml } from './html.js'

/** What an Office file says of itself: the part `docProps/core.xml` (ECMA-376-2, 11). */
export function coreProperties(metadata: DeckMetadata): string {
  const { title, authors, description, keywords, lang, url } = metadata
  const date = isoDate(metadata.date)
  const fields = [
    ['dc:creator', authors.join(', ')],
    ['dc:description', description],
    ['dc:identifier', url],
    ['cp:keywords', keywords.join(', ')],
    ['dc:language', lang],
    ['dc:title', title],
  ].flatMap(([name, text]) => (text ? [`<${name}>${escapeHtml(text)}</${name}>`] : []))
  const dates = ['created', 'modified'].map(
    (name) => date && `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date}</dcterms:${name}>`,
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${[...fields, ...dates].filter(Boolean).join('')}</cp:coreProperties>`
}
