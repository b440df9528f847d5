/** A rectangle in the slide's own pixels. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** Words that look alike, as a browser drew them; sizes are in the slide's own pixels. */
export interface DrawnRun {
  readonly text: string
  /** RRGGBB. */
  readonly color: string
  readonly size: number
  readonly face: string
  /** All letters of the face are equally wide. */
  readonly fixed?: boolean
  readonly bold?: boolean
  readonly italic?: boolean
  readonly strike?: boolean
  readonly underline?: 'sng' | 'dotted'
  /** RRGGBB of the ground behind these words alone. */
  readonly highlight?: string
  readonly raised?: 'super' | 'sub'
  readonly link?: string
  /** Stands behind a line break. */
  readonly breaks?: boolean
}

/** What stands before an item of a list. */
export interface ItemMark {
  /** From 0. */
  readonly level: number
  /** From the box's left to the item's text. */
  readonly indent: number
  /** RRGGBB. */
  readonly color: string
  /** One character, or a counter: ECMA-376-1, 20.1.10.61 has its styles. */
  readonly sign: string | { readonly start: number; readonly style: NumberStyle }
}

export type NumberStyle = 'arabicPlain' | 'arabicPeriod' | 'alphaLcPeriod' | 'alphaUcPeriod'

export interface DrawnParagraph {
  readonly runs: readonly DrawnRun[]
  readonly align: 'left' | 'center' | 'right'
  /** From one baseline to the next. */
  readonly leading: number
  /** Free space above. */
  readonly above: number
  readonly mark?: ItemMark
}

export interface DrawnText extends Rect {
  readonly kind: 'text'
  /** A mark is what a theme sets behind or beside the words. */
  readonly role: 'title' | 'body' | 'foot' | 'mark'
  readonly paragraphs: readonly DrawnParagraph[]
  /** RRGGBB of the ground, with the free space within at top, right, bottom and left. */
  readonly fill?: string
  readonly form: Form
  readonly radius: number
  readonly padding: readonly [number, number, number, number]
  /** Width of its longest line; absent where lines may end anywhere. */
  readonly longest?: number
}

/** Names of ECMA-376-1, 20.1.10.56. */
export type Form = 'rect' | 'roundRect' | 'round2SameRect' | 'ellipse'

/** A line, a ground or a dot that a theme draws. */
export interface DrawnShape extends Rect {
  readonly kind: 'shape'
  readonly form: Form
  readonly radius: number
  /** RRGGBB. */
  readonly fill?: string
  readonly line?: Rule
}

export interface Rule {
  /** RRGGBB. */
  readonly color: string
  readonly width: number
}

interface DrawnTable extends Rect {
  readonly kind: 'table'
  /** Its first row names its columns. */
  readonly headed: boolean
  readonly widths: readonly number[]
  readonly heights: readonly number[]
  readonly rows: readonly (readonly DrawnCell[])[]
}

export interface DrawnCell {
  readonly paragraphs: readonly DrawnParagraph[]
  /** Free space at top, right, bottom and left. */
  readonly padding: readonly [number, number, number, number]
  readonly valign: 'top' | 'middle'
  readonly fill?: string
  /** At top, right, bottom and left. */
  readonly rules: readonly (Rule | null)[]
}

interface DrawnPicture extends Rect {
  readonly kind: 'picture'
  readonly alt: string
  /** A `data:` URL; until a picture of the page is taken, empty. */
  readonly data: string
}

/** What stands on a slide, from back to front. */
export type DrawnBox = DrawnText | DrawnTable | DrawnPicture | DrawnShape

/** A slide as a browser drew it. */
export interface DrawnSlide {
  readonly width: number
  readonly height: number
  /** Where the theme lets text end at the right. */
  readonly edge: number
  /** RRGGBB. */
  readonly ground: string
  /** Whether there are pictures on the ground; then a `data:` URL of it as a whole. */
  readonly backed: boolean
  readonly backdrop?: string
  readonly boxes: readonly DrawnBox[]
  /** Where the slide's number stands, and how. */
  readonly number?: Rect & { readonly color: string; readonly size: number; readonly face: string }
}
