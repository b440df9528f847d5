import { type DeckMetadata, isoDate } from './deck-metadata.js'
import { escapeHtml } from './html.js'

/** What a PDF says of itself as XMP (ISO 16684-1), in the terms of Dublin Core. */
export function xmpPacket(metadata: DeckMetadata): string {
  const { title, authors, description, keywords, lang, url } = metadata
  const date = isoDate(metadata.date)
  const fields = [
    title && `<dc:title>${alternatives(title)}</dc:title>`,
    authors.length > 0 && `<dc:creator>${list('Seq', authors)}</dc:creator>`,
    description && `<dc:description>${alternatives(description)}</dc:description>`,
    keywords.length > 0 && `<dc:subject>${list('Bag', keywords)}</dc:subject>`,
    keywords.length > 0 && `<pdf:Keywords>${escapeHtml(keywords.join(', '))}</pdf:Keywords>`,
    `<dc:language>${list('Bag', [lang])}</dc:language>`,
    date && `<dc:date>${list('Seq', [date])}</dc:date>`,
    date && `<xmp:CreateDate>${date}</xmp:CreateDate>`,
    url && `<dc:identifier>${escapeHtml(url)}</dc:identifier>`,
    url && `<prism:url>${escapeHtml(url)}</prism:url>`,
  ]
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">
${fields.filter(Boolean).join('\n')}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
}

function list(kind: 'Seq' | 'Bag', texts: readonly string[]): string {
  const items = texts.map((text) => `<rdf:li>${escapeHtml(text)}</rdf:li>`)
  return `<rdf:${kind}>${items.join('')}</rdf:${kind}>`
}

function alternatives(text: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escapeHtml(text)}</rdf:li></rdf:Alt>`
}
