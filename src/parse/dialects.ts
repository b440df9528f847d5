import type { Diagnostic, Range } from '../diagnostic.js'
import type { Figure } from './block.js'
import { type Container, takeContainers } from './containers.js'
import { asContainers } from './directive-fences.js'
import { leftOut } from './left-out.js'

interface Dialect {
  readonly name: string
  readonly pattern: RegExp
  /** What stands before it on its line: looking behind takes time with a tag's length. */
  readonly after?: RegExp
}

/** Pandoc's `{#id .class key=value -}`, with the colon of others or without. */
const ATTRIBUTE = String.raw`(?:[#.][^\s{}"'=]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}"']+)|-)`
const ATTRIBUTES = String.raw`\{:?[ \t]*${ATTRIBUTE}(?:[ \t]+${ATTRIBUTE})*[ \t]*\}`

/**
 * Tags of site generators and editors that Markdown does not know. What they do has no place on a
 * slide, so they are left out; `figure` tags become pictures.
 */
const DIALECTS: readonly Dialect[] = [
  { name: 'Hugo shortcode', pattern: /\{\{[<%]\s*\/?[\w-][^\n]*?[%>]\}\}/g },
  { name: 'Liquid tag', pattern: /\{%-?\s*\w[^\n]*?-?%\}/g },
  { name: 'Liquid output', pattern: /\{\{\s*[\w.]+(?:\s*\|[^}\n]*)?\s*\}\}/g },
  {
    name: 'kramdown attributes',
    pattern: /\{:\s?[.#\w][^}\n]*\}|(?<=[)`*\]\u200b])\{[.#][\w-][^}\n]*\}/g,
  },
  { name: 'heading id', pattern: /\{#[\w-]+\}(?=\s*$)/gm },
  {
    name: 'heading attributes',
    pattern: new RegExp(String.raw`${ATTRIBUTES}(?=[ \t]*#*[ \t]*\r?$)`, 'gm'),
    after: /^[ \t>]*#{1,6}[ \t]/,
  },
  {
    name: 'attributes of a picture or link',
    pattern: new RegExp(ATTRIBUTES, 'g'),
    after: /\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)$/,
  },
  {
    name: 'MDX import',
    pattern:
      /^(?:import[ \t]+(?:[^\r\n'"]+[ \t]from[ \t]+)?|export[ \t]+[^\r\n'"]+[ \t]from[ \t]+)(["'])[^'"\r\n]+\1;?[ \t]*(?=\r?$)/gm,
  },
  {
    name: 'MDX export',
    pattern: /^export[ \t]+(?:const|let|function|default)\b[^\r\n]*(?:\n(?![ \t\r]*\n)[^\r\n]*)*/gm,
  },
  { name: 'MDX comment', pattern: /\{\/\*(?:[^\n]|\n(?![ \t\r]*\n))*?\*\/\}/g },
  {
    name: 'table of contents mark',
    pattern: /^[ \t]*(?:\[\[?_?toc_?\]?\]|\{:\s*toc\s*\}|@\[toc\])[ \t]*(?=\r?$)/gim,
  },
  {
    name: 'Sphinx role',
    pattern:
      /:(?:numref|label|eqref|eqlabel|cite[pt]?|ref|width|height|begin_tab|end_tab|bookmark):`[^`\n]*`/g,
  },
  {
    name: 'Logseq property',
    after: /^[ \t]*(?:[-*][ \t]+)?$/,
    pattern:
      /(?<![^\s])(?:id|collapsed|alias|icon|public|heading|background-color|type|tags|title|template|card-[\w-]+|(?:created|updated)(?:-at)?|hl-[\w-]+|ls-type|file(?:-path)?|logseq\.[\w.-]+|template-[\w-]+):: [^\n\r]*/gm,
  },
  { name: 'MyST label', pattern: /^\([\w:.-]+\)=[ \t]*(?=\r?$)/gm },
  {
    name: 'snippet',
    pattern: /^[ \t]*;?-{1,}8<-{1,}(?:[ \t]+["'][^"'\r\n]*["'])?[ \t]*(?=\r?$)/gm,
  },
  { name: 'Org mark', pattern: /^[ \t]*#\+(?:begin|end)_\w+[^\r\n]*/gim },
  { name: 'mdBook include', pattern: /\{\{#\w+[^\n]*?\}\}/g },
  { name: 'block id', pattern: /(?<=\s)\^[\w-]{4,}(?=[ \t]*\r?$)/gm },
]

export interface Masked {
  /** The note with its tags blanked: offsets stay as they were. */
  readonly text: string
  /** Pictures that stood in the tags. */
  readonly figures: readonly Figure[]
  readonly containers: readonly Container[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Textbooks mark what goes onto their own slides as [**…**]; the brackets are no words. */
const SLIDE_MARK = /\[(\*\*(?:[^*\n]|\*(?!\*)|\n(?!\n))+\*\*)\](?![([:])/g

/** Pandoc's `[words]{.class}`: its attributes left out, the brackets are no words either. */
const SPAN = new RegExp(String.raw`(?<![\]!])\[([^[\]\n]+)\](?=${ATTRIBUTES})`, 'g')

const FENCES: readonly RegExp[] = [
  /^([ \t]*)\{\{[<%]\s*(\/?)highlight\b([^\n]*?)[%>]\}\}[ \t]*(?=\r?$)/gm,
  /^([ \t]*)\{%-?\s*(end)?(?:highlight|codeblock)\b([^\n]*?)-?%\}[ \t]*(?=\r?$)/gm,
  /^([ \t]*)#\+(?:begin|(end))_src\b([^\r\n]*)/gim,
]

/**
 * Code between a site generator's or Org's tags is code: the tags become fences of the same length.
 * What stands in a fence of MyST and is none stands in a container.
 */
export function fenceTags(text: string): string {
  const fenced = FENCES.reduce(
    (all, pattern) =>
      all.replace(pattern, (tag: string, indent: string, end = '', options: string) =>
        `${indent}\`\`\`${end ? '' : fenceInfo(options)}`.padEnd(tag.length).slice(0, tag.length),
      ),
    text,
  )
  return asContainers(fenced)
}

/** Hexo names a language by `lang:js` anywhere, Hugo and Jekyll by the first word. */
function fenceInfo(options: string): string {
  const [named = '', lang = ''] = /\blang:([\w+#-]+)/.exec(options) ?? []
  const rest = options.replace(named, '').replaceAll('`', '').trim()
  if (lang) return `${lang} ${rest}`
  return /^[\w+#-]+(?:\s|$)/.test(rest) ? rest : `text ${rest}`.trim()
}

/** Blanks foreign tags outside of `code`, so that no slide prints one. */
export function maskDialects(text: string, code: readonly Range[]): Masked {
  const figures: Figure[] = []
  const diagnostics: Diagnostic[] = []
  const bare = text.replace(SLIDE_MARK, (_, words: string) => `${NOTHING}${words}${NOTHING}`)
  const isCode = (at: number): boolean => code.some((c) => c.start <= at && at < c.end)
  const contained = takeContainers(bare, code)
  let masked = contained.text.replace(SPAN, (whole: string, words: string, at: number) =>
    isCode(at) ? whole : `${NOTHING}${words}${NOTHING}`,
  )
  for (const { name, pattern, after } of DIALECTS) {
    masked = masked.replace(pattern, (tag, ...rest) => {
      const start = rest.find((value): value is number => typeof value === 'number') ?? 0
      const range = { start, end: start + tag.length }
      if (isCode(start)) return tag
      if (after && !after.test(lineBefore(text, start).slice(-MOST_BEFORE))) return tag
      const figure = figureOf(tag, range)
      if (figure) figures.push(figure)
      else diagnostics.push(leftOut(name, tag, range))
      return tag.replace(/[^\r\n]/g, isAlone(text, range) ? ' ' : NOTHING)
    })
  }
  const { containers } = contained
  return { text: masked, figures, containers, diagnostics }
}

/** A character that prose drops: a tag in mid-sentence leaves no gap. */
const NOTHING = '\u200b'

/** Longer than an address is. */
const MOST_BEFORE = 2000

function lineBefore(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
}

function isAlone(text: string, { start, end }: Range): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  return before.trim() === '' && /^[ \t\r]*(?:\n|$)/.test(text.slice(end, end + 200))
}

function figureOf(tag: string, range: Range): Figure | undefined {
  const embed = /^\{\{[<%]\s*(?:figure|img|image)\b/.test(tag)
  const url = embed ? /\bsrc\s*=\s*"([^"]+)"/.exec(tag)?.[1] : undefined
  if (url === undefined) return undefined
  const alt = /\b(?:caption|alt|title)\s*=\s*"([^"]+)"/.exec(tag)?.[1] ?? ''
  const at = alt === '' ? -1 : range.start + tag.indexOf(`"${alt}"`) + 1
  return {
    kind: 'figure',
    url,
    alt,
    range,
    ...(at > 0 ? { altRange: { start: at, end: at + alt.length } } : {}),
  }
}
