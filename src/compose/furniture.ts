import { memoized } from '../memoized.js'
import type { Block } from '../parse/block.js'
import { wordsOf } from '../parse/block.js'
import type { Inline, Prose } from '../parse/prose.js'
import {
  CLOSING,
  CREDIT,
  HEADED,
  LANGUAGE,
  LICENCE,
  MAY_HEAD,
  ORIGIN,
  PLAIN_STEP,
  REQUEST,
  STEP,
  UNFINISHED,
} from './furniture-words.js'
import type { Told } from './unfold.js'
import { weight, weightOf } from './weight.js'

/** What a site says around its pages is short. */
const SHORT = 70
/** A bar of links has no more characters than this. */
const LONGEST = 400
/** And says little besides: a section of it weighs no more than this. */
const SECTION = 160

/**
 * What a site prints around every page (steps to the next, licences, requests to follow) is for who
 * reads it there, and a TODO for its author: in a talk it is said and not shown.
 */
export function withFurniture(told: readonly Told[], heading: string): readonly Told[] {
  const whole = isFurnished(heading, blocksOf(told))
  const found = told.map(
    ({ block, callouts }, i) =>
      whole || (callouts.length === 0 && isFurniture(block)) || hangs(told, i),
  )
  if (!found.includes(true)) return told
  return told.map((one, i) =>
    found[i] && one.said.mode === 'auto'
      ? { ...one, said: { ...one.said, mode: 'say', furniture: true } }
      : one,
  )
}

/** Whether a section holds nothing but such words, by its heading. */
export function isFurnished(heading: string, blocks: readonly Block[]): boolean {
  const name = heading.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  if (!HEADED.test(name) && !(MAY_HEAD.test(name) && blocks.some(isRequest))) return false
  const words = blocks.flatMap(wordsOf)
  return words.reduce((sum, one) => sum + weightOf(one), 0) <= SECTION
}

function blocksOf(told: readonly Told[]): readonly Block[] {
  return told.map(({ block }) => block)
}

/** A picture right under a request is the code to scan. */
function hangs(told: readonly Told[], at: number): boolean {
  const before = told[at - 1]?.block
  return told[at]?.block.kind === 'figure' && before !== undefined && isRequest(before)
}

function isRequest(block: Block): boolean {
  return (
    (block.kind === 'paragraph' || block.kind === 'quote') && some(wordsOf(block), REQUEST, SHORT)
  )
}

/** Whether a block's own words are a site's. */
export const isFurniture = memoized((block: Block): boolean => {
  switch (block.kind) {
    case 'paragraph':
      return isUnfinished(block.prose) || isSaidOfPage([block.prose]) || isBar(block.prose)
    case 'quote':
      return isSaidOfPage(wordsOf(block))
    case 'list': {
      const words = wordsOf(block)
      return (
        words.length <= 12 &&
        words.every(({ text }) => text.length <= LONGEST) &&
        (isLanguages(words) || words.every(isSteps) || words.every(isUnfinished))
      )
    }
    default:
      return false
  }
})

/** A licence with who wrote it, a request, a credit, the words “the end”. */
function isSaidOfPage(words: readonly Prose[]): boolean {
  const size = words.reduce((sum, one) => sum + weightOf(one), 0)
  if (size > 2 * SHORT) return false
  if (some(words, LICENCE, SHORT)) {
    const lines = words.flatMap(({ text }) => text.split(/\s+(?=[^\s:：]{1,6}[:：])/u))
    return words.length === 1 || lines.every((one) => LICENCE.test(one) || ORIGIN.test(one))
  }
  return some(words, REQUEST, SHORT) || (words.length === 1 && isAside(words))
}

function isUnfinished({ text }: Prose): boolean {
  return UNFINISHED.test(text)
}

function isAside([only]: readonly Prose[]): boolean {
  const text = only?.text ?? ''
  return CLOSING.test(text) || (CREDIT.test(text) && weight(text) <= SHORT / 2)
}

function some(words: readonly Prose[], test: RegExp, most: number): boolean {
  return words.some((one) => test.test(one.text) && weightOf(one) <= most)
}

/** Links to other pages, or to this one in other languages, in one line. */
function isBar(prose: Prose): boolean {
  return prose.text.length <= LONGEST && (isSteps(prose) || isLanguages([prose]))
}

const BETWEEN =
  /[|｜·•/、,，/←→⬅➡«»‹›↑⬆⇧🔝\s]*[|｜·•、,，/←→⬅➡«»‹›↑⬆⇧🔝][|｜·•/、,，/←→⬅➡«»‹›↑⬆⇧🔝\s]*|\s{2,}/u

interface Bit {
  readonly text: string
  readonly linked: boolean
}

/** Every bit of the line is a step, or a link behind the name of one. */
function isSteps(prose: Prose): boolean {
  const bits = bitsOf(prose.inlines)
  const linked = bits.some((bit) => bit.linked)
  let named = false
  const all = bits.every(({ text, linked: own }) => {
    const name = /^([^:：]+)[:：]?/u.exec(text)?.[1]?.trim() ?? ''
    const step = STEP.test(name) && (own || name.length >= text.replace(/[:：]\s*$/u, '').length)
    const target = own && named
    named = step && !own
    return step || target
  })
  const plain = bits.length === 1 && PLAIN_STEP.test(bits[0]?.text ?? '')
  return all && bits.length > 0 && (linked || bits.length > 1 || plain)
}

function isLanguages(words: readonly Prose[]): boolean {
  const bits = words.flatMap(({ inlines }) => bitsOf(inlines))
  const label = /[:：]$/u.test(bits[0]?.text ?? '') && !bits[0]?.linked ? 1 : 0
  const names = bits.slice(label)
  return (
    names.length >= 2 &&
    names.some(({ linked }) => linked) &&
    names.every(({ text }) => LANGUAGE.test(text))
  )
}

/** The links of a line, and what stands between its separators. */
function bitsOf(inlines: readonly Inline[]): readonly Bit[] {
  return inlines.flatMap((node): readonly Bit[] => {
    if (node.type === 'link') return bitOf(textIn(node.children), true)
    if (node.type === 'text') return node.value.split(BETWEEN).flatMap((text) => bitOf(text, false))
    return 'children' in node ? bitsOf(node.children) : bitOf(node.value, false)
  })
}

const EDGES = /^[\s\p{So}[\]【】|←→«»‹›<>-]+|[\s\p{So}[\]【】|←→«»‹›<>-]+$/gu

function bitOf(text: string, linked: boolean): readonly Bit[] {
  const bare = text.replace(/\uFE0F/gu, '').replace(EDGES, '')
  return bare === '' ? [] : [{ text: bare, linked }]
}

function textIn(inlines: readonly Inline[]): string {
  return inlines.map((node) => ('children' in node ? textIn(node.children) : node.value)).join('')
}
