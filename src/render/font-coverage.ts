/** Code points that a segment table maps to a glyph other than `.notdef`. */
type Segments = (table: DataView) => Iterable<number>

/** Format 4: the Basic Multilingual Plane as runs of 16-bit code points. */
function* segments16(table: DataView): Iterable<number> {
  const bytes = table.getUint16(6)
  for (let at = 0; at < bytes; at += 2) {
    const end = table.getUint16(14 + at)
    const start = table.getUint16(16 + bytes + at)
    for (let point = start; point <= end && point < 0xffff; point += 1) yield point
  }
}

/** Format 12: all planes as runs of 32-bit code points. */
function* segments32(table: DataView): Iterable<number> {
  const groups = table.getUint32(12)
  for (let group = 0; group < groups; group += 1) {
    const at = 16 + group * 12
    const end = table.getUint32(at + 4)
    for (let point = table.getUint32(at); point <= end; point += 1) yield point
  }
}

const readers: ReadonlyMap<number, Segments> = new Map([
  [4, segments16],
  [12, segments32],
])

const viewOf = (font: Buffer, offset: number): DataView =>
  new DataView(font.buffer, font.byteOffset + offset, font.length - offset)

const findTable = (font: Buffer, tag: string): number => {
  const count = font.readUInt16BE(4)
  for (let at = 12; at < 12 + count * 16; at += 16) {
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8)
  }
  throw new Error(`Expected a font with a ${tag} table.`)
}

/**
 * Code points that a TrueType font written by HarfBuzz has, ascending. By hand, because to load
 * a font library for this takes 0.3 s, and because HarfBuzz writes these two formats only and
 * leaves out of their runs what has no glyph.
 */
export const codePointsOf = (font: Buffer): readonly number[] => {
  const cmap = findTable(font, 'cmap')
  const points = new Set<number>()
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const table = viewOf(font, cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4))
    for (const point of readers.get(table.getUint16(0))?.(table) ?? []) points.add(point)
  }
  return [...points].sort((a, b) => a - b)
}
