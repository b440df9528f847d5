import type { Diagnostic } from '../diagnostic.js'
import { memoized } from '../memoized.js'
import type { FrontMatter } from './front-matter.js'
import { isMapping, type MatterPath } from './matter-plain.js'
import type { Metadata, MetaText } from './note.js'

const DIRECTIVES = new Set(
  'theme size headingDivider paginate header footer class color style math transition backgroundColor backgroundImage backgroundPosition backgroundRepeat backgroundSize'.split(
    ' ',
  ),
)
const DATES = ['date', 'pubDate', 'publishDate', 'created', 'date created']
const DESCRIPTIONS = ['description', 'summary', 'excerpt', 'abstract']
const TAGS = ['tags', 'tag', 'categories', 'category', 'keywords', 'topics']
const ADDRESSES = ['canonical', 'canonicalUrl', 'canonical_url', 'url', 'permalink']
/** The day that a date begins with, whatever time stands behind it. */
const DAY = /^\d{4}(?:[-/.]\d{1,2}(?:[-/.]\d{1,2})?|\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?)/

/** Folds the dialects of front matter (Hexo, Hugo, Jekyll, Obsidian, Zenn, Marp) into one. */
export const foldMetadata = memoized((matter: FrontMatter): Metadata => {
  const one = (keys: readonly string[]) => keys.flatMap((key) => texts(matter, key))[0]
  const title = one(['title'])
  const subtitle = one(['subtitle'])
  const description = one(DESCRIPTIONS)
  const date = DATES.flatMap((key) => texts(matter, key)).map(day)[0]
  const lang = [...texts(matter, 'lang'), ...texts(matter, 'language')].flatMap(language)[0]
  const deck = valueAt(matter, 'deck')
  const url = ADDRESSES.flatMap((key) => texts(matter, key)).find(isAddress)
  return {
    ...(title && { title }),
    ...(subtitle && { subtitle }),
    authors: distinct(['authors', 'author'].flatMap((key) => texts(matter, key))),
    ...(date && { date }),
    tags: distinct(TAGS.flatMap((key) => texts(matter, key)).flatMap(byComma)),
    ...(description && { description }),
    ...(lang && { lang }),
    ...(url && { url }),
    marp: valueAt(matter, 'marp') === true,
    deck: isMapping(deck) ? deck : {},
    directives: Object.fromEntries(
      Object.entries(matter.data).filter(([key]) => DIRECTIVES.has(key)),
    ),
  }
})

/** What the metadata's own rules find wrong. */
export function checkMetadata(matter: FrontMatter): readonly Diagnostic[] {
  const deck = valueAt(matter, 'deck')
  if (deck === undefined || deck === null || isMapping(deck)) return []
  const message = 'expected a mapping of options under `deck:`, found another value: it is ignored'
  const range = matter.at(['deck'])?.range ?? { start: 0, end: 0 }
  return [{ code: 'deck-options', severity: 'warning', message, range }]
}

/** Every text under a key, through lists and `{name: …}` mappings. */
function texts(matter: FrontMatter, key: string): MetaText[] {
  const path = [keyOf(matter, key) ?? key]
  return collect(matter, path, valueAt(matter, key)).flatMap(tidy)
}

function collect(matter: FrontMatter, path: MatterPath, value: unknown): MetaText[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => collect(matter, [...path, at], item))
  if (isMapping(value)) return 'name' in value ? collect(matter, [...path, 'name'], value.name) : []
  const text = matter.at(path)
  return text ? [text] : []
}

/** Keys are found whatever their case: Pelican and Jekyll users write `Title:`. */
function keyOf(matter: FrontMatter, key: string): string | undefined {
  if (Object.hasOwn(matter.data, key)) return key
  return Object.keys(matter.data).find((name) => name.toLowerCase() === key.toLowerCase())
}

function valueAt(matter: FrontMatter, key: string): unknown {
  const name = keyOf(matter, key)
  return name === undefined ? undefined : matter.data[name]
}

/** One line without white space around it; the place goes where a fold changed the text. */
function tidy({ text, range }: MetaText): MetaText[] {
  const trimmed = text.trim()
  if (trimmed === '') return []
  if (/[\r\n\t]/.test(trimmed)) return [{ text: trimmed.replace(/\s+/g, ' ') }]
  const [, , linked = ''] = WIKILINK.exec(trimmed) ?? []
  const words = linked.trim() || trimmed
  return [part({ text, ...(range && { range }) }, text.lastIndexOf(words), words.length)]
}

/** A value that is one wikilink, as Obsidian writes them: its alias, else its target, is what one reads. */
const WIKILINK = /^\[\[([^[\]|]*\|)?([^[\]|]+)\]\]$/

function part({ text, range }: MetaText, from: number, length: number): MetaText {
  const cut = text.slice(from, from + length)
  if (!range) return { text: cut }
  return { text: cut, range: { start: range.start + from, end: range.start + from + length } }
}

function day(date: MetaText): MetaText {
  return part(date, 0, DAY.exec(date.text)?.[0].length ?? date.text.length)
}

function byComma(tags: MetaText): MetaText[] {
  return [...tags.text.matchAll(/[^,，、]+/g)].flatMap((match) =>
    tidy(part(tags, match.index, match[0].length)),
  )
}

function distinct(all: readonly MetaText[]): MetaText[] {
  return all.filter((one, at) => all.findIndex(({ text }) => text === one.text) === at)
}

/** An absolute address of a page; `permalink: /:year/` is none. */
function isAddress({ text }: MetaText): boolean {
  return /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text)
}

/** A language tag of the common kind; `language: python` is none. */
function language({ text }: MetaText): string[] {
  const tag = text.replaceAll('_', '-')
  if (!/^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/i.test(tag)) return []
  return Intl.getCanonicalLocales(tag)
}
