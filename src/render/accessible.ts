import { labelsOf } from '../compose/labels.js'
import { foreign } from '../parse/foreign.js'
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
