import { eastAsianWidth } from 'get-east-asian-width'
import type { Deck, Slide } from '../compose/slide.js'
import { piecesMarkdown } from '../emit/body.js'
import type { Note } from '../load/note.js'
import { wordsOf } from '../parse/block.js'
import { parse } from '../parse/parse.js'
import type { Inline } from '../parse/prose.js'
import { type DeckMetadata, deckMetadata } from './deck-metadata.js'
import { exportLabels } from './labels.js'
import type { Paper } from './paper.js'
import { type Said, talkOf } from './said.js'
import { slideName } from './slide-name.js'

/** What a handout holds beside the pictures of its slides. */
export interface Handout {
  readonly metadata: DeckMetadata
  readonly paper: Paper
  readonly entries: readonly HandoutEntry[]
  /** The note's links, the deck's own address first. */
  readonly links: readonly HandoutLink[]
  readonly linksTitle: string
}

interface HandoutEntry {
  /** What a reader hears the slide called. */
  readonly name: string
  /** The slide holds what is set small: its picture takes the whole width. */
  readonly wide: boolean
  /** What was said, as Markdown. */
  readonly text: string
  /** The text is taller than the picture, as it stands beside it. */
  readonly long: boolean
}

interface HandoutLink {
  readonly text: string
  readonly url: string
}

/**
 * What a listener takes home: each slide, and beside it what was said, in which the lists, tables
 * and code that the slide shows a part of stand whole. Without `spoken` the slides alone.
 */
export function handoutOf(deck: Deck, note: Note, paper: Paper, spoken: boolean): Handout {
  const metadata = deckMetadata(deck, note)
  const labels = exportLabels(deck.lang)
  const talk = spoken ? talkOf(deck, note) : []
  const entries = deck.slides.map((slide, i) => {
    const [wide, text] = [isWide(slide), saidText(talk[i] ?? [])]
    const name = `${labels.slide(i + 1)}: ${slideName(slide).text}`
    return { name, wide, text, long: linesOf(text, wide ? 15 : 25) > (wide ? 11 : 8) }
  })
  const links = spoken ? linksOf(note, metadata) : []
  return { metadata, paper, entries, links, linksTitle: labels.links }
}

const SMALL = new Set(['code', 'table', 'figure', 'diagram'])

function isWide({ layout, body, modifiers }: Slide): boolean {
  if (layout === 'title') return true
  return !modifiers.includes('split') && body.some(({ kind }) => SMALL.has(kind))
}

/** About how many lines a text takes where so many Chinese characters, or twice as many letters, stand on one. */
function linesOf(text: string, perLine: number): number {
  const lines = text.split('\n').map((line) => Math.ceil(widthOf(line) / 2 / perLine))
  return lines.reduce((sum, one) => sum + one, 0)
}

function widthOf(line: string): number {
  return [...line].reduce((sum, char) => sum + eastAsianWidth(char.codePointAt(0) ?? 0), 0)
}

/** Cues are for the speaker: what they point at stands on the slide. */
function saidText(said: readonly Said[]): string {
  const pieces = said.flatMap((one) => (one.kind === 'cue' ? [] : [one]))
  return piecesMarkdown(pieces)
}

function linksOf(note: Note, { url, title }: DeckMetadata): readonly HandoutLink[] {
  const own = url ? [{ text: title, url }] : []
  const found = parse(note)
    .blocks.flatMap(wordsOf)
    .flatMap(({ inlines }) => inlines.flatMap(linksIn))
  const all = [...own, ...found].filter((link) => /^https?:/i.test(link.url))
  return all.filter(({ url }, i) => all.findIndex((one) => one.url === url) === i)
}

function linksIn(node: Inline): readonly HandoutLink[] {
  if (!('children' in node)) return []
  const inner = node.children.flatMap(linksIn)
  return node.type === 'link' ? [{ text: readable(node.children), url: node.url }, ...inner] : inner
}

function readable(nodes: readonly Inline[]): string {
  return nodes.map((one) => ('children' in one ? readable(one.children) : one.value)).join('')
}
