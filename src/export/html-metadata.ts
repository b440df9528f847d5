import { type DeckMetadata, isoDate } from './deck-metadata.js'
import { escapeHtml } from './html.js'

/**
 * A page of Marp's with what its note says of itself, where Marp leaves it out, and with the roles of
 * its parts.
 */
export function withHtmlMetadata(html: string, metadata: DeckMetadata): string {
  const end = html.indexOf('<style')
  const head = html.slice(0, end)
  const missing = elements(metadata).filter(([mark]) => !head.includes(mark))
  const page = html
    .slice(end)
    .replace('<div id=":$p"', '<div role="main" id=":$p"')
    .replace('<div class="bespoke-marp-osc"', '<div role="navigation" class="bespoke-marp-osc"')
  return head + missing.map(([, element]) => element).join('') + page
}

/** Elements of the head, each with the mark that tells it is there. */
function elements(metadata: DeckMetadata): readonly (readonly [string, string])[] {
  const { authors, description, keywords, url } = metadata
  const date = isoDate(metadata.date)
  return [
    ['<title>', `<title>${escapeHtml(metadata.title)}</title>`],
    ...meta('author', authors.join(', ')),
    ...meta('description', description),
    ...meta('keywords', keywords.join(', ')),
    ...meta('dcterms.date', date),
    ...(url
      ? [['<link rel="canonical"', `<link rel="canonical" href="${escapeHtml(url)}">`] as const]
      : []),
  ]
}

function meta(name: string, content: string | undefined): readonly (readonly [string, string])[] {
  const mark = `<meta name="${name}"`
  return content ? [[mark, `${mark} content="${escapeHtml(content)}">`]] : []
}
