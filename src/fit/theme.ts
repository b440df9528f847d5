/** What fitting knows of a theme: lengths in CSS pixels, line heights as factors. */
export interface Scale {
  /** The frame that content may fill. */
  readonly width: number
  readonly height: number
  /** The frame of slides that are set in the optical middle. */
  readonly middle: number
  /** How wide text runs: body, and lead-ins and sub-points. */
  readonly text: number
  readonly textSub: number
  readonly textStatement: number
  readonly body: number
  readonly lead: number
  readonly sub: number
  readonly small: number
  readonly title: number
  readonly statement: number
  readonly pair: number
  readonly quote: number
  readonly code: number
  readonly codeBig: number
  readonly table: number
  readonly tableHead: number
  readonly math: number
  readonly leading: number
  readonly leadingTitle: number
  readonly leadingStatement: number
  readonly leadingPair: number
  readonly leadingTable: number
  readonly leadingCode: number
  readonly gapTitle: number
  readonly gapBlock: number
  readonly gapItem: number
  readonly gapSubitem: number
  readonly gapTakeaway: number
  readonly gapSmall: number
  readonly gapPair: number
  readonly gapColumn: number
  readonly indentItem: number
  readonly indentSubitem: number
  readonly indentStep: number
  readonly indentDate: number
  readonly padCodeX: number
  readonly padCodeY: number
  readonly padCodeBigX: number
  readonly padCodeBigY: number
  readonly padCellX: number
  readonly padCellY: number
  readonly padQuote: number
  readonly splitShare: number
  /** Whether Chinese or Japanese rules the marks that Latin shares. */
  readonly wide: boolean
  /** Letter spacing of titles, in em. */
  readonly tracking: number
  /** Inline code: its size beside the text's, and its padding. */
  readonly scaleCode: number
  readonly padCode: number
  readonly gapCaption: number
  readonly padHead: number
  readonly ruleHead: number
  readonly ruleHair: number
  readonly ruleAccent: number
  readonly padCellWideX: number
  readonly padCellWideY: number
  readonly textWhole: number
  readonly padAgenda: number
  readonly padMinutes: number
  readonly padMinutesNarrow: number
  readonly textAgenda: number
}

export type Size = '16:9' | '4:3'

/** The size of a deck's slides, as its note asks Marp for it. */
export function sizeOf(directives: Readonly<Record<string, unknown>>): Size {
  return directives['size'] === '4:3' ? '4:3' : '16:9'
}

/**
 * Reads a theme's type scale from its custom properties, the first that states each; what it does
 * not state is as in the theme that we ship.
 */
export function readScale(css: string, cjk: boolean, size: Size = '16:9'): Scale {
  const of = (name: string, usual: number): number => {
    const match = new RegExp(`--${name}:\\s*([\\d.]+)(?:px)?\\s*;`).exec(css)
    return match ? Number(match[1]) : usual
  }
  const width = (size === '16:9' ? 1280 : 960) - 2 * of('frame-side', 72)
  const height = 720 - of('frame-top', 64) - of('frame-bottom', 56)
  return {
    width,
    height,
    middle: height - of('frame-lift', 56),
    text: Math.min(width, cjk ? of('measure', 1088) : of('measure-latin', 1000)),
    textSub: Math.min(width, cjk ? of('measure-sub', 952) : of('measure-latin-sub', 875)),
    textStatement: Math.min(width, of('measure-statement', 1010)),
    body: of('type-body', 32),
    lead: of('type-lead', 28),
    sub: of('type-sub', 28),
    small: of('type-small', 24),
    title: of('type-title', 44),
    statement: of('type-statement', 56),
    pair: of('type-pair', 40),
    quote: of('type-quote', 38),
    code: of('type-code', 24),
    codeBig: of('type-code-big', 40),
    table: of('type-table', 26),
    tableHead: of('type-table-head', 24),
    math: of('type-math', 36),
    leading: cjk ? of('leading-cjk', 1.6) : of('leading-latin', 1.45),
    leadingTitle: of('leading-title', 1.25),
    leadingStatement: of('leading-statement', 1.4),
    leadingPair: of('leading-pair', 1.5),
    leadingTable: of('leading-table', 1.4),
    leadingCode: of('leading-code', 1.5),
    gapTitle: of('gap-title', 32),
    gapBlock: of('gap-block', 24),
    gapItem: of('gap-item', 20),
    gapSubitem: of('gap-subitem', 8),
    gapTakeaway: of('gap-takeaway', 16),
    gapSmall: of('gap-small', 12),
    gapPair: of('gap-pair', 40),
    gapColumn: of('gap-column', 64),
    indentItem: of('indent-item', 48),
    indentSubitem: of('indent-subitem', 34),
    indentStep: of('indent-step', 64),
    indentDate: of('indent-date', 248),
    padCodeX: of('pad-code-x', 32),
    padCodeY: of('pad-code-y', 20),
    padCodeBigX: of('pad-code-big-x', 48),
    padCodeBigY: of('pad-code-big-y', 40),
    padCellX: of('pad-cell-x', 32),
    padCellY: of('pad-cell-y', 12),
    padQuote: of('pad-quote', 28) + of('rule-quote', 4),
    splitShare: of('split-share', 0.43),
    wide: cjk,
    tracking: cjk ? 0 : -0.012,
    scaleCode: of('scale-code', 0.9),
    padCode: of('pad-code-inline', 6),
    gapCaption: of('gap-caption', 14),
    padHead: of('pad-head', 14),
    ruleHead: of('rule-head', 2),
    ruleHair: of('rule-hair', 1),
    ruleAccent: of('rule-accent', 3),
    padCellWideX: of('pad-cell-wide-x', 20),
    padCellWideY: of('pad-cell-wide-y', 8),
    padAgenda: of('pad-agenda', 10),
    padMinutes: of('pad-minutes', 160),
    padMinutesNarrow: of('pad-minutes-narrow', 120),
    textAgenda: Math.min(width, of('measure-agenda', 960)),
    textWhole: cjk ? of('measure', 1088) : of('measure-latin', 1000),
  }
}
