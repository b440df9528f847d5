import { memoized } from '../memoized.js'
import type { Prose } from '../parse/prose.js'
import { measure } from '../parse/script.js'

/**
 * How much of a slide a text takes, as Chinese characters: a word of another script takes 1.45, so
 * that the caps of both, 120 characters and 80 words, are nearly one number.
 */
export function weight(text: string): number {
  const { characters, words } = measure(text)
  return characters + words * WORD
}

const WORD = 1.45

/** The weight of a prose, which is asked for again and again. */
export const weightOf = memoized(({ text }: Prose): number => weight(text))

/** Words, and what stands under them: an item of a list, a point. */
interface Branch {
  readonly prose: Prose
  readonly children: readonly Branch[]
}

/** The weight of an item with all that it holds. */
export function branchWeight({ prose, children }: Branch): number {
  return weightOf(prose) + children.reduce((sum, child) => sum + branchWeight(child), 0)
}

/** How wide a text is set, in em: a Chinese character is one, a letter a little more than half. */
export function breadth(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 1 : 0.56), 0)
}

/** Budgets of a slide, from 243 decks that people made. */
export const BUDGET = {
  /** Text only: what one aims for, and what nine of ten decks stay under. */
  text: 80,
  cap: 110,
  points: 5,
  pointsCap: 7,
  codeLines: 13,
  /** Text beside code. */
  besideCode: 40,
} as const
