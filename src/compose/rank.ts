import type { Prose } from '../parse/prose.js'
import { termsOf } from './rules/heading-words.js'

const NEIGHBOURS = 40

/**
 * How central each text is among its neighbours, from 0 to 1: the mean overlap of its terms with
 * theirs (degree centrality, as in LexRank: https://arxiv.org/abs/1109.2128).
 */
export function rankOf(texts: readonly Prose[]): (text: Prose) => number {
  const sets = texts.map((one) => termsOf(one))
  const raw = sets.map((set, i) => {
    let sum = 0
    const from = Math.max(0, i - NEIGHBOURS)
    const near = sets.slice(from, i + NEIGHBOURS)
    near.forEach((other, k) => {
      if (from + k === i || set.size + other.size === 0) return
      let shared = 0
      for (const term of set) if (other.has(term)) shared++
      sum += shared / Math.sqrt((set.size || 1) * (other.size || 1))
    })
    return sum
  })
  const most = raw.reduce((one, other) => Math.max(one, other), 0) || 1
  const ranks = new Map(texts.map(({ text }, i) => [text, (raw[i] ?? 0) / most]))
  return ({ text }) => ranks.get(text) ?? 0
}
