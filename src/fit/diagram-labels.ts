import { widthOf } from './diagram-boxes.js'
import { findBreaks } from './line-breaks.js'

/** Where labels stand in what is written for the drawer, by the kind of diagram. */
const LABELS: readonly (readonly [head: RegExp, label: RegExp])[] = [
  [/^(?:graph|flowchart)\b/, /(?<=")[^"]+(?="[\])}])|(?<=[->.=]\|)[^|]+(?=\|)/g],
  [/^stateDiagram/, /(?<=-->.*: *)\S.*|(?<=^state ")[^"]+/g],
  [
    /^sequenceDiagram/,
    /(?<=^(?:\S+ (?:--?>>?|--?[x)]) \S+|note [^:]+): *)\S.*|(?<=^(?:participant|actor) \S+ as ).+/gi,
  ],
]

const BREAK = /<br\s*\/?>/i

/** A diagram, as it is written for the drawer, whose labels are in lines of at most so many em. */
export function wrapped(source: string, most: number): string {
  const label = LABELS.find(([head]) => head.test(source))?.[1]
  if (!label) return source
  const lines = source.split('\n')
  return lines.map((line) => line.replace(label, (text) => inLines(text, most))).join('\n')
}

function inLines(label: string, most: number): string {
  const parts = label.split(BREAK)
  // Marks of Mermaid's own are not to be divided.
  if (parts.some((part) => /[<#&]/.test(part))) return label
  return parts.flatMap((part) => balanced(part, most)).join('<br/>')
}

/** How much longer than the shortest that they can be lines of a label are tried. */
const STEP = 0.5

/** As few lines as can be, and as even. */
function balanced(text: string, most: number): readonly string[] {
  const words = wordsOf(text)
  const fewest = broken(words, most).length
  for (let width = widthOf(text) / fewest; width < most; width += STEP) {
    const lines = broken(words, width)
    if (lines.length <= fewest) return lines
  }
  return broken(words, most)
}

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' })
const HAN = /^\p{sc=Han}{2}$/u

/** What of a text a line is not to divide: Chinese may break between any two characters, a label's words not. */
function wordsOf(text: string): readonly string[] {
  const breaks = findBreaks(text)
  const starts = new Set([...WORDS.segment(text)].map(({ index }) => index))
  const words: string[] = []
  let from = 0
  for (let i = 1; i <= text.length; i++) {
    const isWithin = HAN.test(text.slice(i - 1, i + 1)) && !starts.has(i)
    if (!breaks[i] || isWithin) continue
    words.push(text.slice(from, i))
    from = i
  }
  return words
}

function broken(words: readonly string[], most: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    if (line !== '' && widthOf((line + word).trimEnd()) > most) {
      lines.push(line)
      line = ''
    }
    line += word
  }
  return [...lines, line]
}
