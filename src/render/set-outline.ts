import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFRef } from '@cantoo/pdf-lib'
import type { OutlineEntry } from '../export/pdf-outline.js'

const name = (key: string) => PDFName.of(key)

/** Gives a PDF an outline of its own in place of the one that it has (ISO 32000-1, 12.3.3). */
export const setOutline = (pdf: PDFDocument, entries: readonly OutlineEntry[]): void => {
  const { context, catalog } = pdf
  dropped(pdf, catalog.get(name('Outlines')))
  const pages = pdf.getPages()
  const root = context.nextRef()
  const refs = entries.map(() => context.nextRef())
  const parents = entries.map(({ depth }, i) =>
    entries.findLastIndex((one, k) => k < i && one.depth < depth),
  )
  const below = (parent: number) => [...entries.keys()].filter((i) => parents[i] === parent)
  const all = (parent: number): number =>
    below(parent).reduce((sum, child) => sum + 1 + all(child), 0)
  const linked = (parent: number) => {
    const children = below(parent)
    const [first, last] = [refs[children[0] ?? -1], refs[children.at(-1) ?? -1]]
    return first && last ? { First: first, Last: last, Count: all(parent) } : {}
  }
  context.assign(root, context.obj({ Type: 'Outlines', ...linked(-1) }))
  for (const [i, { title, slide }] of entries.entries()) {
    const parent = parents[i] ?? -1
    const beside = below(parent)
    const at = beside.indexOf(i)
    const [before, after] = [refs[beside[at - 1] ?? -1], refs[beside[at + 1] ?? -1]]
    const page = pages[slide]
    const entry = context.obj({
      Title: PDFHexString.fromText(title),
      Parent: refs[parent] ?? root,
      ...(before && { Prev: before }),
      ...(after && { Next: after }),
      ...(page && { Dest: [page.ref, 'Fit'] }),
      ...linked(i),
    })
    context.assign(refs[i] as PDFRef, entry)
  }
  catalog.set(name('Outlines'), root)
}

/** Takes an outline away, and all that stands in it. */
const dropped = (pdf: PDFDocument, ref: unknown): void => {
  if (!(ref instanceof PDFRef)) return
  const entry = pdf.context.lookup(ref)
  pdf.context.delete(ref)
  if (!(entry instanceof PDFDict)) return
  dropped(pdf, entry.get(name('First')))
  dropped(pdf, entry.get(name('Next')))
}
