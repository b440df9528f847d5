import { readFence } from '../parse/fence.js'
import { remembered } from '../remembered.js'
import { type CodeLine, type CodeToken, codeLines } from './code-tokens.js'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark)

const tokenHtml = ({ text, style, class: name }: CodeToken): string => {
  const attributes = `${name ? ` class="${name}"` : ''}${style ? ` style="${style}"` : ''}`
  return attributes ? `<span${attributes}>${escaped(text)}</span>` : escaped(text)
}

/** What a line is beside its code. */
interface Stands {
  readonly marked: boolean
  readonly number: number | undefined
  /** Told by its sign too, as against its colour alone. */
  readonly change: 'add' | 'remove' | undefined
}

const SIGNS = { add: '+', remove: '−' }

const lineHtml = (line: CodeLine, { marked, number, change }: Stands): string => {
  const own = [line.class, change && `diff ${change}`, marked && 'highlighted'].filter(Boolean)
  const numbered = number === undefined ? '' : ` data-line="${number}"`
  const sign = change ? `<span data-sign="${SIGNS[change]}"></span>` : ''
  const names = ['line', ...own].join(' ')
  return `<span class="${names}"${numbered}>${sign}${line.tokens.map(tokenHtml).join('')}`
}

const box = 'background-color:var(--marp-shiki-background);color:var(--marp-shiki-foreground)'

/**
 * Code as HTML with its tokens coloured, each line a box of its own, so that a theme can number it
 * and mark where it is wrapped. A line holds the newline that ends it: the text is the code's own.
 *
 * @param attributes what follows the language in a fence's first line
 */
export const highlight = remembered(
  (code: string, language: string, attributes: string) => `${language} ${attributes}\n${code}`,
  (code, language, attributes) => {
    const fence = readFence(`${language} ${attributes}`)
    const { lang, diffOf, marked, added, removed, firstLine } = fence
    const changeAt = (at: number): Stands['change'] =>
      added?.includes(at) ? 'add' : removed?.includes(at) ? 'remove' : undefined
    const text = code.replace(/\n$/, '')
    const lines = codeLines(text, lang, diffOf)
    const body = lines.map((line, i) =>
      lineHtml(line, {
        marked: marked.includes(i + 1),
        number: firstLine === undefined ? undefined : firstLine + i,
        change: changeAt(i + 1),
      }),
    )
    const digits = String((firstLine ?? 0) + lines.length - 1).length
    const numbers = firstLine === undefined ? '' : `;--digits:${digits}`
    const names = `shiki marp-shiki lines${firstLine === undefined ? '' : ' numbered'}`
    const known = lang === '' ? '' : ` class="language-${escaped(lang)}"`
    return `<pre class="${names}" style="${box}${numbers}"><code${known}>${body.join('\n</span>')}</span></code></pre>`
  },
)
