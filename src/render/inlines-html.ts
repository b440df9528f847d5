import katex from 'katex'
import { escapeHtml } from '../export/html.js'
import type { Inline } from '../parse/prose.js'

const TAGS = {
  strong: 'strong',
  emphasis: 'em',
  delete: 'del',
  superscript: 'sup',
  subscript: 'sub',
} as const

/** Words with their marks as HTML; formulas are MathML. */
export function inlinesHtml(inlines: readonly Inline[]): string {
  return inlines.map(inlineHtml).join('')
}

function inlineHtml(node: Inline): string {
  switch (node.type) {
    case 'text':
      return escapeHtml(node.value)
    case 'inlineCode':
      return `<code>${escapeHtml(node.value)}</code>`
    case 'inlineMath':
      return katex.renderToString(node.value, MATH)
    case 'link':
      return link(node.url, inlinesHtml(node.children))
    default:
      return `<${TAGS[node.type]}>${inlinesHtml(node.children)}</${TAGS[node.type]}>`
  }
}

const MATH = { output: 'mathml', throwOnError: false, strict: 'ignore' } as const

/** Links lead to a window of their own; those that lead nowhere from here are words. */
function link(url: string, words: string): string {
  return /^(?:https?:|mailto:)/i.test(url)
    ? `<a href="${escapeHtml(url)}" target="_blank" rel="noopener noreferrer">${words}</a>`
    : `<span>${words}</span>`
}
