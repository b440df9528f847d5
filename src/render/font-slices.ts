import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { FontFamily } from './font-families.js'

const require = createRequire(import.meta.url)

/** One file of a family, with the characters that it is said to hold. */
export interface FontSlice {
  readonly file: string
  readonly claims: (codePoint: number) => boolean
}

const parseRange = (range: string): readonly [number, number] => {
  const [from = '', to = from] = range.replace('U+', '').split('-')
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
}

const claimsOf = (ranges: string): FontSlice['claims'] => {
  const parsed = ranges.split(',').map(parseRange)
  return (codePoint) => parsed.some(([from, to]) => codePoint >= from && codePoint <= to)
}

const load = (family: FontFamily): readonly FontSlice[] => {
  const root = path.dirname(require.resolve(`${family.source}/package.json`))
  if (family.file) return [{ file: path.join(root, family.file), claims: () => true }]
  const stem = path.basename(family.source)
  const table: Record<string, string> = JSON.parse(
    readFileSync(path.join(root, 'unicode.json'), 'utf8'),
  )
  const slices = Object.entries(table).map(([subset, ranges]) => ({
    file: path.join(
      root,
      'files',
      `${stem}-${subset.replace(/[[\]]/g, '')}-${family.axis ?? family.weights[0]}-normal.woff2`,
    ),
    claims: claimsOf(ranges),
  }))
  // Fontsource lists the common subsets last; where two claim a character, CSS takes the last too.
  return slices.reverse()
}

const loaded = new Map<string, readonly FontSlice[]>()

/** The files of a family, the commonest first; read once for each process. */
export const slicesOf = (family: FontFamily): readonly FontSlice[] => {
  const known = loaded.get(family.source) ?? load(family)
  loaded.set(family.source, known)
  return known
}
