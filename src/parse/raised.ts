import type { Inline, Prose } from './prose.js'

type Text = Inline & { type: 'text' }

/**
 * Pandoc's and Typora's `H~2~O` and `2^32^`. A range `1~2` and a power `x^2+y^2` are none: what is
 * raised is one number or one word, behind a letter or a digit.
 */
const RAISED =
  /(?<=[\p{sc=Latin}\p{sc=Greek})\]])~([+-]?(?:\d+|\p{sc=Latin}{1,8}|\p{sc=Greek}+)[+-]?)~(?!~)|(?<=[\p{L}\p{N})\]~])\^([+-]?(?:\d+|\p{sc=Latin}{1,8}|\p{sc=Greek}+)[+-]?)\^(?![\^\d\p{sc=Latin}])/gu

/** A text with what is raised or lowered in it apart. */
export function withRaised(leaf: Text): readonly Inline[] {
  if (!/[~^]/.test(leaf.value)) return [leaf]
  const parts: Inline[] = []
  let from = 0
  for (const { 0: whole, 1: low, index } of leaf.value.matchAll(RAISED)) {
    const words = part(leaf, index + 1, index + whole.length - 1)
    if (index > from) parts.push(part(leaf, from, index))
    parts.push({ type: low === undefined ? 'superscript' : 'subscript', children: [words] })
    from = index + whole.length
  }
  return from === 0 ? [leaf] : [...parts, part(leaf, from, leaf.value.length)]
}

/** A piece of a text, by its own indices. */
export function part({ value, offsets }: Text, from: number, to: number): Text {
  return { type: 'text', value: value.slice(from, to), offsets: offsets.slice(from, to) }
}

const HIGH = signs('0123456789+-()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱ')
const LOW = signs('0123456789+-()', '₀₁₂₃₄₅₆₇₈₉₊₋₍₎')

function signs(plain: string, set: string): ReadonlyMap<string, string> {
  return new Map([...plain].map((sign, i) => [sign, [...set][i] ?? sign]))
}

/** A prose as plain text that loses nothing of it: `2³²`, `xᵗʰ` as `x^th`. */
export function plainly({ inlines, text }: Prose): string {
  return inlines.some(hasRaised) ? inlines.map(plain).join('') : text
}

function hasRaised(node: Inline): boolean {
  return isRaised(node) || ('children' in node && node.children.some(hasRaised))
}

type Raised = Inline & { readonly type: 'superscript' | 'subscript'; readonly children: unknown }

export function isRaised(node: Inline): node is Raised {
  return node.type === 'superscript' || node.type === 'subscript'
}

function plain(node: Inline): string {
  if (!('children' in node)) return node.value
  const text = node.children.map(plain).join('')
  if (!isRaised(node)) return text
  const [table, mark] = node.type === 'superscript' ? [HIGH, '^'] : [LOW, '_']
  const set = [...text].map((sign) => table.get(sign))
  if (!set.includes(undefined)) return set.join('')
  return mark + (/^[\p{L}\p{N}]+$/u.test(text) ? text : `(${text})`)
}
