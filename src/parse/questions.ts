import type { Block, Item, List, Paragraph } from './block.js'
import { itemOf } from './definitions.js'
import { lineStarts } from './lines.js'
import { cut, type Prose, trim } from './prose.js'

const QUESTION = /^(?:Q|问|问题|提问)\s?\d{0,2}\s?(?:[:：]|\.(?=\s))\s*/
const ANSWER = /^(?:A|答|答案|回答)\s?\d{0,2}\s?(?:[:：]|\.(?=\s))\s*/

/** A question and its answer, in paragraphs of the note. */
interface Exchange {
  readonly question: Prose
  readonly answer: readonly Prose[]
}

/**
 * Reads `Q: …` and `A: …`, or 问： and 答：, on lines or paragraphs right after one another, as a list of
 * questions with their answers under them. What stands between an answer and the next question goes
 * on with the answer.
 */
export function withQuestions(blocks: readonly Block[], source: string): readonly Block[] {
  if (!blocks.some(asks)) return blocks
  const found: Block[] = []
  for (let at = 0; at < blocks.length; ) {
    const run: Exchange[] = []
    let end = at
    for (let next = exchangeAt(blocks, at, source); next; next = exchangeAt(blocks, end, source)) {
      run.push(next.exchange)
      end = next.end
    }
    const range = { start: blocks[at]?.range.start ?? 0, end: blocks[end - 1]?.range.end ?? 0 }
    found.push(...(run.length > 0 ? [listOf(run, range)] : blocks.slice(at, at + 1)))
    at = Math.max(end, at + 1)
  }
  return found
}

/** The exchange that begins with a block, and the block after it. */
function exchangeAt(
  blocks: readonly Block[],
  at: number,
  source: string,
): { readonly exchange: Exchange; readonly end: number } | undefined {
  const first = paragraphAt(blocks, at)
  if (!first || !asks(first)) return undefined
  const inside = lineStarts(first.prose, source).find((start) =>
    ANSWER.test(first.prose.text.slice(start).trimStart()),
  )
  const next = paragraphAt(blocks, at + 1)
  const [question, answer, end] =
    inside === undefined
      ? [first.prose, next?.prose, at + 2]
      : [
          trim(cut(first.prose, 0, inside)),
          trim(cut(first.prose, inside, first.prose.text.length)),
          at + 1,
        ]
  if (!answer || !ANSWER.test(answer.text)) return undefined
  const more = furtherAt(blocks, end)
  const own = { question: behind(question, QUESTION), answer: [behind(answer, ANSWER), ...more] }
  return own.question.text === '' || own.answer[0]?.text === ''
    ? undefined
    : { exchange: own, end: end + more.length }
}

/** Paragraphs up to one that asks; none where nobody asks any more. */
function furtherAt(blocks: readonly Block[], from: number): readonly Prose[] {
  const more: Prose[] = []
  for (let i = from; ; i++) {
    const block = paragraphAt(blocks, i)
    if (!block) return []
    if (asks(block)) return more
    more.push(block.prose)
  }
}

function asks(block: Block): boolean {
  return block.kind === 'paragraph' && QUESTION.test(block.prose.text)
}

function paragraphAt(blocks: readonly Block[], at: number): Paragraph | undefined {
  const block = blocks[at]
  return block?.kind === 'paragraph' ? block : undefined
}

function behind(prose: Prose, mark: RegExp): Prose {
  return trim(cut(prose, mark.exec(prose.text)?.[0].length ?? 0, prose.text.length))
}

function listOf(run: readonly Exchange[], range: List['range']): List {
  const items = run.map(({ question, answer }): Item => {
    const own = itemOf(question)
    const children = answer.map(itemOf)
    return {
      ...own,
      children,
      range: { ...own.range, end: children.at(-1)?.range.end ?? own.range.end },
    }
  })
  return { kind: 'list', ordered: false, start: 1, terms: true, items, range }
}
