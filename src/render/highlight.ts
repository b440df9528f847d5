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

const lineHtml = (line: CodeLine, marked: boolean, number: number | undefined): string => {
  const names = ['line', line.class, marked ? 'highlighted' : undefined].filter(Boolean).join(' ')
  const numbered = number === undefined ? '' : ` data-line="${number}"`
  return `<span class="${names}"${numbered}>${line.tokens.map(tokenHtml).join('')}`
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
    const { lang, diffOf, marked, firstLine } = readFence(`${language} ${attributes}`)
    const text = code.replace(/\n$/, '')
    const lines = codeLines(text, lang, diffOf)
    const body = lines.map((line, i) =>
      lineHtml(line, marked.includes(i + 1), firstLine === undefined ? undefined : firstLine + i),
    )
    const digits = String((firstLine ?? 0) + lines.length - 1).length
    const numbers = firstLine === undefined ? '' : `;--digits:${digits}`
    const names = `shiki marp-shiki lines${firstLine === undefined ? '' : ' numbered'}`
    const known = lang === '' ? '' : ` class="language-${escaped(lang)}"`
    return `<pre class="${names}" style="${box}${numbers}"><code${known}>${body.join('\n</span>')}</span></code></pre>`
  },
)
