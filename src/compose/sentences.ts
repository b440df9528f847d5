import { memoized } from '../memoized.js'
import { cut, type Prose, trim } from '../parse/prose.js'

const END =
  /[。！？!?]+["”』」）)】’']*|…{2,}(?=[^，。])|\.(?=["”)]?\s+["“(]?[\p{Lu}\d`])["”)]?|；(?!另一方面|二是|其二|第二)(?=[^）)」』]{12,})/gu
const ABBREVIATION =
  /(?:\b(?:e\.g|i\.e|etc|vs|cf|al|fig|eq|no|dr|mr|mrs|ms|prof|st|approx)|\b\p{Lu})$/iu
const OPEN = '（(「『【《“['
const CLOSE = '）)」』】》”]'

/** Cuts running text into sentences, never inside code, links, brackets or quotations. */
export const sentences = memoized((whole: Prose): readonly Prose[] => {
  const ends: number[] = []
  for (const match of whole.text.matchAll(END)) {
    const end = match.index + match[0].length
    if (match[0].startsWith('.') && ABBREVIATION.test(whole.text.slice(0, match.index))) continue
    if (isInside(whole, end)) continue
    ends.push(end)
  }
  const cuts = [0, ...ends.filter((end) => end < whole.text.length), whole.text.length]
  return cuts
    .slice(1)
    .map((end, i) => trim(cut(whole, cuts[i] ?? 0, end)))
    .filter((sentence) => sentence.text !== '')
})

const inside = new WeakMap<Prose, Uint8Array>()

/** Whether a cut at `at` would open a bracket, a quotation or an atom. */
export function isInside(whole: Prose, at: number): boolean {
  const known = inside.get(whole) ?? findInside(whole)
  inside.set(whole, known)
  return known[at] === 1
}

/** For each place of a text whether it is within something; a bracket that never closes is none. */
function findInside({ text, atoms }: Prose): Uint8Array {
  const places = new Uint8Array(text.length + 1)
  for (const atom of atoms) places.fill(1, atom.start + 1, atom.end)
  const open: string[] = []
  for (let i = 0; i < text.length; i++) {
    if (open.length > 0) places[i] = 1
    const unit = text[i] ?? ''
    const opens = OPEN.indexOf(unit)
    const close = CLOSE[opens] ?? ''
    if (opens >= 0 && text.indexOf(close, i) >= 0) open.push(close)
    else if (open.at(-1) === unit) open.pop()
  }
  if (open.length > 0) places[text.length] = 1
  return places
}
