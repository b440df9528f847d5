import LineBreaker from 'linebreak'
import type { Inline, Prose } from '../parse/prose.js'
import { isCjk } from '../parse/script.js'
import { advance, monoAdvance } from './advances.js'

/** Inline code stands in a tinted box, em of padding a side, and is set a little smaller. */
const CODE = { pad: 0.22, scale: 0.88 }
/** Space that `text-autospace` puts between Chinese and Latin, in em. */
const AUTOSPACE = 0.125

/** How many lines a text takes in a column, in em of its own size. */
export function linesOf(prose: Prose, width: number, bold = false): number {
  return countLines(prose.text, widthsOf(prose.inlines, bold), width)
}

/** Width of a text on one line, in em of its own size. */
export function widthOf(prose: Prose): number {
  return widthsOf(prose.inlines, false).reduce((sum, one) => sum + one, 0)
}

/** As `linesOf`, for a plain text. */
export function linesOfText(text: string, width: number, bold = false): number {
  return countLines(text, widths(text, (character) => advance(character, bold)), width)
}

/** Lines of code in a column, in em of its own size: code wraps wherever it must. */
export function linesOfCode(line: string, width: number): number {
  const sum = widths(line.replace(/\t/g, '    '), monoAdvance).reduce((all, one) => all + one, 0)
  return Math.max(1, Math.ceil(sum / width - 1e-6))
}

function widths(text: string, of: (character: string) => number): number[] {
  const all: number[] = []
  let before = ''
  for (const character of text) {
    const gap = before !== '' && isCjk(before) !== isCjk(character) && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(character)
    all.push(of(character) + (gap ? AUTOSPACE : 0))
    for (let i = 1; i < character.length; i++) all.push(0)
    before = character
  }
  return all
}

function widthsOf(inlines: readonly Inline[], bold: boolean): number[] {
  return inlines.flatMap((node) => {
    if ('children' in node) return widthsOf(node.children, bold || node.type === 'strong')
    if (node.type === 'text') return widths(node.value, (character) => advance(character, bold))
    const own = widths(node.value, (character) => monoAdvance(character) * CODE.scale)
    if (node.type === 'inlineCode' && own.length > 0) {
      own[0] = (own[0] ?? 0) + CODE.pad
      own[own.length - 1] = (own.at(-1) ?? 0) + CODE.pad
    }
    return own
  })
}

function countLines(text: string, advances: readonly number[], width: number): number {
  if (text === '') return 0
  const breaker = new LineBreaker(text)
  let lines = 1
  let used = 0
  let from = 0
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const word = sum(advances, from, next.position)
    const bare = word - trailing(text, advances, from, next.position)
    if (used + bare > width + 1e-6 && used > 0) {
      lines++
      used = 0
    }
    // A word wider than the column is broken anywhere.
    if (bare > width) lines += Math.ceil(bare / width) - 1
    used = bare > width ? bare % width : used + word
    if (next.required && next.position < text.length) {
      lines++
      used = 0
    }
    from = next.position
  }
  return lines
}

function sum(advances: readonly number[], from: number, to: number): number {
  let all = 0
  for (let i = from; i < to; i++) all += advances[i] ?? 0
  return all
}

function trailing(text: string, advances: readonly number[], from: number, to: number): number {
  let all = 0
  for (let i = to - 1; i >= from && /\s/.test(text[i] ?? ''); i--) all += advances[i] ?? 0
  return all
}
