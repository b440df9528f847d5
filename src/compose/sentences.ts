import { cut, type Prose, type Span, trim } from '../parse/prose.js'

const END =
  /[。！？!?]+["”』」）)】’']*|…{2,}(?=[^，。])|\.(?=["”)]?\s+["“(]?[\p{Lu}\d`])["”)]?|；(?!另一方面|二是|其二|第二)(?=[^）)」』]{12,})/gu
const ABBREVIATION =
  /(?:\b(?:e\.g|i\.e|etc|vs|cf|al|fig|eq|no|dr|mr|mrs|ms|prof|st|approx)|\b\p{Lu})$/iu
const OPEN = '（(「『【《“['
const CLOSE = '）)」』】》”]'

/** Cuts running text into sentences, never inside code, links, brackets or quotations. */
export function sentences(whole: Prose): readonly Prose[] {
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
}

/** Whether a cut at `at` would open a bracket, a quotation or an atom. */
export function isInside(whole: Prose, at: number): boolean {
  if (whole.atoms.some((atom: Span) => atom.start < at && at < atom.end)) return true
  return depthAt(whole.text, at) > 0
}

/** How many brackets stand open at an index; a bracket that never closes counts for nothing. */
function depthAt(text: string, at: number): number {
  const open: string[] = []
  for (let i = 0; i < at; i++) {
    const unit = text[i] ?? ''
    const opens = OPEN.indexOf(unit)
    if (opens >= 0 && text.indexOf(CLOSE[opens] ?? '', i) >= 0) open.push(CLOSE[opens] ?? '')
    else if (open.at(-1) === unit) open.pop()
  }
  return open.length
}
