import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { coreProperties } from '../export/core-properties.js'
import type { DeckMetadata } from '../export/deck-metadata.js'
import { TITLE } from '../export/editable-pptx.js'
import { escapeHtml } from '../export/html.js'

/** How slides of text are drawn. */
interface Editable {
  /** The face of Han, Kana and Hangul. */
  readonly eastAsian: string
  /** RRGGBB, for each slide. */
  readonly accents: readonly string[]
}

/** The first moment that a ZIP file can write: its parts have no time of their own. */
const EPOCH = new Date(1980, 0, 1)

/**
 * Writes into a presentation of PptxGenJS's what its note says of itself, and puts right what the
 * schema has otherwise: the order of its lists, parts that are named and not there, and notes of
 * several paragraphs. The same bytes for the same presentation.
 *
 * @param editable where the slides have text, marked by language
 */
export const finishPptx = (
  bytes: Uint8Array,
  metadata: DeckMetadata,
  editable?: Editable,
): Uint8Array => {
  const parts = unzipSync(bytes)
  const names = Object.keys(parts).filter((name) => !name.endsWith('/'))
  const finished: Zippable = {}
  for (const name of names) {
    const part = parts[name] ?? new Uint8Array()
    const isText = /\.(xml|rels)$/.test(name)
    const text = isText
      ? finishPart(name, strFromU8(part), names, metadata, editable !== undefined)
      : ''
    const made = isText ? strToU8(editable ? edited(name, text, editable) : text) : part
    finished[name] = [made, { level: /\.(png|jpe?g|gif)$/.test(name) ? 0 : 6 }]
  }
  return zipSync(finished, { mtime: EPOCH })
}

const finishPart = (
  name: string,
  xml: string,
  names: readonly string[],
  metadata: DeckMetadata,
  marked: boolean,
): string => {
  if (name === 'docProps/core.xml') return coreProperties(metadata)
  if (name === 'docProps/app.xml') return xml.replace(/<Company>[^<]*<\/Company>/, '')
  if (name === '[Content_Types].xml') return withoutMissing(xml, names)
  if (name === 'ppt/presentation.xml') return inOrder(xml)
  const number = slideNumber(name)
  if (!marked && number !== undefined) return titled(xml, metadata, number)
  const isNotes = name.startsWith('ppt/notesSlides/')
  if (marked && !isNotes) return xml
  const said = isNotes ? paragraphs(xml) : xml
  return said.replaceAll('lang="en-US"', `lang="${metadata.lang}"`)
}

/**
 * What PptxGenJS cannot say: a face for each script, a colour for the marks of a list, which shape is
 * the title. Of the properties that it writes for each run of a paragraph the first are kept.
 */
const edited = (name: string, xml: string, { eastAsian, accents }: Editable): string => {
  const number = slideNumber(name)
  if (number === undefined) return xml
  const accent = accents[number - 1] ?? '000000'
  return xml
    .replace(/(<a:ea typeface=")[^"+]*(")/g, `$1${eastAsian}$2`)
    .replace(/(<a:p>)?<a:pPr\b(?:[^>]*\/>|[\s\S]*?<\/a:pPr>)/g, (whole, first) =>
      first ? whole : '',
    )
    .replace('id="25" name="Slide Number', 'id="99999" name="Slide Number')
    .replaceAll('<a:buSzPct', `<a:buClr><a:srgbClr val="${accent}"/></a:buClr><a:buSzPct`)
    .replace(
      new RegExp(`(name="${TITLE}"[^>]*>.*?)<p:cNvSpPr txBox="1"/><p:nvPr>`, 's'),
      '$1<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/>',
    )
}

const slideNumber = (name: string): number | undefined => {
  const number = /^ppt\/slides\/slide(\d+)\.xml$/.exec(name)?.[1]
  return number === undefined ? undefined : Number(number)
}

/** A picture of a slide gets a title for who hears it, above what is seen, as PowerPoint hides one. */
const titled = (xml: string, { slides, lang }: DeckMetadata, number: number): string => {
  const title = slides[number - 1]
  if (!title) return xml
  const words = `<a:p><a:r><a:rPr lang="${lang}"/><a:t>${escapeHtml(title)}</a:t></a:r></a:p>`
  const place = '<a:xfrm><a:off x="0" y="-914400"/><a:ext cx="9144000" cy="685800"/></a:xfrm>'
  const shape = `<p:sp><p:nvSpPr><p:cNvPr id="2" name="${TITLE}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr>${place}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>${words}</p:txBody></p:sp>`
  return xml.replace('</p:spTree>', () => `${shape}</p:spTree>`)
}

const withoutMissing = (xml: string, names: readonly string[]): string =>
  xml.replace(/<Override PartName="\/([^"]*)"[^>]*\/>/g, (part, name: string) =>
    names.includes(name) ? part : '',
  )

/** The master of notes comes before the slides (ECMA-376-1, 19.2.1.26). */
const inOrder = (xml: string): string => {
  const list = /<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>/s.exec(xml)?.[0] ?? ''
  return xml.replace(list, '').replace('<p:sldIdLst>', () => `${list}<p:sldIdLst>`)
}

/** A line break within a text is white space: each line becomes a paragraph. */
const paragraphs = (xml: string): string =>
  xml.replace(
    /<a:p><a:r>(<a:rPr[^>]*\/>)<a:t>([^<]*)<\/a:t><\/a:r>(<a:endParaRPr[^>]*\/>)?<\/a:p>/g,
    (_, properties: string, text: string) =>
      text
        .split(/\s*\n\s*/)
        .map((line) => `<a:p><a:r>${properties}<a:t>${line}</a:t></a:r></a:p>`)
        .join(''),
  )
