import type { Element, ElementContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import katex from 'katex'
import type { Note } from '../load/note.js'
import { wordsOf } from '../parse/block.js'
import { parse } from '../parse/parse.js'
import type { Inline } from '../parse/prose.js'

/** A formula as it is written, and as one reads it in plain text. */
export interface ReadFormula {
  readonly tex: string
  readonly text: string
}

const RAISED = { from: '0123456789+-=()niT′', to: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵀ′' }
const LOWERED = { from: '0123456789+-=()aehijklmnoprstuvx', to: '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ' }

/** What stands over a letter, as marks that combine with it. */
const ACCENTS: Readonly<Record<string, string>> = {
  '^': '\u0302',
  '~': '\u0303',
  ˉ: '\u0304',
  '˙': '\u0307',
  '⃗': '\u20d7',
}

/** The formulas in a note's running text that are not plain text already, the longest first. */
export function readFormulas(note: Note): readonly ReadFormula[] {
  if (!note.text.includes('$')) return []
  const prose = parse(note).blocks.flatMap(wordsOf)
  const all = prose.flatMap(({ inlines }) => inlines.flatMap(formulasIn))
  const written = [...new Set(all)].filter((tex) => /[\\^_{}]/.test(tex))
  return written
    .toSorted((one, other) => other.length - one.length)
    .map((tex) => ({ tex, text: formulaText(tex) }))
}

/** A plain text with its formulas as one reads them; `written` says how both stand in it. */
export function withReadFormulas(
  text: string,
  formulas: readonly ReadFormula[],
  written: (text: string) => string = String,
): string {
  return formulas.reduce(
    (said, one) => said.replaceAll(written(one.tex), () => written(one.text)),
    text,
  )
}

function formulasIn(node: Inline): readonly string[] {
  if ('children' in node) return node.children.flatMap(formulasIn)
  return node.type === 'inlineMath' ? [node.value] : []
}

/** A formula as one writes it without a typesetter, from KaTeX's MathML; as TeX where it cannot be read. */
export function formulaText(tex: string): string {
  const html = katex.renderToString(tex, {
    output: 'mathml',
    throwOnError: false,
    strict: 'ignore',
  })
  const text = textOf(fromHtml(html, { fragment: true }).children.flatMap(elements))
  if (html.includes('katex-error') || !text) return tex
  // A minus that begins something is a sign of it.
  return text
    .replace(/(^|[([^]) *− +/g, '$1−')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[([)\]])/g, '')
    .trim()
}

function elements(node: { readonly type: string }): readonly Element[] {
  return node.type === 'element' ? [node as Element] : []
}

function textOf(nodes: readonly ElementContent[]): string {
  return nodes.map((node) => (node.type === 'element' ? elementText(node) : '')).join('')
}

function elementText(node: Element): string {
  const [first = '', second = '', third = ''] = node.children
    .filter((one) => one.type === 'element')
    .map(elementText)
  switch (node.tagName) {
    case 'annotation':
      return ''
    case 'mi':
    case 'mn':
    case 'mtext':
      return leafText(node)
    case 'mo':
      return operatorText(leafText(node) || textOf(node.children))
    case 'mspace':
      return ' '
    case 'msup':
      return scripted(first, small(second, RAISED, '^'))
    case 'msub':
    case 'munder':
      return scripted(first, small(second, LOWERED, '_'))
    case 'mover':
      return first + (ACCENTS[second] ?? small(second, RAISED, '^'))
    case 'mtable':
      return node.children.map((row) => textOf([row])).join('; ')
    case 'mtr':
      return node.children.map((cell) => textOf([cell])).join(', ')
    case 'msubsup':
    case 'munderover':
      return scripted(first, small(second, LOWERED, '_') + small(third, RAISED, '^'))
    case 'mfrac':
      return `${grouped(first)}/${grouped(second)}`
    case 'msqrt':
      return `√${grouped(textOf(node.children))}`
    case 'mroot':
      return `${small(second, RAISED, '')}√${grouped(first)}`
    default:
      return textOf(node.children)
  }
}

/** A function stands apart from what it is applied to; a product that is not written stays so. */
function leafText(node: Element): string {
  const text = node.children.map((one) => (one.type === 'text' ? one.value : '')).join('')
  return text.replace(/[\u2062-\u2064]/g, '').replace(/\u2061/g, ' ')
}

function operatorText(sign: string): string {
  return /^[=≈<>≤≥≠→←↔⇒⇔+−±∼∈∉⊂⊆∪∩≪≫×⋅∣≡∝]$/u.test(sign) ? ` ${sign} ` : sign
}

/** The name of a function keeps its space behind all that belongs to it. */
function scripted(base: string, script: string): string {
  return base.trimEnd() + script + (base.endsWith(' ') ? ' ' : '')
}

function small(text: string, { from, to }: typeof RAISED, mark: string): string {
  const signs = [...text.replace(/\s/g, '').replaceAll('−', '-')]
  const [all, set] = [[...from], [...to]]
  const made = signs.map((sign) => set[all.indexOf(sign)])
  return made.every(Boolean) ? made.join('') : `${mark}${grouped(text.trim())}`
}

function grouped(text: string): string {
  const plain = text.trim()
  return /^[\p{L}\p{M}]$|^[\d.,]+$|^[^\s+−/=]{1,2}$/u.test(plain) ? plain : `(${plain})`
}
