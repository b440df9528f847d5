import type { Section } from '../outline/section.js'
import type { Block, Quote } from '../parse/block.js'
import { wordsOf } from '../parse/block.js'
import { isFurniture } from './furniture.js'
import { BUDGET, weight } from './weight.js'

/**
 * What opens the note and says where it comes from goes onto the title slide: a short quote, lines such
 * as “Author: …”.
 */
export function takeSource(sections: readonly Section[], titled: boolean) {
  const [first] = sections
  const blocks = first?.blocks.filter((block) => block.kind !== 'markup') ?? []
  const [opening] = blocks
  const quote =
    opening?.kind === 'quote' && isShort(opening) && !isFurniture(opening) ? opening : undefined
  const next = quote ? blocks[1] : opening
  const about = next && isAbout(next) ? next : undefined
  if (!titled || !first || first.title || !(quote ?? about)) return { rest: sections }
  const others = sections.slice(1)
  const blocksLeft = first.blocks.filter((block: Block) => block !== quote && block !== about)
  const isEmpty = blocksLeft.every((block) => block.kind === 'markup')
  const rest = isEmpty && others.length > 0 ? others : [{ ...first, blocks: blocksLeft }, ...others]
  return { quote, about, rest }
}

const ABOUT =
  /^(?:作者|译者|整理|日期|时间|(?:创建|更新|发布)(?:时间|日期|于)|最后更新|标签|分类|来源|出处|原文(?:链接)?|链接|状态|author|by|translator|date|created|updated|last (?:updated|edited|modified)|published|tags?|status|source|url|type|category)(?: time| at| on| by)?\s*[:：]/i

/** Lines that each say something of the note as a whole. */
function isAbout(block: Block): boolean {
  const words = wordsOf(block)
  return (
    (block.kind === 'paragraph' || block.kind === 'list') &&
    words.length <= 6 &&
    words.every(({ text }) => ABOUT.test(text) && weight(text) <= BUDGET.text / 2)
  )
}

function isShort(quote: Quote): boolean {
  const words = wordsOf(quote)
  const size = words.reduce((sum, { text }) => sum + weight(text), 0)
  return (
    words.length <= 3 &&
    size <= BUDGET.text &&
    quote.callout === undefined &&
    quote.blocks.every(({ kind }) => kind === 'paragraph')
  )
}
