import type { Paragraph } from '../parse/block.js'
import { bare, cut, isBold, type Prose, rangeOf, trim, unmarked, upTo } from '../parse/prose.js'
import { plainly } from '../parse/raised.js'
import type { Lang } from '../parse/script.js'
import type { Beat, Candidate } from './beat.js'
import { clauseOf, stripEnd } from './clause.js'
import { evidenceOf, headsOf, isEvidence, isLeftToReader, titlesOf } from './evidence.js'
import { languageOf } from './language.js'
import { linesOf, spokenLine } from './note-lines.js'
import type { ComposeOptions } from './options.js'
import { speech } from './pace.js'
import { inRows } from './picture-rows.js'
import { rankOf } from './rank.js'
import { scoreOf } from './rules.js'
import { sentences } from './sentences.js'
import type { NoteLine } from './slide.js'
import { isTitleLike } from './title-like.js'
import type { Told } from './unfold.js'
import { BUDGET, weight } from './weight.js'

export interface BeatContext {
  readonly lang: Lang
  readonly heading: string
  readonly options: ComposeOptions
}

/** Paragraphs that would keep a slide up for longer are divided at a sentence, in seconds. */
const LONGEST = 100

/** Turns the blocks of a section into beats. */
export function beatsOf(told: readonly Told[], context: BeatContext): readonly Beat[] {
  const live = told.filter(({ block, said }) => block.kind !== 'markup' && said.mode !== 'skip')
  const rank = rankOf(
    live.flatMap(({ block }) => (block.kind === 'paragraph' ? sentences(block.prose) : [])),
  )
  const beats = live.flatMap((one, i) =>
    one.block.kind === 'paragraph'
      ? paragraph(one.block, i, live, context, rank)
      : [leading(evidenceOf(one, context), one, live[i + 1], context)],
  )
  return inRows(beats)
}

/** A list of one item right before evidence leads into it, and is said by its words. */
function leading(
  beat: Beat,
  { block, said }: Told,
  next: Told | undefined,
  { options }: BeatContext,
): Beat {
  const isOne = block.kind === 'list' && block.items.length === 1 && said.mode === 'auto'
  if (!isOne || !next || !isEvidence(next) || next.block.kind === 'list') return beat
  const words = linesOf(block)
  const notes = beat.notes.flatMap((line) => (line.kind === 'cue' ? words : [line]))
  const seconds = speech(words.map(({ text }) => text).join('\n'), options)
  return { ...beat, notes, seconds, leads: true }
}

function paragraph(
  block: Paragraph,
  i: number,
  live: readonly Told[],
  context: BeatContext,
  rank: ReturnType<typeof rankOf>,
): readonly Beat[] {
  const told = live[i] as Told
  const { said } = told
  const next = live[i + 1]
  const before = next !== undefined && isEvidence(next)
  const name =
    said.mode === 'auto' ? nameOf(block, next !== undefined, before, context.lang) : undefined
  const own = spokenLine(block.prose)
  const titles = titlesOf(told)
  const callouts = said.mode === 'say' ? [] : headsOf(told, context)
  const notes = [...titles, own]
  const leads = before && leadsIn(block)
  const base = { range: block.range, notes, evidence: [], callouts, said, leads }
  const seconds = speech(block.prose.text, context.options)
  if (name) return [{ ...base, kind: 'name', candidates: [], title: name, seconds, leads: true }]
  if (said.mode === 'say' || (said.mode === 'auto' && isLeftToReader(block, context)))
    return [{ ...base, kind: 'prose', candidates: [], seconds }]
  if (said.mode === 'show')
    return [{ ...base, kind: 'prose', seconds, candidates: [shownWhole(block)] }]
  const scored = candidatesOf(block, i, live, context, rank)
  return divide(block, scored, context).map((part, index, parts) => ({
    ...base,
    ...part,
    kind: 'prose',
    notes: index === 0 ? [...titles, ...part.notes] : part.notes,
    callouts: index === 0 ? callouts : [],
    leads: base.leads && index === parts.length - 1,
    said: index === 0 ? said : { ...said, breakBefore: false, marp: [] },
  }))
}

/** A line that ends in a colon, or any short line before evidence, is said with it. */
function leadsIn({ prose }: Paragraph): boolean {
  return /[:：]$/.test(prose.text) || weight(prose.text) <= BUDGET.text
}

function shownWhole(block: Paragraph): Candidate {
  return { prose: block.prose, score: 99, by: 'author', gains: [], of: block }
}

/** A bold line, or a short line before evidence that can be a title, names what follows. */
function nameOf(
  { prose }: Paragraph,
  followed: boolean,
  evidence: boolean,
  lang: Lang,
): Prose | undefined {
  const size = weight(prose.text)
  const ends = /[。！!；;.]["”』」]?$/.test(prose.text)
  if (followed && isBold(prose) && size <= 26 && !ends) return stripEnd(unmarked(prose))
  const short = /[:：]$/.test(prose.text) ? size <= 22 : size <= 14 && !ends
  if (evidence && short && sentences(prose).length === 1 && isTitleLike(prose, lang))
    return stripEnd(unmarked(prose))
  return undefined
}

function candidatesOf(
  block: Paragraph,
  i: number,
  live: readonly Told[],
  { lang, heading }: BeatContext,
  rank: ReturnType<typeof rankOf>,
): readonly { readonly whole: Prose; readonly candidate: Candidate }[] {
  const next = live[i + 1]
  const parts = runIn(sentences(block.prose), block.prose)
  return parts.map((whole, index) => {
    const weighed = scoreOf({
      prose: whole,
      index,
      count: parts.length,
      following: parts[index + 1]?.text ?? '',
      beforeEvidence: next !== undefined && isEvidence(next),
      beforeCode: next?.block.kind === 'code',
      heading,
      rank: rank(whole),
      lang,
      words: languageOf(lang),
    })
    return { whole, candidate: { ...weighed, prose: shownOf(whole, lang), of: block } }
  })
}

/** A head that runs into its paragraph says nothing alone: it goes with the first sentence. */
function runIn(parts: readonly Prose[], whole: Prose): readonly Prose[] {
  const [head, first, ...others] = parts
  if (!head || !first || !isRunIn(head)) return parts
  return [trim(upTo(whole, first)), ...others]
}

function isRunIn(head: Prose): boolean {
  return isBold(head) && weight(head.text) <= RUN_IN && /[.。．]$/.test(head.text)
}

/** A head that runs in weighs no more than this. */
const RUN_IN = 8

/** The clause that is shown of a sentence, behind the head that runs into it. */
function shownOf(whole: Prose, lang: Lang): Prose {
  const [head, first] = sentences(whole)
  if (!head || !first || !isRunIn(head)) return bare(clauseOf(whole, lang))
  const clause = clauseOf(first, lang)
  const goesOn = clause.offsets[0] === first.offsets[0]
  return goesOn ? upTo(whole, clause) : bare(clause)
}

/** Divides a paragraph that is long to say at its sentences, into parts of like length. */
function divide(
  block: Paragraph,
  scored: readonly { readonly whole: Prose; readonly candidate: Candidate }[],
  { options }: BeatContext,
): readonly Pick<Beat, 'range' | 'notes' | 'candidates' | 'seconds'>[] {
  const total = speech(block.prose.text, options) || 1
  const parts = Math.min(Math.ceil(total / LONGEST), scored.length)
  const groups: (typeof scored)[number][][] = Array.from({ length: parts }, () => [])
  let at = 0
  for (const one of scored) {
    groups[Math.min(parts - 1, Math.floor((at / total) * parts))]?.push(one)
    at += speech(one.whole.text, options)
  }
  return groups
    .filter((group) => group.length > 0)
    .map((group, i, all) => {
      const first = group[0]?.whole as Prose
      const next = all[i + 1]?.[0]?.whole
      const start = i === 0 ? rangeOf(block.prose).start : rangeOf(first).start
      const end = next ? rangeOf(next).start : rangeOf(block.prose).end
      const text = group.map(({ whole }) => plainly(whole))
      const from = block.prose.offsets.indexOf(start)
      const to = next ? block.prose.offsets.indexOf(end) : block.prose.text.length
      const note: NoteLine = {
        kind: 'prose',
        text: parts === 1 ? plainly(block.prose) : joinSentences(text),
        range: { start, end },
        inlines: trim(cut(block.prose, from, to)).inlines,
      }
      return {
        range: parts === 1 ? block.range : { start, end },
        notes: [note],
        candidates: group.map(({ candidate }) => candidate),
        seconds: speech(note.text, options),
      }
    })
}

/** What is written without spaces around it. */
const UNSPACED = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uffef]`
const JOINT = new RegExp(`^$|${UNSPACED}$`, 'u')
const JOINED = new RegExp(`^${UNSPACED}`, 'u')

function joinSentences(texts: readonly string[]): string {
  return texts.reduce(
    (all, text) => all + (JOINT.test(all) || JOINED.test(text) ? '' : ' ') + text,
    '',
  )
}
