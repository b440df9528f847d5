/** What fitting knows of a theme: lengths in CSS pixels, line heights as factors. */
export interface Scale {
  readonly width: number
  readonly height: number
  readonly side: number
  readonly top: number
  readonly bottom: number
  readonly measure: number
  readonly body: number
  readonly small: number
  readonly title: number
  readonly statement: number
  readonly code: number
  readonly codeFloor: number
  readonly table: number
  readonly leading: number
  readonly leadingTitle: number
  readonly leadingCode: number
  readonly gapTitle: number
  readonly gapBlock: number
  readonly gapItem: number
  readonly gapSubitem: number
  readonly indent: number
  readonly padCode: number
  readonly padCellX: number
  readonly padCell: number
  readonly padQuote: number
}

/** Reads a theme's type scale from its custom properties; what it does not state is usual. */
export function readScale(css: string, cjk: boolean, size: '16:9' | '4:3' = '16:9'): Scale {
  const px = (name: string, usual: number): number => length(css, name) ?? usual
  const body = px('type-body', 32)
  const width = size === '16:9' ? 1280 : 960
  const side = px('frame-side', 72)
  return {
    width,
    height: 720,
    side,
    top: px('frame-top', 64),
    bottom: px('frame-bottom', 56),
    measure: Math.min(px('measure', 34 * body), width - 2 * side),
    body,
    small: px('type-small', 24),
    title: px('type-title', 44),
    statement: px('type-statement', 56),
    code: px('type-code', 24),
    codeFloor: px('type-code-floor', 18),
    table: px('type-table', 26),
    leading: number(css, cjk ? 'leading-cjk' : 'leading-latin') ?? (cjk ? 1.6 : 1.45),
    leadingTitle: number(css, 'leading-title') ?? 1.25,
    leadingCode: number(css, 'leading-code') ?? 1.5,
    gapTitle: px('gap-title', 28),
    gapBlock: px('gap-block', 24),
    gapItem: px('gap-item', 16),
    gapSubitem: px('gap-subitem', 6),
    indent: px('indent-item', 36),
    padCode: px('pad-code-y', px('pad-code', 24)),
    padCellX: px('pad-cell-x', 16),
    padCell: px('pad-cell-y', px('pad-cell', 10)),
    padQuote: px('pad-quote', 28),
  }
}

function length(css: string, name: string): number | undefined {
  const match = new RegExp(`--${name}:\\s*([\\d.]+)px`).exec(css)
  return match ? Number(match[1]) : undefined
}

function number(css: string, name: string): number | undefined {
  const match = new RegExp(`--${name}:\\s*([\\d.]+)\\s*;`).exec(css)
  return match ? Number(match[1]) : undefined
}
