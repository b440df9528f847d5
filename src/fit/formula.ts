import katex from 'katex'

/** One part of a formula between two places where a line may end, in em of the text around it. */
export interface FormulaPart {
  readonly width: number
  readonly above: number
  readonly below: number
  /** The faces on its baseline: ascent, descent, and size beside the formula's own. */
  readonly faces: readonly Face[]
  /** The author ends a line here. */
  readonly ends?: boolean
}

type Face = readonly [ascent: number, descent: number, scale: number]

/** KaTeX sets its formulas this much larger than the text around them. */
const SIZE = 1.21
/** The sizes of `\tiny` to `\Huge`, as KaTeX's style sheet has them. */
const SIZES = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.44, 1.728, 2.074, 2.488]

/** KaTeX's faces by the class that asks for them: ascent and descent in em. */
const FACES: Readonly<Record<string, readonly [number, number]>> = {
  mathnormal: [0.717, 0.218],
  mathit: [0.75, 0.25],
  mathbf: [0.951, 0.268],
  textbf: [0.951, 0.268],
  boldsymbol: [0.725, 0.216],
  amsrm: [1.003, 0.463],
  mathbb: [1.003, 0.463],
  mathcal: [0.789, 0.143],
  mathfrak: [0.741, 0.257],
  mathsf: [0.75, 0.25],
  textsf: [0.75, 0.25],
  mathscr: [0.735, 0.314],
  mathtt: [0.694, 0.229],
  texttt: [0.694, 0.229],
  size1: [0.85, 0.35],
  'small-op': [0.85, 0.35],
  size2: [1.36, 0.862],
  'large-op': [1.36, 0.862],
  size3: [1.45, 0.95],
  size4: [1.75, 1.25],
}
const MAIN: Face = [0.903, 0.272, 1]

/** The nodes that KaTeX builds, as far as this file reads them. */
interface Node {
  readonly classes?: readonly string[]
  readonly style?: Readonly<Record<string, string | undefined>>
  readonly children?: readonly Node[]
  readonly text?: string
  readonly width?: number
  readonly italic?: number
}
interface Builder {
  __renderToHTMLTree(tex: string, options: object): Node
}

const known = new Map<string, readonly FormulaPart[]>()

/** The parts of a formula, measured as KaTeX builds them, without a browser. */
export function formulaParts(tex: string, display: boolean): readonly FormulaPart[] {
  const key = `${display}${tex}`
  const found = known.get(key)
  if (found) return found
  const made = build(tex, display)
  if (known.size > 2000) known.clear()
  known.set(key, made)
  return made
}

function build(tex: string, displayMode: boolean): readonly FormulaPart[] {
  try {
    const options = { displayMode, strict: false, throwOnError: true, maxSize: 50 }
    const tree = (katex as unknown as Builder).__renderToHTMLTree(tex, options)
    const nodes = everyNode(tree)
    const parts: FormulaPart[] = []
    for (const node of nodes) {
      const last = parts.at(-1)
      if (is('base')(node)) parts.push(partOf(node))
      else if (last && is('newline')(node)) parts[parts.length - 1] = { ...last, ends: true }
    }
    return parts
  } catch {
    // Marp shows the source of a formula that KaTeX refuses.
    return [...tex].map(() => ({ width: 0.6, above: 0, below: 0, faces: [] }))
  }
}

const is = (name: string) => (node: Node) =>
  node.classes?.some((one) => one === name || one === `katex-${name}`) ?? false

function everyNode(node: Node): readonly Node[] {
  return [node, ...(node.children ?? []).flatMap(everyNode)]
}

function em(value: string | undefined): number {
  return value?.endsWith('em') ? Number.parseFloat(value) : 0
}

function partOf(base: Node): FormulaPart {
  const strut = base.children?.find(is('strut'))
  const below = -em(strut?.style?.verticalAlign)
  const above = em(strut?.style?.height) - below
  return {
    width: widthOf(base) * SIZE,
    above: above * SIZE,
    below: below * SIZE,
    faces: [MAIN, ...facesOf(base, 1)],
  }
}

/** Faces of what stands on the baseline itself: fractions and scripts have boxes of their own. */
function facesOf(node: Node, scale: number): readonly Face[] {
  const { classes = [], children = [] } = node
  if (is('vlist-t')(node) || is('strut')(node)) return []
  const own = scale * scaleOf(classes)
  const sized =
    classes.includes('delimsizing') ||
    classes.includes('op-symbol') ||
    !classes.some((one) => /^size/.test(one))
  const face = sized ? classes.map((name) => FACES[name]).find(Boolean) : undefined
  const mine: readonly Face[] = face
    ? [[face[0], face[1], own]]
    : own === scale
      ? []
      : [[MAIN[0], MAIN[1], own]]
  return [...mine, ...children.flatMap((child) => facesOf(child, own))]
}

const FLAT = [
  'strut',
  'pstrut',
  'vlist-s',
  'accent-body',
  'llap',
  'rlap',
  'clap',
  'tag',
  'hide-tail',
]

function widthOf(node: Node): number {
  const { classes = [], style = {}, children = [] } = node
  const margins = em(style.marginLeft) + em(style.marginRight) + em(style.paddingLeft)
  const scale = scaleOf(classes)
  if (FLAT.some((name) => is(name)(node)) && !classes.includes('accent-full')) return 0
  if (node.text !== undefined)
    return scale * (textWidth(node) + Math.max(0, node.italic ?? 0)) + margins
  if (classes.includes('nulldelimiter')) return 0.12
  if (classes.includes('mspace') || is('rule')(node) || classes.includes('arraycolsep'))
    return scale * (em(style.width) + em(style.borderRightWidth)) + margins
  const widths = children.map(widthOf)
  const stacked = classes.some((one) => /^(?:katex-)?vlist(?:-t|-r)?2?$/.test(one))
  const held = stacked ? Math.max(0, ...widths) : widths.reduce((sum, one) => sum + one, 0)
  // The pieces of a tall bracket are drawings, which hold nothing.
  const inner = held || em(style.width)
  return scale * (inner + margins)
}

const letters = new Map<string, number>()

/** KaTeX joins letters of one face into one node, and keeps the first one's width. */
function textWidth({ text = '', width = 0 }: Node): number {
  const all = [...text]
  if (all.length < 2) return width
  return all.reduce((sum, letter) => sum + letterWidth(letter), 0)
}

function letterWidth(letter: string): number {
  const known = letters.get(letter)
  if (known !== undefined) return known
  let width = 0.5
  if (letter === ' ' || letter === '\u00a0') width = 0.25
  else if (/[A-Za-z0-9.,;:!?()]/.test(letter)) {
    const tree = (katex as unknown as Builder).__renderToHTMLTree(`\\text{${letter}}`, {
      strict: false,
    })
    width = everyNode(tree).find((node) => node.text === letter)?.width ?? width
  } else if (letter > '\u2e80') width = 1
  letters.set(letter, width)
  return width
}

function scaleOf(classes: readonly string[]): number {
  const sized = classes.map((one) => /^(reset-)?size(\d+)$/.exec(one))
  const to = sized.find((match) => match && !match[1])?.[2]
  const from = sized.find((match) => match?.[1])?.[2]
  return to === undefined || from === undefined
    ? 1
    : (SIZES[Number(to) - 1] ?? 1) / (SIZES[Number(from) - 1] ?? 1)
}
