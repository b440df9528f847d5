import { memoized } from '../memoized.js'
import { cut, type Prose, trim } from '../parse/prose.js'

/** The end of a sentence; a stop is one before a capital, a number, or a letter of a script without capitals. */
const END =
  /[。！？!?؟۔।॥]+["”』」）)】’'»]*|…{2,}(?=[^，。])|．(?!\d)|\.(?=["”)»]?\s+["“(«„¿¡]?[\p{Lu}\p{Lt}\d`])["”)»]?|(?<!\d)\.(?=\s+["“(«]?\p{Lo})|；(?!另一方面|二是|其二|第二)(?=[^）)」』]{12,})/gu
/** Words that are written with a stop, in the languages whose notes have capitals. */
const ABBREVIATION =
  /(?<![\p{L}\p{N}])(?:e\.g|i\.e|etc|vs|cf|al|fig|eq|approx|dr|mr|mrs|ms|prof|st|inc|ltd|corp|bzw|vgl|ca|ggf|evtl|inkl|bspw|sog|usw|p\.\s*ex|p\.\s*ej|sr|sra|др|гг|тыс|напр|[\p{Lu}\p{Ll}])$/iu
/** Words that are so before a number: No. 5, Abb. 2, рис. 3. */
const NUMBERED =
  /(?<![\p{L}\p{N}])(?:nos?|nr|figs|abb|tab|kap|vol|chap|ch|sec|pp|str|art|abs|núm|pág|рис|табл|стр|гл)$/iu
/** German counts with a stop behind the number: am 3. Oktober. */
const ORDINAL =
  /(?<!\p{L})(?:am|im|der|den|dem|des|die|das|vom|zum|zur|beim|bis|ab|jede[rsnm]?)\s+\d{1,2}$/iu
/** A quotation between straight marks, which open behind a space and close before one, or before a stop; no paragraph of one. */
const STRAIGHT = /(?<=^|[\s(（:：，。])"(?=\S)[^"]{1,120}(?<=\S)"(?=$|[^\p{L}\p{N}])/gu
const OPEN = '（(「『【《“['
const CLOSE = '）)」』】》”]'

/** Cuts running text into sentences, never inside code, links, brackets or quotations. */
export const sentences = memoized((whole: Prose): readonly Prose[] => {
  const ends: number[] = []
  for (const match of whole.text.matchAll(END)) {
    const end = match.index + match[0].length
    if (match[0].startsWith('.') && isAbbreviated(whole.text, match.index)) continue
    if (isInside(whole, end)) continue
    ends.push(end)
  }
  const cuts = [0, ...ends.filter((end) => end < whole.text.length), whole.text.length]
  return cuts
    .slice(1)
    .map((end, i) => trim(cut(whole, cuts[i] ?? 0, end)))
    .filter((sentence) => sentence.text !== '')
})

/** No abbreviation or number that stands before its stop is longer. */
const LONGEST = 16

function isAbbreviated(text: string, stop: number): boolean {
  const before = text.slice(Math.max(0, stop - LONGEST), stop)
  const counted = /^\.\s+\d/u.test(text.slice(stop, stop + LONGEST))
  return ABBREVIATION.test(before) || ORDINAL.test(before) || (counted && NUMBERED.test(before))
}

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
  for (const { index, 0: quoted } of text.matchAll(STRAIGHT))
    places.fill(1, index + 1, index + quoted.length)
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
