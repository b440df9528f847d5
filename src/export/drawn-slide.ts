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
  readonly bold?: boolean
  readonly italic?: boolean
  readonly strike?: boolean
  readonly raised?: 'super' | 'sub'
  readonly link?: string
  /** Stands behind a line break. */
  readonly breaks?: boolean
}

export interface DrawnParagraph {
  readonly runs: readonly DrawnRun[]
  readonly align: 'left' | 'center' | 'right'
  /** From one baseline to the next. */
  readonly leading: number
  /** Free space above. */
  readonly above: number
  /** From 0; present for an item of a list. */
  readonly level?: number
  /** The number that an item's list begins with; absent for points. */
  readonly start?: number
}

interface DrawnText extends Rect {
  readonly kind: 'text'
  readonly role: 'title' | 'body' | 'foot'
  readonly paragraphs: readonly DrawnParagraph[]
  /** RRGGBB of the ground, with the free space within at top, right, bottom and left. */
  readonly fill?: string
  readonly padding: readonly [number, number, number, number]
}

interface DrawnTable extends Rect {
  readonly kind: 'table'
  readonly widths: readonly number[]
  readonly heights: readonly number[]
  readonly rows: readonly (readonly DrawnCell[])[]
}

export interface DrawnCell {
  readonly paragraph: DrawnParagraph
  /** Free space at the left and at the right. */
  readonly padding: readonly [number, number]
  readonly fill?: string
  /** RRGGBB and width of the rule below. */
  readonly rule?: { readonly color: string; readonly width: number }
}

interface DrawnPicture extends Rect {
  readonly kind: 'picture'
  readonly alt: string
  /** A `data:` URL; until a picture of the page is taken, empty. */
  readonly data: string
}

/** What stands on a slide, from back to front. */
export type DrawnBox = DrawnText | DrawnTable | DrawnPicture

/** A slide as a browser drew it. */
export interface DrawnSlide {
  readonly width: number
  readonly height: number
  /** RRGGBB. */
  readonly ground: string
  readonly accent: string
  /** Whether there are pictures on the ground; then a `data:` URL of it as a whole. */
  readonly backed: boolean
  readonly backdrop?: string
  readonly boxes: readonly DrawnBox[]
  /** Where the slide's number stands, and how. */
  readonly number?: Rect & { readonly color: string; readonly size: number; readonly face: string }
}
