/** Custom properties of a theme, by the name that fitting has for them; what is not stated is usual. */
const PROPERTIES = {
  body: ['type-body', 32],
  lead: ['type-lead', 28],
  sub: ['type-sub', 28],
  small: ['type-small', 24],
  title: ['type-title', 44],
  statement: ['type-statement', 56],
  pair: ['type-pair', 40],
  quote: ['type-quote', 38],
  code: ['type-code', 24],
  codeBig: ['type-code-big', 40],
  file: ['type-file', 20],
  table: ['type-table', 26],
  tableHead: ['type-table-head', 24],
  math: ['type-math', 36],
  leadingTitle: ['leading-title', 1.25],
  leadingStatement: ['leading-statement', 1.4],
  leadingPair: ['leading-pair', 1.5],
  leadingTable: ['leading-table', 1.4],
  leadingCode: ['leading-code', 1.5],
  gapTitle: ['gap-title', 32],
  gapBlock: ['gap-block', 24],
  gapItem: ['gap-item', 20],
  gapSubitem: ['gap-subitem', 8],
  gapTakeaway: ['gap-takeaway', 16],
  gapSmall: ['gap-small', 12],
  gapPair: ['gap-pair', 40],
  gapColumn: ['gap-column', 64],
  gapCaption: ['gap-caption', 14],
  indentItem: ['indent-item', 48],
  indentSubitem: ['indent-subitem', 34],
  indentStep: ['indent-step', 64],
  indentDate: ['indent-date', 248],
  padCodeX: ['pad-code-x', 32],
  padCodeY: ['pad-code-y', 20],
  padFileX: ['pad-file-x', 20],
  padFileY: ['pad-file-y', 8],
  padCodeBigX: ['pad-code-big-x', 48],
  padCodeBigY: ['pad-code-big-y', 40],
  padCode: ['pad-code-inline', 6],
  padCellX: ['pad-cell-x', 32],
  padCellY: ['pad-cell-y', 12],
  padCellWideX: ['pad-cell-wide-x', 20],
  padCellWideY: ['pad-cell-wide-y', 8],
  padAgenda: ['pad-agenda', 10],
  padMinutes: ['pad-minutes', 160],
  padMinutesNarrow: ['pad-minutes-narrow', 120],
  padHead: ['pad-head', 14],
  ruleHead: ['rule-head', 2],
  ruleHair: ['rule-hair', 1],
  ruleAccent: ['rule-accent', 3],
  scaleCode: ['scale-code', 0.9],
  splitShare: ['split-share', 0.43],
} as const satisfies Readonly<Record<string, readonly [string, number]>>

/** What fitting knows of a theme: lengths in CSS pixels, line heights and shares as factors. */
export interface Scale extends Readonly<Record<keyof typeof PROPERTIES, number>> {
  /** The frame that content may fill. */
  readonly width: number
  readonly height: number
  /** The height of the frame of slides that are set in the optical middle. */
  readonly middle: number
  /** How wide text runs: body, lead-ins and sub-points, statements, the agenda. */
  readonly text: number
  readonly textSub: number
  readonly textStatement: number
  readonly textAgenda: number
  /** How wide body text would run in a frame that is wide enough. */
  readonly textWhole: number
  readonly leading: number
  readonly padQuote: number
  /** Whether Chinese or Japanese rules the marks that Latin shares. */
  readonly wide: boolean
  /** Letter spacing of titles, in em. */
  readonly tracking: number
}

export type Size = '16:9' | '4:3'

/** The size of a deck's slides, as its note asks Marp for it. */
export function sizeOf(directives: Readonly<Record<string, unknown>>): Size {
  return directives.size === '4:3' ? '4:3' : '16:9'
}

/** Reads a theme's type scale from its custom properties, the first that states each. */
export function readScale(css: string, cjk: boolean, size: Size = '16:9'): Scale {
  const of = (name: string, usual: number): number => {
    const match = new RegExp(`--${name}:\\s*([\\d.]+)(?:px)?\\s*;`).exec(css)
    return match ? Number(match[1]) : usual
  }
  const stated = Object.entries(PROPERTIES).map(([key, [name, usual]]) => [key, of(name, usual)])
  const width = (size === '16:9' ? 1280 : 960) - 2 * of('frame-side', 72)
  const height = 720 - of('frame-top', 64) - of('frame-bottom', 56)
  const whole = cjk ? of('measure', 1088) : of('measure-latin', 1000)
  return {
    ...(Object.fromEntries(stated) as Record<keyof typeof PROPERTIES, number>),
    width,
    height,
    middle: height - of('frame-lift', 56),
    text: Math.min(width, whole),
    textSub: Math.min(width, cjk ? of('measure-sub', 952) : of('measure-latin-sub', 875)),
    textStatement: Math.min(width, of('measure-statement', 1010)),
    textAgenda: Math.min(width, of('measure-agenda', 960)),
    textWhole: whole,
    leading: cjk ? of('leading-cjk', 1.6) : of('leading-latin', 1.45),
    padQuote: of('pad-quote', 28) + of('rule-quote', 4),
    wide: cjk,
    tracking: cjk ? 0 : -0.012,
  }
}
