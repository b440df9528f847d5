import { strFromU8, unzipSync } from 'fflate'
import type { Format } from '../export/format.js'

type Reader = (bytes: Uint8Array) => Promise<readonly string[]>

/** What a reader may find in a file: each text by itself. */
const readers: Readonly<Partial<Record<Format, Reader>>> = {
  html: async (bytes) => markupTexts(strFromU8(bytes)),
  pdf: (bytes) => pdfTexts(bytes),
  handout: (bytes) => pdfTexts(bytes),
  pptx: async (bytes) => zipTexts(bytes),
  'pptx-editable': async (bytes) => zipTexts(bytes),
}

/** Every text of a file, decompressed; none of pictures, which have no text. */
export const readableTexts = async (
  format: Format,
  bytes: Uint8Array,
): Promise<readonly string[]> => (await readers[format]?.(bytes)) ?? []

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decode = (text: string): string =>
  text
    .replace(/&#x([0-9a-f]+);|&#(\d+);|&(\w+);/gi, (_, hex, decimal, name) =>
      name ? (named[name] ?? ' ') : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : +decimal),
    )
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))

/** The text between tags, and what stands in them; no stylesheets, and no programs. */
const markupTexts = (markup: string): readonly string[] => {
  const slim = markup
    .replace(/<style[^>]*>[\s\S]*?<\/style>|<script>[\s\S]*?<\/script>/g, '')
    .replace(/data:[\w/+-]+;base64,[A-Za-z0-9+/=]+/g, '')
  const tags = slim.match(/<[^>]*>/g) ?? []
  const plain = decode(slim.replace(/<[^>]*>/g, ''))
  // What stands in data may be markup itself.
  return [plain, plain.replace(/<[^>]*>/g, ''), decode(tags.join('\n'))]
}

const zipTexts = (bytes: Uint8Array): readonly string[] =>
  Object.entries(unzipSync(bytes))
    .filter(([name]) => /\.(xml|rels)$/.test(name))
    .flatMap(([, part]) => markupTexts(strFromU8(part)))

const pdfTexts = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const { getDocumentProxy } = await import('unpdf')
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
  const texts = [JSON.stringify(await pdf.getOutline()), JSON.stringify(await pdf.getMetadata())]
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
    const annotations = await page.getAnnotations()
    texts.push(annotations.map(({ contentsObj }) => contentsObj?.str ?? '').join('\n'))
  }
  return texts
}
