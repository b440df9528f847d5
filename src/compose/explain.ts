import type { Range } from '../diagnostic.js'
import type { Outline, Section } from '../outline/section.js'
import { rangeOf } from '../parse/prose.js'
import type { Candidate } from './beat.js'
import { beatsOf } from './beats.js'
import { isLeftToReader } from './evidence.js'
import { withFurniture } from './furniture.js'
import type { ComposeOptions } from './options.js'
import { reasonOf } from './reasons.js'
import type { Gain } from './rules.js'
import { sentences } from './sentences.js'
import { type Shown, shownOn } from './shown.js'
import { isSkipped, skippedRanges } from './skipped.js'
import type { Deck, Slide } from './slide.js'
import { type Told, unfold } from './unfold.js'

interface Place {
  /** Number of the slide, from 1. */
  readonly slide: number
  readonly id: string
  readonly layout: Slide['layout']
}

/** What became of a stretch of the note, and why; offsets point into the note's text. */
export type Finding =
  | (Shown & Place & { readonly finding: 'shown'; readonly why: string })
  | (Range & Place & { readonly finding: 'spoken' })
  | (Range & { readonly finding: 'skipped' | 'only-said'; readonly why: string })
  | (Range & {
      readonly finding: 'sentence'
      readonly score: number
      /** Whether it, or a clause of it, is on a slide. */
      readonly shown: boolean
      readonly rules: readonly (Gain & { readonly why: string })[]
    })

export interface Explained {
  readonly tree: Outline
  /** The deck of the same note, made with the same options. */
  readonly deck: Deck
  readonly options: ComposeOptions
}

/** Says of a line of the note what is shown and spoken of it, where, by which rule, and why. */
export function explain(line: Range, { tree, deck, options }: Explained): readonly Finding[] {
  const skipped = skippedRanges(tree.sections).filter((range) => touches(range, line))
  const shown = deck.slides.flatMap(shownOn)
  const context = { lang: deck.lang, options }
  return [
    ...deck.slides.flatMap((slide, i) => onSlide(slide, i + 1, line)),
    ...skipped.map(({ start, end }): Finding => {
      return { finding: 'skipped', start, end, why: 'its author said to skip it' }
    }),
    ...flat(tree.sections)
      .filter(({ range }) => touches(range, line))
      .flatMap((section) => ofProse(section, { line, shown, ...context })),
  ]
}

function onSlide(slide: Slide, number: number, line: Range): readonly Finding[] {
  const place = { slide: number, id: slide.id, layout: slide.layout }
  const shown = shownOn(slide).filter((one) => touches(one, line))
  const said = slide.notes.flatMap((note) =>
    note.kind === 'prose' && touches(note.range, line) ? [note.range] : [],
  )
  const start = Math.min(...said.map((range) => range.start))
  const end = Math.max(...said.map((range) => range.end))
  return [
    ...shown.map((one): Finding => ({ finding: 'shown', ...place, ...one, why: reasonOf(one.by) })),
    ...(said.length > 0 ? [{ finding: 'spoken', ...place, start, end } as const] : []),
  ]
}

function flat(sections: readonly Section[]): readonly Section[] {
  return sections.flatMap((one) => (isSkipped(one) ? [] : [one, ...flat(one.children)]))
}

interface Weighing extends Pick<Deck, 'lang'> {
  readonly line: Range
  readonly shown: readonly Shown[]
  readonly options: ComposeOptions
}

/** How the sentences of a section that stand on the line were weighed, or why they were not. */
function ofProse(section: Section, { line, shown, ...rest }: Weighing): readonly Finding[] {
  const context = { ...rest, heading: section.title?.text ?? '' }
  const told = withFurniture(unfold(section.blocks).told, context.heading)
  const silent = told.filter(({ block }) => touches(block.range, line)).flatMap(silence)
  const weighed = beatsOf(told, context).flatMap((beat) => beat.candidates)
  return [
    ...silent,
    ...weighed.map((one) => weighing(one, shown)).filter((one) => touches(one, line)),
  ]

  function silence({ block, said }: Told): readonly Finding[] {
    const left = said.mode === 'auto' && isLeftToReader(block, context)
    const why = said.furniture ? SITE : said.mode === 'say' ? SAY : left ? LEFT : undefined
    return why ? [{ finding: 'only-said', ...block.range, why }] : []
  }
}

const SAY = 'its author said to only say it'
const SITE =
  'it is what a site prints around its pages (a step to another page, a licence, a request), or a TODO'
const LEFT = 'it stands under a heading of what a talk leaves to the reader'

function weighing({ prose, of, score, gains }: Candidate, shown: readonly Shown[]): Finding {
  const clause = rangeOf(prose)
  const whole =
    of.kind === 'paragraph'
      ? sentences(of.prose).find((sentence) => contains(rangeOf(sentence), clause))
      : undefined
  return {
    finding: 'sentence',
    ...rangeOf(whole ?? prose),
    score,
    shown: shown.some((one) => contains(one, clause)),
    rules: gains.map((one) => ({ ...one, why: reasonOf(one.rule) })),
  }
}

function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

function touches(range: Range, line: Range): boolean {
  return range.start < line.end && line.start < range.end
}
