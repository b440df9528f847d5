import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFPage,
  PDFRef,
} from '@cantoo/pdf-lib'
import { type ReadFormula, withReadFormulas } from '../export/formula-text.js'

const name = PDFName.of

/** Points at the lower left of a page within which a note is found. */
const SIDE = 20

/** Shown at the size of the page's, never turned (ISO 32000-1, 12.5.3), and not printed. */
const FLAGS = (1 << 3) | (1 << 4)

/**
 * Makes the notes of a PDF's pages ones that nobody sees until they ask: an appearance without marks,
 * in the corner, which viewers list and show when it is pointed at. In a tagged file each gets its
 * place in the structure, behind its page's content. Formulas in them are as one reads them.
 */
export const quietNotes = (pdf: PDFDocument, formulas: readonly ReadFormula[]): void => {
  const { context } = pdf
  const form = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, SIDE, SIDE], Resources: {} }
  const blank = context.register(context.stream('', form))
  for (const page of pdf.getPages())
    for (const note of notesOf(page)) {
      const dict = context.lookup(note, PDFDict)
      dict.set(name('Rect'), context.obj([0, 0, SIDE, SIDE]))
      dict.set(name('AP'), context.obj({ N: blank }))
      dict.set(name('F'), PDFNumber.of(FLAGS))
      const said = dict.lookup(name('Contents'), PDFHexString).decodeText()
      dict.set(name('Contents'), PDFHexString.fromText(withReadFormulas(said, formulas)))
      tag(pdf, note, page)
    }
}

const notesOf = ({ node, doc }: PDFPage): readonly PDFRef[] => {
  const all =
    node
      .Annots()
      ?.asArray()
      .filter((one) => one instanceof PDFRef) ?? []
  return all.filter((one) => doc.context.lookup(one, PDFDict).get(name('Subtype')) === name('Text'))
}

/** An `Annot` that holds a note, behind its page's content (ISO 32000-1, 14.7.4.3 and 14.7.4.4). */
const tag = (pdf: PDFDocument, note: PDFRef, page: PDFPage): void => {
  const { context } = pdf
  const root = pdf.catalog.lookupMaybe(name('StructTreeRoot'), PDFDict)
  const tree = root?.lookupMaybe(name('ParentTree'), PDFDict)
  const numbers = tree?.lookupMaybe(name('Nums'), PDFArray)
  const content = numbers && contentOf(page, numbers)
  const holder = content && context.lookup(content, PDFDict).get(name('P'))
  if (!root || !numbers || !content || !(holder instanceof PDFRef)) return
  // In order, and behind all: Chromium numbers links from 100,000.
  const key = numbers.lookup(numbers.size() - 2, PDFNumber).asNumber() + 1
  const [Pg, K] = [page.ref, context.obj({ Type: 'OBJR', Obj: note, Pg: page.ref })]
  const element = context.register(
    context.obj({ Type: 'StructElem', S: 'Annot', P: holder, Pg, K }),
  )
  const kids = context.lookup(holder, PDFDict).lookup(name('K'), PDFArray)
  kids.insert((kids.indexOf(content) ?? kids.size() - 1) + 1, element)
  context.lookup(note, PDFDict).set(name('StructParent'), PDFNumber.of(key))
  numbers.push(PDFNumber.of(key))
  numbers.push(element)
  root.set(name('ParentTreeNextKey'), PDFNumber.of(key + 1))
}

/** The last of the outermost elements that a page's content is in, below the one that holds all. */
const contentOf = (page: PDFPage, numbers: PDFArray): PDFRef | undefined => {
  const key = page.node.lookupMaybe(name('StructParents'), PDFNumber)?.asNumber()
  const all = numbers.asArray()
  const at = all.findIndex((one, i) => i % 2 === 0 && one.toString() === String(key))
  const owners = at < 0 ? undefined : numbers.lookup(at + 1, PDFArray).asArray()
  const last = owners?.findLast((one) => one instanceof PDFRef)
  return last instanceof PDFRef ? outermost(last, page.doc.context) : undefined
}

const outermost = (element: PDFRef, context: PDFContext): PDFRef | undefined => {
  const parent = context.lookup(element, PDFDict).get(name('P'))
  if (!(parent instanceof PDFRef)) return undefined
  const above = context.lookup(parent, PDFDict).lookup(name('P'), PDFDict)
  const isTop = above.get(name('Type')) === name('StructTreeRoot')
  return isTop ? element : outermost(parent, context)
}
