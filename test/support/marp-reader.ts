import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Element, ElementContent, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import Engine from '../../src/render/engine.js'

/** A line of a slide: a heading, a paragraph, an item without its sublists, a cell, code. */
export interface ReadBlock {
  readonly tag: string
  readonly text: string
  /** The text without code and formulas. */
  readonly bare: string
  /** What is emphasised at its end: where our labels stand. */
  readonly tail: string
}

/** A slide as its audience sees it, and as its speaker does. */
export interface ReadSlide {
  readonly classes: readonly string[]
  /** The section's own style, where Marp puts directives. */
  readonly style: string
  readonly blocks: readonly ReadBlock[]
  readonly text: string
  readonly notes: string
  /** How many pictures stand in it, emoji and backgrounds not counted. */
  readonly pictures: number
}

export type Core = 'core 5' | 'stock core 4.4'

/** What is needed of a Marp Core instance, of whichever version. */
interface Marp {
  readonly themeSet: { add(css: string): unknown }
  render(markdown: string, env: { htmlAsArray: true }): { html: string[]; comments: string[][] }
}

const fromMarpCli = createRequire(
  new URL('../../node_modules/@marp-team/marp-cli/marp-cli.js', import.meta.url),
)
const { Marp: StockMarp } = fromMarpCli('@marp-team/marp-core') as {
  Marp: new (options: object) => Marp
}
const theme = readFileSync(new URL('../../themes/notedeck.css', import.meta.url), 'utf8')

const cores: Readonly<Record<Core, Marp>> = {
  'core 5': themed(new Engine() as unknown as Marp),
  'stock core 4.4': themed(new StockMarp({})),
}

function themed(marp: Marp): Marp {
  marp.themeSet.add(theme)
  return marp
}

/** Renders a deck's Markdown with Marp Core and reads each slide back. */
export function readDeck(markdown: string, core: Core): readonly ReadSlide[] {
  const { html, comments } = cores[core].render(markdown, { htmlAsArray: true })
  return html.map((slide, i) => readSlide(slide, comments[i] ?? []))
}

/** Reads the slides of an HTML document that Marp CLI exported; its notes stand beside them. */
export function readHtml(document: string): readonly ReadSlide[] {
  const notes = new Map<string, string>()
  const slides: Element[] = []
  visit(fromHtml(document), (node) => {
    const classes = (node.properties.className ?? []) as readonly string[]
    if (classes.includes('bespoke-marp-note'))
      notes.set(String(node.properties.dataIndex), noteOf(node))
    if (node.tagName === 'svg' && 'dataMarpitSvg' in node.properties) slides.push(node)
  })
  return slides.map((slide, i) => readTree(slide, notes.get(String(i)) ?? ''))
}

function readSlide(html: string, comments: readonly string[]): ReadSlide {
  return readTree(fromHtml(html, { fragment: true }), comments.join('\n'))
}

function readTree(tree: Root | Element, notes: string): ReadSlide {
  const sections: Element[] = []
  visit(tree, (node) => {
    const part = node.properties.dataMarpitAdvancedBackground
    if (node.tagName === 'section' && part !== 'background' && part !== 'pseudo')
      sections.push(node)
  })
  const blocks = sections.flatMap((section) => blocksIn(section))
  const classes = sections.flatMap(({ properties }) => (properties.className ?? []) as string[])
  const style = sections.map(({ properties }) => String(properties.style ?? '')).join(';')
  let pictures = 0
  for (const section of sections)
    visit(section, ({ tagName, properties }) => {
      if (tagName === 'img' && !('dataMarpTwemoji' in properties)) pictures++
    })
  const text = blocks.map((one) => one.text).join('\n')
  return { classes, style, blocks, text, notes, pictures }
}

function visit(node: Root | Element, see: (node: Element) => void): void {
  if (node.type === 'element') see(node)
  for (const child of node.children) if (child.type === 'element') visit(child, see)
}

const LINES = new Set('h1 h2 h3 h4 h5 h6 p td th pre header footer summary'.split(' '))
const WITHIN = new Set('ul ol pre table blockquote'.split(' '))

/** Pictures side by side stand in one paragraph, each over its own caption. */
function captionsOf(node: Element): readonly Element[] {
  const inner = node.children.filter((child) => child.type === 'element')
  const pictures = inner.filter(({ tagName }) => tagName === 'img').length
  const captions = inner.filter(({ tagName }) => tagName === 'em')
  return node.tagName === 'p' && pictures > 1 && pictures >= captions.length ? captions : []
}

function blocksIn(node: Element): readonly ReadBlock[] {
  const captions = captionsOf(node)
  if (captions.length > 0) return captions.flatMap((caption) => block('p', [caption]))
  if (LINES.has(node.tagName)) return block(node.tagName, node.children)
  const inner = (child: ElementContent) => child.type === 'element' && WITHIN.has(child.tagName)
  const below = (some: readonly ElementContent[]) =>
    some.flatMap((child) => (child.type === 'element' ? blocksIn(child) : []))
  if (node.tagName === 'li')
    return [
      ...block(
        'li',
        node.children.filter((child) => !inner(child)),
      ),
      ...below(node.children.filter(inner)),
    ]
  const loose = node.children.filter((child) => child.type === 'text')
  return [...block('text', loose), ...below(node.children)]
}

function block(tag: string, nodes: readonly ElementContent[]): readonly ReadBlock[] {
  const text = nodes.map((node) => textOf(node)).join('')
  if (text.trim() === '') return []
  const inked = nodes.filter((node) => node.type !== 'text' || node.value.trim() !== '')
  const marked = (node: ElementContent | undefined, name: string) =>
    node?.type === 'element' && node.tagName === name ? textOf(node) : ''
  const tail = marked(inked.at(-1), 'em')
  const bare = tag === 'pre' ? '' : nodes.map((node) => textOf(node, true)).join('')
  return [{ tag, text, bare, tail }]
}

/** Stands for a diagram that is drawn, and on either side of the source of one that is not. */
export const DRAWN = '\ufffc'

/** What one reads of an element: TeX for a formula, the character for an emoji's picture. */
function textOf(node: ElementContent, bare = false): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'element') return ''
  const { tagName, properties, children } = node
  const classes = (properties.className ?? []) as readonly string[]
  const inner = () => children.map((child) => textOf(child, bare)).join('')
  if (['script', 'style', 'noscript', 'template'].includes(tagName)) return ''
  if (tagName === 'br') return '\n'
  if (tagName === 'img') return 'dataMarpTwemoji' in properties ? String(properties.alt ?? '') : ''
  if ('dataMarpMermaid' in properties) return DRAWN
  // The large number of a section is the stylesheet's.
  if ('dataNumber' in properties) return String(properties.dataNumber)
  if (classes.includes('language-mermaid')) return DRAWN + inner() + DRAWN
  if (tagName === 'code' || classes.includes('katex-error')) return bare ? '' : inner()
  if (classes.includes('katex')) return bare ? '' : texOf(node)
  // Shiki has each line in a span, a newline between; highlight.js keeps the newlines too.
  return inner()
}

function texOf(formula: Element): string {
  let tex = ''
  visit(formula, ({ tagName, children }) => {
    if (tagName === 'annotation') tex = children.map((child) => textOf(child)).join('')
  })
  return tex
}

/** Marp CLI writes each paragraph of a note as one, its line breaks as `br`. */
const noteOf = ({ children }: Element): string =>
  children
    .map((child) => textOf(child))
    .filter((text) => text.trim() !== '')
    .join('\n\n')
