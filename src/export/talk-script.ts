import { stringify } from 'yaml'
import { labelsOf } from '../compose/labels.js'
import type { Deck, Slide } from '../compose/slide.js'
import { headingText, piecesMarkdown } from '../emit/body.js'
import type { Note } from '../load/note.js'
import type { Prose } from '../parse/prose.js'
import { type DeckMetadata, deckMetadata } from './deck-metadata.js'
import { exportLabels } from './labels.js'
import { type Said, talkOf } from './said.js'
import { slideName } from './slide-name.js'

/**
 * The talk as a script in Markdown: for each slide when it comes up and for how long, from the
 * start of the talk, and then what is said.
 */
export function talkScript(deck: Deck, note: Note): string {
  const metadata = deckMetadata(deck, note)
  const talk = talkOf(deck, note)
  const starts = startsOf(deck.slides)
  const slides = deck.slides.map((slide, i) => {
    const mark = `## ${[i + 1, inline(slideName(slide))].filter(Boolean).join(' · ')}`
    const time = `\`${clock(starts[i] ?? 0)}\` · ${duration(slide.seconds)}`
    return [mark, time, saidMarkdown(talk[i] ?? [])].filter(Boolean).join('\n\n')
  })
  return `${[frontMatter(metadata), opening(deck, metadata), ...slides].join('\n\n')}\n`
}

function frontMatter({ title, authors, date, lang, keywords, description, url }: DeckMetadata) {
  const fields = {
    ...(title && { title }),
    ...(authors.length > 0 && { author: authors.length === 1 ? authors[0] : authors }),
    ...(date && { date }),
    lang,
    ...(keywords.length > 0 && { keywords }),
    ...(description && { description }),
    ...(url && { url }),
  }
  return `---\n${stringify(fields, { lineWidth: 0 })}---`
}

function opening({ lang, slides, seconds }: Deck, { title, authors, date }: DeckMetadata): string {
  const minutes = labelsOf(lang).minutes(Math.max(1, Math.round(seconds / 60)))
  const facts = [...authors, date, exportLabels(lang).slides(slides.length), minutes]
  const line = headingText(facts.filter(Boolean).join(' · '))
  return [title && `# ${headingText(title)}`, line].filter(Boolean).join('\n\n')
}

function inline(prose: Prose): string {
  return piecesMarkdown([{ kind: 'line', prose, quiet: false, by: 'title' }])
}

/** When each slide comes up, in whole seconds, so that a start and a duration make the next start. */
function startsOf(slides: readonly Slide[]): readonly number[] {
  let at = 0
  return slides.map(({ seconds }) => {
    const start = at
    at += Math.round(seconds)
    return start
  })
}

function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const rest = two(seconds % 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`
}

function duration(seconds: number): string {
  return clock(Math.round(seconds))
}

function saidMarkdown(said: readonly Said[]): string {
  const pieces = said.map((one) => (one.kind === 'cue' ? { ...one, kind: 'label' as const } : one))
  return piecesMarkdown(pieces)
}
