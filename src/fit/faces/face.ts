import { inter } from './inter.js'
import { interBold } from './inter-bold.js'
import { sourceSerif } from './source-serif.js'
import { sourceSerifBold } from './source-serif-bold.js'

/** What one weight of a face measures; widths in thousandths of an em. */
export interface Cut {
  /** Two digits of base 36 for each character of the runs that are measured. */
  readonly advances: string
  /** Pairs that stand closer or wider than their widths say, by how much: `GAP PAIRS`, tabs between. */
  readonly kerning: string
  /** Widths of what is set otherwise where figures are of one width. */
  readonly tabular: readonly (readonly [width: number, characters: string])[]
  /** Marks that Latin has too, as Chinese and Japanese set them. */
  readonly shared: Readonly<Record<'zh' | 'ja', Readonly<Record<string, number>>>>
  /** A dash of Chinese's behind Latin letters, where the face draws it for Latin. */
  readonly dash: number
  /** A syllable of Korean. */
  readonly hangul: number
}

/** A face of running text with its fallbacks. */
export interface Face {
  readonly name: string
  readonly regular: Cut
  readonly bold: Cut
  /** How far a line reaches above and below its baseline, in em. */
  readonly ascent: number
  readonly descent: number
}

/** The Latin faces that notedeck embeds, as themes name them. */
export const FACES = {
  inter: { name: 'Inter', regular: inter, bold: interBold, ascent: 0.96875, descent: 0.2412 },
  serif: {
    name: 'Source Serif 4',
    regular: sourceSerif,
    bold: sourceSerifBold,
    ascent: 1.036,
    descent: 0.335,
  },
} as const satisfies Readonly<Record<string, Face>>
