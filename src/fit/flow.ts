import { foreign } from '../parse/foreign.js'
import type { Inline } from '../parse/prose.js'
import { advance, kerning, monoAdvance, tabularAdvance } from './advances.js'
import type { Cut, Face } from './faces/face.js'
import { type FormulaPart, formulaParts } from './formula.js'
import { atPhrases, findBreaks } from './line-breaks.js'
import { autospace, isClosing, isLatin, isOpening, spacing } from './spacing.js'

/** How a text is set: lengths in CSS pixels. */
export interface Type {
  readonly size: number
  readonly bold?: boolean
  readonly face: Face
  /** Whether Chinese or Japanese draws the marks that Latin shares. */
  readonly script?: 'zh' | 'ja' | undefined
  /** Letter spacing in em. */
  readonly tracking?: number
  readonly codeScale: number
  readonly codePad: number
  /** Line height of formulas; 1.2, as KaTeX has it, unless told. */
  readonly mathLeading?: number
  /** Whether a text in Chinese is marked as such, since its deck is in another script. */
  readonly latin?: boolean
  /** Whether lines end at phrases only: `word-break: keep-all`. */
  readonly phrased?: boolean
  /** Whether figures are of one width. */
  readonly tabular?: boolean
}

/** A text ready to be broken: for each UTF-16 unit its width and what stands before it, in pixels. */
export interface Flow {
  readonly text: string
  readonly widths: readonly number[]
  /** Space between a unit and the one before it, gone where a line begins with it. */
  readonly gaps: readonly number[]
  /** Number of the inline code that a unit belongs to, from 1; 0 outside. */
  readonly code: readonly number[]
  readonly formulas: ReadonlyMap<number, FormulaPart>
  readonly type: Type
  /** Where a line may end before a unit (1), and where it must (2); found when it is asked for. */
  breaks?: Uint8Array
}

interface Draft {
  text: string
  readonly widths: number[]
  readonly gaps: number[]
  readonly code: number[]
  readonly formulas: Map<number, FormulaPart>
  codes: number
  /** Whether the last letter was Latin. */
  latin: boolean
  /** Whether spaces between scripts are those of Chinese. */
  readonly chinese: boolean
}

const flows = new WeakMap<readonly Inline[], Map<string, Flow>>()

/** Lays a prose out on one endless line; what was laid out once is remembered with its text. */
export function flowOf(inlines: readonly Inline[], type: Type): Flow {
  const own = flows.get(inlines) ?? new Map<string, Flow>()
  flows.set(inlines, own)
  const key = keyOf(type)
  const flow = own.get(key) ?? layOut(inlines, type)
  own.set(key, flow)
  return flow
}

const keys = new WeakMap<Type, string>()

function keyOf(type: Type): string {
  const known = keys.get(type)
  if (known) return known
  const { face, size, bold, script, tracking, codeScale, codePad } = type
  const set = [face.name, size, bold, script, tracking, codeScale, codePad]
  const key = [...set, type.mathLeading, type.phrased, type.tabular, type.latin].join(' ')
  keys.set(type, key)
  return key
}

function layOut(inlines: readonly Inline[], type: Type): Flow {
  const draft: Draft = {
    text: '',
    widths: [],
    gaps: [],
    code: [],
    formulas: new Map(),
    codes: 0,
    latin: false,
    chinese: type.script === 'zh' || (type.latin === true && isChinese(inlines)),
  }
  addInlines(draft, inlines, type, type.bold ?? false)
  return { ...draft, type }
}

function isChinese(inlines: readonly Inline[]): boolean {
  return foreign(inlines.map(wordsOf).join(''), 'en') === 'zh'
}

function wordsOf(node: Inline): string {
  if ('children' in node) return node.children.map(wordsOf).join('')
  return node.type === 'text' ? node.value : ''
}

/** As `flowOf`, for a plain text. */
export function flowOfText(text: string, type: Type): Flow {
  return flowOf([{ type: 'text', value: text, offsets: [] }], type)
}

/** How large the themes set what is raised or lowered, in em; it makes no line taller. */
const RAISED = 0.7

function addInlines(draft: Draft, inlines: readonly Inline[], type: Type, bold: boolean): void {
  for (const node of inlines) {
    if (node.type === 'superscript' || node.type === 'subscript')
      addInlines(draft, node.children, { ...type, size: type.size * RAISED }, bold)
    else if ('children' in node)
      addInlines(draft, node.children, type, bold || node.type === 'strong')
    else if (node.type === 'text') addText(draft, node.value, type, bold)
    else if (node.type === 'inlineCode') addCode(draft, node.value, type)
    else addFormula(draft, node.value, type)
  }
}

function push(draft: Draft, character: string, width: number, gap: number, code = 0): void {
  draft.text += character
  draft.widths.push(width)
  draft.gaps.push(gap)
  draft.code.push(code)
  for (let i = 1; i < character.length; i++) {
    draft.widths.push(0)
    draft.gaps.push(0)
    draft.code.push(code)
  }
}

function addText(
  draft: Draft,
  text: string,
  { size, face, script, tracking = 0, tabular }: Type,
  bold: boolean,
): void {
  const cut = bold ? face.bold : face.regular
  let before = draft.code.at(-1) === 0 ? lastOf(draft.text) : ''
  let fresh = true
  let joined = false
  for (const character of text.replace(/\s+/g, ' ')) {
    if (character === ' ' && before === ' ') {
      push(draft, character, 0, 0)
      continue
    }
    const pair = fresh
      ? autospace(before, character, draft.chinese)
      : spacing(before, character, draft.chinese) + kerned(before, character, cut, tabular)
    const width =
      joined || character === '\u200d'
        ? 0
        : ((tabular && tabularAdvance(character, cut)) || advance(character, cut, script)) +
          tracking
    push(draft, character, width * size, before === '' ? 0 : pair * size)
    joined = character === '\u200d'
    draft.latin = isLatin(character, draft.latin)
    before = character
    fresh = false
  }
}

/** Figures of one width stand at no pair's own distance. */
function kerned(before: string, after: string, cut: Cut, tabular = false): number {
  const even =
    tabular &&
    (tabularAdvance(before, cut) !== undefined || tabularAdvance(after, cut) !== undefined)
  return even ? 0 : kerning(before, after, cut)
}

function lastOf(text: string): string {
  const last = text.at(-1) ?? ''
  return /[\udc00-\udfff]/.test(last) ? text.slice(-2) : last === '\ufffc' ? '' : last
}

function addCode(draft: Draft, value: string, { size, codeScale, codePad }: Type): void {
  const id = ++draft.codes
  const start = draft.widths.length
  for (const character of value.replace(/\s/g, ' '))
    push(draft, character, monoAdvance(character) * codeScale * size, 0, id)
  const end = draft.widths.length - 1
  if (end < start) return
  draft.widths[start] = (draft.widths[start] ?? 0) + codePad
  draft.widths[end] = (draft.widths[end] ?? 0) + codePad
}

function addFormula(draft: Draft, tex: string, { size }: Type): void {
  for (const part of formulaParts(tex, false)) {
    draft.formulas.set(draft.text.length, part)
    push(draft, '\ufffc', part.width * size, 0)
  }
}

/** Where a line may end before a unit (1), and where it must (2). */
export function breaksOf(flow: Flow): Uint8Array {
  flow.breaks ??= flow.type.phrased
    ? atPhrases(flow.text, findBreaks(flow.text))
    : findBreaks(flow.text)
  return flow.breaks
}

/** Width of a unit where a line begins with it, in pixels. */
export function leadWidth({ text, widths, code, type }: Flow, at: number): number {
  const width = widths[at] ?? 0
  const half = code[at] === 0 && isOpening(text[at] ?? '') && width > 0.9 * type.size
  return half ? width - 0.5 * type.size : width
}

/** How far a unit may reach over its line's end, in pixels: the empty half of a closing mark. */
export function overhang({ text, widths, code, type }: Flow, at: number): number {
  const full = code[at] === 0 && (widths[at] ?? 0) > 0.9 * type.size
  return full && isClosing(text[at] ?? '') ? 0.5 * type.size : 0
}
