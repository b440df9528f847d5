import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { type FontFamily, families } from '../render/font-families.js'
import { katexFaces } from '../render/katex-fonts.js'

const require = createRequire(import.meta.url)

/** The faces that a deck is built with, whole: a browser fetches the slices that it needs. */
export interface FontShelf {
  readonly css: string
  /** Files by the name that the stylesheet asks for. */
  readonly files: ReadonlyMap<string, string>
}

/** Full width in Chinese and Japanese, where Inter must not draw it. */
const shared = ['2014', '201C', '201D', '2026', 'B7'].map((hex) => Number.parseInt(hex, 16))

interface Slice {
  readonly name: string
  readonly file: string
  readonly ranges: string
}

function slicesOf(family: FontFamily): readonly Slice[] {
  const root = path.dirname(require.resolve(`${family.source}/package.json`))
  const stem = path.basename(family.source)
  if (family.file)
    return [{ name: `${stem}.woff2`, file: path.join(root, family.file), ranges: '' }]
  const table: Record<string, string> = JSON.parse(
    readFileSync(path.join(root, 'unicode.json'), 'utf8'),
  )
  return Object.entries(table).map(([subset, ranges]) => {
    const part = subset.replace(/[[\]]/g, '')
    const name = `${stem}-${part}-${family.axis ?? family.weights[0]}-normal.woff2`
    return { name, file: path.join(root, 'files', name), ranges }
  })
}

/** As CSS writes it: `U+` stands before a range alone. */
const rangeOf = (from: number, to: number): string => `U+${from.toString(16)}-${to.toString(16)}`

function without(ranges: string, points: readonly number[]): string {
  return ranges
    .split(',')
    .flatMap((range) => {
      const [from = '', to = from] = range.trim().replace('U+', '').split('-')
      let start = Number.parseInt(from, 16)
      const end = Number.parseInt(to, 16)
      const parts: string[] = []
      for (const point of points.filter((one) => one >= start && one <= end)) {
        if (point > start) parts.push(rangeOf(start, point - 1))
        start = point + 1
      }
      return start <= end ? [...parts, rangeOf(start, end)] : parts
    })
    .join(',')
}

function faceRules(family: FontFamily, slice: Slice, wide: boolean): readonly string[] {
  const points = [...shared].sort((a, b) => a - b)
  const ranges = family === families.inter ? without(slice.ranges, points) : slice.ranges
  const weights = family.weights.length === 1 ? ['400 700'] : family.weights.map(String)
  const name = wide ? 'Noto Sans Code' : family.name
  return (wide ? weights.slice(0, 1) : weights).map(
    (weight) =>
      `@font-face{font-family:'${name}';font-weight:${weight};font-display:block;` +
      `${wide ? 'size-adjust:120%;' : ''}src:url(/fonts/${slice.name}) format('woff2');` +
      `${ranges ? `unicode-range:${ranges}` : ''}}`,
  )
}

function load(): FontShelf {
  const files = new Map<string, string>()
  const css: string[] = []
  for (const family of Object.values(families)) {
    for (const slice of slicesOf(family)) {
      files.set(slice.name, slice.file)
      css.push(...faceRules(family, slice, false))
      if (family === families.sc) css.push(...faceRules(family, slice, true))
    }
  }
  const math = katexFaces()
  for (const [name, file] of math.files) files.set(name, file)
  return { css: [...css, math.css].join('\n'), files }
}

let loaded: FontShelf | undefined

/** The shelf of the package's own fonts, read once for each process. */
export const fontShelf = (): FontShelf => {
  loaded ??= load()
  return loaded
}
