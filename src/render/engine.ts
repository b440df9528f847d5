import { Marp, type MarpOptions } from '@marp-team/marp-core'
import katexPlugin from '@marp-team/marp-core/plugins/katex'
import mermaidPlugin from '@marp-team/marp-core/plugins/mermaid'
import { drawn } from '../fit/diagram.js'
import { USUAL } from '../fit/diagram-room.js'
import { offlineValue } from '../load/offline-value.js'
import { asPicture, decorationCss, markForReaders } from './accessible.js'
import { embedDiagram } from './diagram.js'
import { numberedEquations } from './equation-numbers.js'
import { highlight } from './highlight.js'
import { embedKatexFonts, withoutKatexFonts } from './katex-fonts.js'
import { isEmbeddedPicture, offlineCss, offlineHtml } from './offline.js'

/** Colours that a theme may override; code is light on dark in every theme. */
const defaults = `section{
--marp-shiki-background:#16181d;--marp-shiki-foreground:#e6e8ee;
--marp-shiki-token-comment:#8b93a5;--marp-shiki-token-keyword:#ff9d8a;
--marp-shiki-token-string:#a5d6a7;--marp-shiki-token-string-expression:#a5d6a7;
--marp-shiki-token-constant:#8fc7ff;--marp-shiki-token-function:#d9b8ff;
--marp-shiki-token-parameter:#ffc98a;--marp-shiki-token-punctuation:#c3c9d6;
--marp-shiki-token-link:#8fc7ff;--marp-mermaid-foreground:currentColor;
--marp-mermaid-background:transparent;--marp-mermaid-accent:currentColor;
--marp-mermaid-muted:currentColor;
--marp-mermaid-surface:color-mix(in srgb,currentColor 6%,transparent)}
${decorationCss}`

/** Speaker notes in the presenter view, in the faces that the deck brings: it names its own. */
const noteFaces = `body .bespoke-marp-note{font-family:Inter,'Noto Sans SC','Noto Sans TC','Noto Sans JP','Noto Sans KR','Noto Emoji','Noto Sans Math','Noto Sans Symbols 2','Source Serif 4','Noto Serif SC','Noto Serif TC','Noto Serif JP','Noto Serif KR',system-ui,sans-serif}`

/** The tokens of markdown-it, as far as this file reads them. */
interface Token {
  readonly type: string
  tag: string
  readonly attrs: [string, unknown][] | null
  readonly children: Token[] | null
  readonly info: string
  content: string
  readonly hidden: boolean
  attrGet(name: string): unknown
  attrSet(name: string, value: string): void
}

/** What HTML may stand in a deck: Marp's own list, and names for what is drawn by a class alone. */
const allowed = {
  ...offlineHtml(Marp.html),
  span: { ...Marp.html.span, role: true, 'aria-label': true },
} as NonNullable<MarpOptions['html']>

const everyToken = (tokens: readonly Token[]): Token[] =>
  tokens.flatMap((token) => [token, ...everyToken(token.children ?? [])])

const dropAttribute = (token: Token, name: string): void => {
  const at = token.attrs?.findIndex(([key]) => key === name) ?? -1
  if (at >= 0) token.attrs?.splice(at, 1)
}

/** Takes from a token what would be fetched, and a link to a `data:` page. */
const keepOffline = (token: Token): void => {
  for (const name of ['style', 'data-background-image']) {
    const value = token.attrGet(name)
    if (value) token.attrSet(name, offlineValue(String(value)))
  }
  if (!isEmbeddedPicture(String(token.attrGet('src') ?? 'data:image/'))) dropAttribute(token, 'src')
  if (/^\s*data:/i.test(String(token.attrGet('href') ?? ''))) dropAttribute(token, 'href')
}

/** A file's name above its code is a heading of the sixth level to stock Marp, and no heading to us. */
const asCaption = (token: Token, at: number, tokens: readonly Token[]): void => {
  if (token.type !== 'heading_open' || token.tag !== 'h6' || tokens[at + 3]?.type !== 'fence')
    return
  dropAttribute(token, 'id')
  token.attrSet('class', 'file')
  for (const end of [token, tokens[at + 2]]) if (end) end.tag = 'p'
}

/** Which part of a diagram a slide shows, of how many, and for what room: `{2/3}`, `{2/3 816x500}`. */
const DRAWN_AS = /\{(\d+)\/(\d+)(?: (\d+)x(\d+))?\}/

export interface EngineOptions extends MarpOptions {
  /** `@font-face` rules, put before the theme as they are: PostCSS is slow on embedded fonts. */
  readonly fontCss?: string
  /** The page has the faces of formulas: the stylesheet is then the same whatever they hold. */
  readonly hasMathFaces?: boolean
}

/**
 * Marp Core as notedeck sets it up: the `engine` of Marp CLI and of the live preview. What it
 * renders needs no network and runs nothing that a note wrote.
 */
export default class Engine extends Marp {
  readonly #fontCss: string
  readonly #hasMathFaces: boolean
  #html = ''

  constructor({ fontCss = '', hasMathFaces = false, ...options }: EngineOptions = {}) {
    super({
      ...options,
      emoji: { shortcode: false, unicode: false },
      html: allowed,
      math: 'katex',
      minifyCSS: false,
    })
    this.#fontCss = fontCss
    this.#hasMathFaces = hasMathFaces
    this.use(katexPlugin({ fontPath: false, options: { strict: false, maxSize: 50 } }))
    this.use(mermaidPlugin())
    this.use(offlineCss)
    this.#acceptEmbeddedPictures()
    this.#embedDiagrams()
    this.markdown.core.ruler.push('notedeck_offline', ({ tokens }: { tokens: Token[] }) => {
      everyToken(tokens).forEach(keepOffline)
      tokens.forEach(asCaption)
      markForReaders(tokens)
    })
  }

  override renderMarkdown(markdown: string, env?: object): string {
    const drawn: string | string[] = super.renderMarkdown(markdown, env)
    const slides = numberedEquations([drawn].flat())
    this.#html = slides.join('')
    // Marp's types know of one text only: with `htmlAsArray` there are several.
    return (Array.isArray(drawn) ? slides : this.#html) as string
  }

  override renderStyle(theme?: string): string {
    return `${this.#fontCss}\n${noteFaces}\n${super.renderStyle(theme)}`
  }

  protected override themeSetPackOptions() {
    const packed = super.themeSetPackOptions()
    const { before = '' } = packed
    const math = this.#hasMathFaces
      ? withoutKatexFonts(before)
      : embedKatexFonts(before, this.#html)
    return { ...packed, before: `${defaults}\n${math}` }
  }

  /** markdown-it refuses SVG; a picture in the page cannot run what it holds. */
  #acceptEmbeddedPictures() {
    const { validateLink } = this.markdown
    this.markdown.validateLink = (url: string) => isEmbeddedPicture(url) || validateLink(url)
  }

  override highlighter(code: string, language: string, attributes = ''): string {
    return highlight(code, language, attributes)
  }

  #embedDiagrams() {
    const { rules } = this.markdown.renderer
    if (!rules.marp_mermaid) throw new Error('Expected Marp Core to know mermaid.')
    rules.marp_mermaid = (tokens: readonly Token[], index: number) => {
      const token = tokens[index] as Token
      const [, part = 1, count = 1, width, height] = DRAWN_AS.exec(token.info)?.map(Number) ?? []
      const room = width && height ? { width, height } : USUAL
      const of = (parts: number) => drawn(token.content, parts, room)
      const drawing = of(count)[part - 1] ?? of(1)[0]
      return drawing ? asPicture(embedDiagram(drawing.svg, String(index))) : this.#asCode(token)
    }
  }

  /** What cannot be drawn is shown as it is written. */
  #asCode({ content }: Token): string {
    return highlight(content, 'text', '')
  }
}
