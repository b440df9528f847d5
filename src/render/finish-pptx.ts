import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { coreProperties } from '../export/core-properties.js'
import type { DeckMetadata } from '../export/deck-metadata.js'
import type { DrawnSlide, DrawnText } from '../export/drawn-slide.js'
import { paragraphsOf, TITLE, titleOf } from '../export/editable-pptx.js'
import { withReadFormulas } from '../export/formula-text.js'
import { escapeHtml } from '../export/html.js'

/** How slides of text are drawn. */
interface Editable {
  /** The face of Han, Kana and Hangul. */
  readonly eastAsian: string
  readonly slides: readonly DrawnSlide[]
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
  if (isMaster(name) && !marked) return withTitle(xml, ABOVE, '')
  const number = slideNumber(name)
  if (!marked && number !== undefined) return titled(xml, metadata, number)
  const isNotes = name.startsWith('ppt/notesSlides/')
  if (marked && !isNotes) return xml
  const said = isNotes ? withReadFormulas(paragraphs(xml), metadata.formulas, escapeHtml) : xml
  return said.replaceAll('lang="en-US"', `lang="${metadata.lang}"`)
}

/**
 * What PptxGenJS cannot say: a face for each script, the colour of each mark of a list, which shape
 * is the title and where layouts have one, which tables have a head. Of the properties that it writes
 * for each run of a paragraph the first are kept, and each shape gets a number of its own.
 */
const edited = (name: string, xml: string, { eastAsian, slides }: Editable): string => {
  if (isMaster(name)) return withTitlePlace(xml, slides)
  const number = slideNumber(name)
  if (number === undefined) return xml
  const paragraphs = slides[number - 1]?.boxes.flatMap(paragraphsOf) ?? []
  const colors = paragraphs.flatMap(({ mark }) => mark?.color ?? [])
  const fixed = new Set(
    paragraphs.flatMap(({ runs }) => runs.filter((run) => run.fixed)).map(({ face }) => face),
  )
  let [mark, id] = [0, 0]
  return xml
    .replace(/(<a:ea typeface=")[^"+]*(")/g, `$1${eastAsian}$2`)
    .replace(/(<a:latin typeface="([^"]*)" pitchFamily=")34"/g, (whole, start, face) =>
      fixed.has(face) ? `${start}49"` : whole,
    )
    .replace(/(<a:p>)?<a:pPr\b(?:[^>]*\/>|[\s\S]*?<\/a:pPr>)/g, (whole, first) =>
      first ? whole : '',
    )
    .replace(/<a:rPr (?![^>]*\bb=)/g, '<a:rPr b="0" ')
    .replace(/<p:cNvPr id="\d+"/g, () => `<p:cNvPr id="${++id}"`)
    .replace(
      /<a:buSzPct/g,
      () =>
        `<a:buClr><a:srgbClr val="${(colors[mark++] ?? '000000').toUpperCase()}"/></a:buClr><a:buSzPct`,
    )
    .replace(/(name="table [\s\S]*?<a:tblPr)\/>/g, '$1 firstRow="1"/>')
    .replace(
      new RegExp(`(name="${TITLE}"[^>]*>.*?)<p:cNvSpPr txBox="1"/><p:nvPr>`, 's'),
      '$1<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/>',
    )
}

const isMaster = (name: string): boolean => /^ppt\/slide(?:Layout|Master)s\/[^/]+\.xml$/.test(name)

/** The place that most titles have, to the pixel. */
const withTitlePlace = (xml: string, slides: readonly DrawnSlide[]): string => {
  const titles = slides.flatMap((slide) => titleOf(slide) ?? [])
  const key = ({ x, y, paragraphs }: DrawnText) =>
    [x, y, paragraphs[0]?.runs[0]?.size].map((one) => Math.round(one ?? 0)).join()
  const count = (one: DrawnText) => titles.filter((other) => key(other) === key(one)).length
  const [most] = [...titles].sort((one, other) => count(other) - count(one))
  const [slide] = slides
  const run = most?.paragraphs[0]?.runs[0]
  if (!most || !run || !slide) return xml
  const emu = (pixels: number) => Math.round(pixels * 9525)
  const wide = Math.max(most.w, slide.edge - most.x)
  const place = `<a:xfrm><a:off x="${emu(most.x)}" y="${emu(most.y)}"/><a:ext cx="${emu(wide)}" cy="${emu(most.h)}"/></a:xfrm>`
  const look = `<a:lvl1pPr algn="l"><a:defRPr sz="${Math.round(75 * run.size)}" b="${run.bold ? 1 : 0}"><a:solidFill><a:srgbClr val="${run.color}"/></a:solidFill></a:defRPr></a:lvl1pPr>`
  return withTitle(xml, place, look)
}

/** Above what is seen, as PowerPoint hides a title. */
const ABOVE = '<a:xfrm><a:off x="0" y="-914400"/><a:ext cx="9144000" cy="685800"/></a:xfrm>'

/** Puts a title onto a slide, a layout or a master: an outline has what stands in it. */
const withTitle = (xml: string, place: string, look: string, words = '<a:p/>'): string => {
  const ids = [...xml.matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => Number(id))
  const frame = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
  const body = '<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"/>'
  const shape = `<p:sp><p:nvSpPr><p:cNvPr id="${Math.max(...ids) + 1}" name="${TITLE}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr>${place}${frame}</p:spPr><p:txBody>${body}<a:lstStyle>${look}</a:lstStyle>${words}</p:txBody></p:sp>`
  return xml.replace('</p:spTree>', () => `${shape}</p:spTree>`)
}

const slideNumber = (name: string): number | undefined => {
  const number = /^ppt\/slides\/slide(\d+)\.xml$/.exec(name)?.[1]
  return number === undefined ? undefined : Number(number)
}

/** A picture of a slide gets a title for who hears it, and for outlines. */
const titled = (xml: string, { slides, lang }: DeckMetadata, number: number): string => {
  const title = slides[number - 1]
  if (!title) return xml
  const words = `<a:p><a:r><a:rPr lang="${lang}"/><a:t>${escapeHtml(title)}</a:t></a:r></a:p>`
  return withTitle(xml, ABOVE, '', words)
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
