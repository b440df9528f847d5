import { type Lang, wideScriptOf } from '../parse/script.js'
import { FACES, type Face } from './faces/face.js'

/** Custom properties of a theme, by the name that fitting has for them; what is not stated is usual. */
const PROPERTIES = {
  cover: ['type-cover', 72],
  section: ['type-section', 60],
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
  codeFloor: ['type-code-floor', 18],
  file: ['type-file', 20],
  table: ['type-table', 26],
  tableHead: ['type-table-head', 24],
  math: ['type-math', 36],
  foot: ['type-foot', 17],
  weightStatement: ['weight-statement', 700],
  weightHead: ['weight-head', 400],
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
  gapCover: ['gap-cover', 28],
  gapMeta: ['gap-meta', 40],
  indentItem: ['indent-item', 48],
  indentSubitem: ['indent-subitem', 34],
  indentStep: ['indent-step', 64],
  indentDate: ['indent-date', 248],
  gapDate: ['gap-date', 56],
  roomNumeral: ['room-numeral', 320],
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
  ruleCover: ['rule-cover', 4],
  scaleCode: ['scale-code', 0.9],
  leastFigure: ['least-figure', 240],
  leastDiagram: ['least-diagram', 300],
  splitShare: ['split-share', 0.43],
  splitGap: ['split-gap', 56],
  splitCaption: ['split-caption', 130],
  splitShareTall: ['split-share-tall', 0.6],
} as const satisfies Readonly<Record<string, readonly [string, number]>>

type Stated = Readonly<Record<keyof typeof PROPERTIES, number>>

/** What fitting knows of a theme: lengths in CSS pixels, line heights and shares as factors. */
export interface Scale extends Stated {
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
  readonly face: Face
  readonly lang: Lang
  /** Letter spacing of titles, in em. */
  readonly tracking: number
  /** The theme knows none of our layouts: a title, and blocks under it. */
  readonly plain: boolean
  /** The theme's own smaller step; absent in that step itself. */
  readonly compact?: Scale
}

/** The scale that holds on a slide: a smaller one where the slide's classes ask for it. */
export function scaleOn(modifiers: readonly string[], scale: Scale): Scale {
  const step = modifiers.includes('compact') ? (scale.compact ?? scale) : scale
  return modifiers.includes('fine') ? { ...step, code: step.codeFloor } : step
}

export type Size = '16:9' | '4:3'

/** The size of a deck's slides, as its note asks Marp for it. */
export function sizeOf(directives: Readonly<Record<string, unknown>>): Size {
  return directives.size === '4:3' ? '4:3' : '16:9'
}

type Values = ReadonlyMap<string, number>

/**
 * Reads a theme's type scale from the custom properties of `section` and `section.compact`, or from
 * what a browser measured of one that states none.
 */
export function readScale(
  css: string,
  lang: Lang,
  size: Size = '16:9',
  measured?: Readonly<Record<string, number>>,
): Scale {
  if (measured)
    return { ...scaleOf(new Map(Object.entries(measured)), faceOf(css), lang, size), plain: true }
  const rules = css.replace(/\/\*[\s\S]*?\*\//g, '')
  const values = valuesOf(rules, 'section')
  const step = valuesOf(rules, 'section.compact')
  const face = faceOf(rules)
  const whole = scaleOf(values, face, lang, size)
  if (step.size === 0) return whole
  return { ...whole, compact: scaleOf(new Map([...values, ...step]), face, lang, size) }
}

/** Numbers that the rules of a selector state, the last that states each. */
function valuesOf(rules: string, selector: string): Values {
  const values = new Map<string, number>()
  const blocks = rules.matchAll(/(?:^|[};])\s*([\w.:-]+)\s*\{([^{}]*)(?=\})/g)
  for (const [, name, body = ''] of blocks) {
    if (name !== selector && !(name === ':root' && selector === 'section')) continue
    for (const [, property = '', value] of body.matchAll(/--([\w-]+):\s*(-?[\d.]+)(?:px|em)?\s*;/g))
      values.set(property, Number(value))
  }
  return values
}

/** The Latin face that a theme names first, of those that are embedded. */
function faceOf(rules: string): Face {
  const place = ({ name }: Face) => rules.search(new RegExp(`\\b${name}\\b`)) >>> 0
  return place(FACES.serif) < place(FACES.inter) ? FACES.serif : FACES.inter
}

function scaleOf(values: Values, face: Face, lang: Lang, size: Size): Scale {
  const of = (name: string, usual: number): number => values.get(name) ?? usual
  const cjk = wideScriptOf(lang) !== undefined
  const stated = Object.entries(PROPERTIES).map(([key, [name, usual]]) => [key, of(name, usual)])
  const width = (size === '16:9' ? 1280 : 960) - 2 * of('frame-side', 72)
  const height = 720 - of('frame-top', 64) - of('frame-bottom', 56)
  const whole = cjk ? of('measure', 1088) : of('measure-latin', 1000)
  return {
    ...(Object.fromEntries(stated) as Stated),
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
    face,
    lang,
    plain: false,
    tracking: cjk ? 0 : of('tracking', -0.012),
  }
}
