import type { Handout } from './handout.js'
import { escapeHtml } from './html.js'
import type { Paper } from './paper.js'

/** Slides and texts as an engine drew them, one of each for an entry of the handout. */
export interface DrawnHandout {
  readonly slides: readonly string[]
  readonly texts: readonly string[]
  /** Stylesheets of slides and texts, with the fonts. */
  readonly css: readonly string[]
  /** `font-family` of running text. */
  readonly faces: string
  /** The theme's accent. */
  readonly accent: string
}

/** The handout as a page that is to be printed. */
export function handoutPage(handout: Handout, drawn: DrawnHandout): string {
  const { metadata, entries, paper } = handout
  const { title, lang } = metadata
  const articles = drawn.slides.map((slide, i) => {
    const { name = '', wide = false, long = false } = entries[i] ?? {}
    const text = drawn.texts[i] ?? ''
    return `<article class="${wide ? 'wide' : 'beside'}${long ? ' long' : ''}" aria-label="${escapeHtml(name)}"><div class="picture"><p class="number" aria-hidden="true">${i + 1}</p><div class="marpit">${slide}</div></div>${text && `<div class="talk">${text}</div>`}</article>`
  })
  return `<!DOCTYPE html><html lang="${escapeHtml(lang)}"><head><meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:">
<title>${escapeHtml(title)}</title>
${[...drawn.css, pageCss(paper, title, drawn)].map((css) => `<style>${css}</style>`).join('\n')}</head>
<body><main style="--ratio: ${ratioOf(drawn)}"${drawn.texts.some(Boolean) ? '' : ' class="silent"'}>${articles.join('\n')}</main>${linkList(handout)}</body></html>`
}

/** Height of a slide to its width. */
function ratioOf({ slides: [first = ''] }: DrawnHandout): number {
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(first) ?? []
  return width && height ? Number(height) / Number(width) : 9 / 16
}

function linkList({ links, linksTitle }: Handout): string {
  if (links.length === 0) return ''
  const items = links.map(({ text, url }) => {
    const address = `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`
    return `<li>${text === url ? '' : `${escapeHtml(text)} `}${address}</li>`
  })
  return `<section class="links"><h2>${escapeHtml(linksTitle)}</h2><ol>${items.join('')}</ol></section>`
}

const SIZES: Readonly<Record<Paper, string>> = { a4: 'A4', letter: 'letter' }

/** A string of CSS; what closes an element of HTML is written as an escape. */
function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} ]/gu, (mark) => `\\${mark.codePointAt(0)?.toString(16)} `)}"`
}

/**
 * Each picture with its text beside it; below a large one stands a text that is longer than it is
 * high. A text goes on over the end of a page, so that pages are full.
 */
const pageCss = (paper: Paper, title: string, { faces, accent }: DrawnHandout): string => `
@page { size: ${SIZES[paper]}; margin: 16mm 17mm 18mm 11mm;
  @bottom-left { content: ${cssString(title)}; padding-left: 9mm; ${footCss(faces)} }
  @bottom-right { content: counter(page) " / " counter(pages); ${footCss(faces)} } }
:root { --accent: ${accent} }
html, body { background: none !important; margin: 0; break-inside: auto !important }
body { font-family: ${faces}; font-size: 9.6pt; line-height: 1.62; color: #1c1d21;
  font-kerning: normal; text-autospace: normal; text-spacing-trim: trim-start }
/* Positioned, so that each is drawn, and copied, as a whole and in its order. */
article { --w: 80mm; position: relative; display: flow-root; margin-top: 6mm; padding-left: 9mm; break-inside: avoid;
  min-height: calc(var(--w) * var(--ratio)) }
article.wide { --w: 116mm }
article:first-child { margin-top: 0 }
article.long { break-inside: auto }
/* Drawn up beside what it stands above: so browsers keep both on one page, and let the text go on. */
.picture { width: var(--w); break-inside: avoid;
  margin-bottom: calc(var(--w) * var(--ratio) * -1) }
.number { position: absolute; left: 0; width: 6mm; margin: -.4mm 0 0; text-align: right;
  font-size: 8pt; color: #6a6d75; font-variant-numeric: tabular-nums }
.talk { margin-left: calc(var(--w) + 6mm); orphans: 3; widows: 3 }
.wide.long > .picture { margin-bottom: 4mm; break-after: avoid }
.wide.long > .talk { margin-left: 0; columns: 2; column-gap: 7mm }
.picture .marpit > svg[data-marpit-svg] { display: block; width: 100% !important; height: auto !important;
  break-before: auto !important;
  box-sizing: border-box; border: .2mm solid #c9cbd1; border-radius: .8mm }
div.marpit > svg > foreignObject > section { break-before: auto !important }
.silent { display: grid; grid-template-columns: 1fr 1fr; column-gap: 4mm }
.silent .picture { width: auto; margin: 0 }
.silent .wide { grid-column: 1 / 3 }
.silent article:nth-child(2) { margin-top: 6mm }
.links { position: relative; margin: 10mm 0 0 9mm; padding-top: 5.5mm; border-top: .5mm solid var(--accent) }
.links h2 { margin: 0 0 3mm; font-size: 12pt; line-height: 1.3; break-after: avoid }
.links ol { margin: 0; padding-left: 6mm; columns: 2; column-gap: 7mm; font-size: 8.6pt }
.links li { break-inside: avoid; margin-bottom: 1.2mm }
.links li::marker { color: #6a6d75; font-size: 8pt }
.links a { color: var(--accent); text-decoration: none; overflow-wrap: anywhere }
`

const footCss = (faces: string): string =>
  `font-family: ${faces}; font-size: 8pt; color: #6a6d75; vertical-align: top; padding-top: 5mm`

/** A Marp theme for what was said, one size for all of it. */
export const TALK_THEME = `/* @theme talk */
section { width: auto; height: auto; overflow: visible; container-type: normal; position: static;
  break-before: auto !important; break-inside: auto !important }
section > :first-child { margin-top: 0 }
section > :last-child { margin-bottom: 0 }
p { margin: 0 0 2.2mm }
ul, ol { margin: 0 0 2.2mm; padding-left: 4.6mm }
li { margin-bottom: .9mm }
li > p { margin: 0 }
li::marker { color: #6a6d75 }
li > ul, li > ol { margin: .6mm 0 0 }
strong { font-weight: 700 }
em:is(:lang(zh), :lang(ja), :lang(ko)) { font-style: normal; text-decoration: underline;
  text-decoration-color: #9a9da5; text-underline-offset: .18em }
a { color: var(--accent); text-decoration: none }
code { font-family: 'JetBrains Mono', 'Noto Sans Code', monospace; font-size: .9em }
pre { margin: 0 0 2.2mm; padding: 2mm 2.6mm; background: #f3f4f6; border-radius: .8mm; white-space: pre-wrap;
  overflow-wrap: anywhere; line-height: 1.45; font-size: 8.4pt; break-inside: avoid }
pre, pre * { color: inherit !important }
pre code { font-size: inherit; background: none }
table { border-collapse: collapse; margin: 0 0 2.2mm; font-size: 8.6pt; line-height: 1.4; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .8mm 1.6mm .8mm 0; border-bottom: .2mm solid #d9dade }
blockquote { margin: 0 0 2.2mm; padding-left: 3mm; border-left: .5mm solid #c9cbd1 }
svg, img { max-width: 100%; height: auto }
.katex-display { margin: 1.6mm 0; overflow: hidden }
`
