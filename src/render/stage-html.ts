import { readFileSync } from 'node:fs'
import type { Deck, Slide } from '../compose/slide.js'
import type { StageSlide } from '../stage/deck.js'
import { type ExportedStage, exportedId } from '../stage/exported.js'
import { type Cut, noteHtml } from './notes-html.js'
import { stageScript } from './stage-script.js'

type Told = Omit<StageSlide, 'html'>

/** The part of the talk: where a slide goes on, its running head counts behind the name. */
function partOf({ id, layout, path, title }: Slide): string {
  const [name] = path
  if (name === undefined) return layout === 'section' ? (title?.text ?? '') : ''
  const number = /\.(\d+)$/.exec(id)?.[1]
  const counted = number ? name.replace(new RegExp(` \\(${number}/\\d+\\)$`), '') : name
  // What frames the talk stands in no part, however long it is.
  return counted !== name && frames.has(layout) ? '' : counted
}

const frames = new Set<Slide['layout']>(['title', 'agenda', 'takeaways', 'end'])

const told = (slide: Slide, cut: Cut): Told => ({
  id: slide.id,
  notes: slide.notes.map((line) => noteHtml(line, cut)),
  title: [slide.title?.text, slide.titleLabel].filter(Boolean).join(' '),
  part: partOf(slide),
  seconds: Math.round(slide.seconds),
})

const known = new WeakMap<Slide, Told>()

/** What a presenter view tells of a slide; the same for the same slide, whatever changes around it. */
export function stageSlide(slide: Slide, cut: Cut): Told {
  const last = known.get(slide)
  if (last) return last
  const made = told(slide, cut)
  known.set(slide, made)
  return made
}

/** What a deck's page holds for the presenter view, but its looks. */
export type StageData = Omit<ExportedStage, 'css'>

/** @param source the note's text, into which the ranges of a deck point */
export const stageData = (deck: Deck, source: string): StageData => ({
  title: deck.title,
  slides: deck.slides.map((slide) => stageSlide(slide, (start, end) => source.slice(start, end))),
})

const sheet = new URL('../../preview/stage.css', import.meta.url)

/** A page with a presenter view, and the scripts that it may run. */
export interface Staged {
  readonly html: string
  readonly scripts: ReadonlySet<string>
}

/** Notes that Marp's page does not hold were not meant for it. */
const shownOnly = ({ title, slides }: StageData, html: string): StageData => ({
  title,
  slides: slides.map((slide, i) =>
    html.includes(`<div class="bespoke-marp-note" data-index="${i}"`)
      ? slide
      : { ...slide, notes: [] },
  ),
})

/** JSON that ends no element and opens no comment. */
const inElement = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

/**
 * Adds our presenter view to the page that Marp CLI made: Marp's script stays, and starts where the
 * page is not ours.
 *
 * @param marp Marp's script, as it stands in the page
 */
export const stageHtml = (html: string, data: StageData, marp: string): Staged => {
  const exported: ExportedStage = {
    ...shownOnly(data, html),
    css: readFileSync(sheet, 'utf8').replace(/\/\*(?! Over Marp)(?:[^*]|\*(?!\/))*\*\/\n?/g, ''),
  }
  const own = stageScript()
  const guarded = `if(!document.documentElement.dataset.stage){${marp}\n}`
  const parts = [
    `<script type="application/json" id="${exportedId}">${inElement(exported)}</script>`,
    `<script>${own}</script>`,
    `<script>${guarded}</script>`,
  ]
  const whole = `<script>${marp}</script>`
  if (!html.includes(whole)) throw new Error("Expected Marp's script in its page, found none.")
  return { html: html.replace(whole, () => parts.join('')), scripts: new Set([own, guarded]) }
}
