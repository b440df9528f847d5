import { PDFArray, PDFDict, type PDFDocument, type PDFObject, PDFString } from '@cantoo/pdf-lib'

/** As Chromium names the heads of tables: by numbers that go on from page to page that it has had. */
const nodeName = /^node[0-9a-f]{8}$/

type Rename = (name: string) => string

/** Visits every string that names a node, and puts another in its place. */
const rename = (object: PDFObject, to: Rename): void => {
  const put = (value: PDFObject, set: (value: PDFObject) => void): void => {
    if (value instanceof PDFString && nodeName.test(value.asString()))
      set(PDFString.of(to(value.asString())))
    else rename(value, to)
  }
  if (object instanceof PDFArray)
    for (const [i, value] of object.asArray().entries()) put(value, (made) => object.set(i, made))
  if (object instanceof PDFDict)
    for (const [key, value] of object.entries()) put(value, (made) => object.set(key, made))
}

/** Counts the heads of tables from one, in the order that they have, so that a deck prints to the same bytes. */
export const stabilizeIds = ({ context }: PDFDocument): void => {
  const objects = context.enumerateIndirectObjects().map(([, object]) => object)
  const names = new Set<string>()
  const collect: Rename = (name) => {
    names.add(name)
    return name
  }
  for (const object of objects) rename(object, collect)
  const order = new Map([...names].sort().map((name, i) => [name, i + 1]))
  const counted: Rename = (name) => `node${String(order.get(name)).padStart(8, '0')}`
  for (const object of objects) rename(object, counted)
}
