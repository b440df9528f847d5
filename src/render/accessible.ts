import { labelsOf } from '../compose/labels.js'
import { langNamed } from '../parse/script.js'

/** What is needed of a token of markdown-it. */
interface Token {
  readonly type: string
  content: string
  readonly hidden: boolean
  readonly children: readonly Token[] | null
  attrGet(name: string): unknown
  attrSet(name: string, value: string): void
}

const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu
const WORD = /\p{sc=Latin}+(?:['’-]\p{sc=Latin}+)*/gu

/** A name or two are no other language: so many words are. */
const SENTENCE = 3

/**
 * The language of a text whose script is not that of its deck, which a screen reader would read with
 * the wrong voice; undefined where it may well be the deck's.
 */
const foreign = (text: string, deckLang: string): string | undefined => {
  const wide = text.match(WIDE) ?? []
  const words = text.match(WORD) ?? []
  if (/^(zh|ja|ko)\b/i.test(deckLang))
    return wide.length === 0 && words.length >= SENTENCE ? 'en' : undefined
  if (wide.length === 0 || words.length >= wide.length / 2) return undefined
  if (/[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text)) return 'ja'
  return /\p{sc=Hangul}/u.test(text) ? 'ko' : 'zh'
}

const textOf = ({ type, content, children }: Token): string =>
  children ? children.map(textOf).join('') : type === 'text' ? content : ''

/** The large number of a section is decoration: as the stylesheet's it is neither read nor judged. */
const asDecoration = ({ children }: Token): boolean => {
  const parts = (children ?? []).filter(({ content, type }) => content !== '' || type !== 'text')
  const [open, text, close] = parts
  if (open?.type !== 'em_open' || close?.type !== 'em_close' || parts.length > 3) return false
  if (!text || !/^\d+$/.test(text.content)) return false
  open.attrSet('data-number', text.content)
  text.content = ''
  return true
}

/** Draws what `asDecoration` took out of the text. */
export const decorationCss = 'section em[data-number]::before{content:attr(data-number)}'

const TASK = /^<span class="task(?<done> done)?">$/

/** A task's box is a picture that says whether the task is done. */
const asBox = (token: Token, deckLang: string): void => {
  const box = token.type === 'html_inline' ? TASK.exec(token.content) : null
  if (!box) return
  const { done, open } = labelsOf(langNamed(deckLang) ?? 'en')
  const name = box.groups?.done ? done : open
  token.content = token.content.replace('>', ` role="img" aria-label="${name}">`)
}

/**
 * Tells assistive technology what is seen: which texts are in a language of their own, whether a
 * task is done, and that the large number of a section is there to be looked at.
 */
export const markForReaders = (tokens: readonly Token[]): void => {
  let lang = ''
  let isSection = false
  for (const [i, token] of tokens.entries()) {
    if (token.type === 'marpit_slide_open') {
      lang = String(token.attrGet('lang') ?? '')
      isSection = /(^| )section( |$)/.test(String(token.attrGet('class') ?? ''))
    }
    if (token.type !== 'inline') continue
    for (const child of token.children ?? []) asBox(child, lang)
    // The paragraph of a tight list is not written.
    const block = tokens.slice(Math.max(0, i - 2), i).findLast(({ hidden }) => !hidden)
    if (!block?.type.endsWith('_open')) continue
    const own = foreign(textOf(token), lang)
    if (own && !block.attrGet('lang')) block.attrSet('lang', own)
    if (isSection && asDecoration(token)) block.attrSet('aria-hidden', 'true')
  }
}

/** How much of a drawing's words is its name. */
const most = 400

/** A drawing as one picture, whose name is the words in it. */
export const asPicture = (html: string): string => {
  const words = [...html.matchAll(/<text\b[^>]*>([\s\S]*?)<\/text>/g)].map(([, inner = '']) =>
    inner
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .replaceAll('"', '&quot;')
      .trim(),
  )
  const name = words.filter(Boolean).join(', ').slice(0, most)
  return html.replace('<svg', `<svg role="img"${name && ` aria-label="${name}"`}`)
}
