import type { Diagnostic } from '../diagnostic.js'
import { deckMetadata } from '../export/deck-metadata.js'
import { handoutOf } from '../export/handout.js'
import { talkScript } from '../export/talk-script.js'
import { withheldRuns } from '../export/withheld.js'
import { wholeOf } from '../fit/fit.js'
import type { Picture } from '../load/picture.js'
import type { PageCheck } from '../render/check-page.js'
import { RenderFault } from '../render/fault.js'
import { type RenderStage, renderDeck } from '../render/render.js'
import { stageData } from '../render/stage-html.js'
import { openWorkshop, type Workshop } from '../render/workshop.js'
import type { BuildOptions } from './command-line.js'
import type { NotePlan } from './note-plan.js'
import type { ComposedNote } from './prepare-note.js'
import { frameDiagnostics, overfull, sharesOf, smallDiagnostics } from './verified.js'

/** How long a deck may take, in milliseconds, and each of its formats. */
const DEADLINE_MS = 60_000
const STAGES: Readonly<Record<RenderStage, string>> = {
  fonts: 'cutting fonts',
  slides: 'rendering',
  files: 'writing',
}

interface Rendering {
  readonly options: BuildOptions
  readonly signal: AbortSignal
  readonly workshop: Workshop
  readonly onStage: (stage: string) => void
}

/** What came of a rendering, and the note as it was rendered. */
export interface Rendered {
  readonly composed: ComposedNote
  readonly diagnostics: readonly Diagnostic[]
  /** Paths of the files that were replaced. */
  readonly files: readonly string[]
}

/**
 * Renders a composed note into its planned files; what prevents it is an error diagnostic. Where the
 * browser that prints finds slides too full, they are planned again once.
 */
export async function renderNote(
  out: NotePlan['rendered'],
  composed: ComposedNote,
  rendering: Rendering,
): Promise<Rendered> {
  const planned = !composed.note.meta.marp
  const { strict } = rendering.options
  const isRight = (check: PageCheck): boolean =>
    overfull(check).length === 0 &&
    !(strict && smallDiagnostics(check, composed.conversion.deck).length > 0)
  const accepts = (check: PageCheck): boolean => !planned || isRight(check)
  const first = await renderOnce(out, composed, rendering, accepts)
  const { deck } = composed.conversion
  const faults = first.check ? overfull(first.check) : []
  const told = (once: Once, { conversion }: ComposedNote) => [
    ...once.diagnostics,
    ...(once.check && planned ? smallDiagnostics(once.check, conversion.deck) : []),
  ]
  if (faults.length === 0)
    return { composed, files: first.files, diagnostics: told(first, composed) }
  if (!planned)
    return {
      composed,
      files: first.files,
      diagnostics: [...first.diagnostics, ...frameDiagnostics(faults, deck, false)],
    }
  const next = composed.again(sharesOf(faults, composed.conversion))
  const second = await renderOnce(out, next, { ...rendering, workshop: openWorkshop() })
  const left = second.check ? overfull(second.check) : []
  const stay = new Set(
    left.map(({ slide }) => wholeOf(next.conversion.deck.slides[slide]?.id ?? '')),
  )
  const gone = faults.filter(({ slide }) => !stay.has(wholeOf(deck.slides[slide]?.id ?? '')))
  const said = [
    ...frameDiagnostics(gone, deck, true),
    ...frameDiagnostics(left, next.conversion.deck, false),
  ]
  return { composed: next, files: second.files, diagnostics: [...told(second, next), ...said] }
}

interface Once {
  readonly diagnostics: readonly Diagnostic[]
  readonly files: readonly string[]
  readonly check?: PageCheck | undefined
}

async function renderOnce(
  out: NotePlan['rendered'],
  { conversion, draft, theme, note }: ComposedNote,
  { options, signal, workshop, onStage }: Rendering,
  accepts: (check: PageCheck) => boolean = () => true,
): Promise<Once> {
  const { formats, browser, stage } = options
  try {
    const job = {
      markdown: draft(dataUrl),
      themeCss: theme.css,
      fontText: conversion.markdown,
      lang: note.meta.lang ?? conversion.deck.lang,
      formats,
      ...(stage === 'notedeck' && { stage: stageData(conversion.deck, note.text) }),
      pdfNotes: !options.noNotes,
      withheld: options.public ? withheldRuns(conversion.deck, note) : undefined,
      metadata: deckMetadata(conversion.deck, note),
      handout: formats.includes('handout')
        ? handoutOf(conversion.deck, note, options.paper, !options.public)
        : undefined,
      texts: formats.includes('notes') ? { notes: talkScript(conversion.deck, note) } : undefined,
      out,
      browser,
      deadlineMs: DEADLINE_MS * (1 + formats.length),
      signal,
      strict: options.strict,
      accepts,
      onStage: (stage: RenderStage) => onStage(STAGES[stage]),
    }
    const { missing, check, files } = await renderDeck(job, workshop)
    return { check, files, diagnostics: missing.length > 0 ? [undrawn(missing, note.text)] : [] }
  } catch (error) {
    if (!(error instanceof RenderFault)) throw error
    const { code, message } = error
    const fault = { code, severity: 'error', message, range: { start: 0, end: 0 } } as const
    return { files: [], diagnostics: [fault] }
  }
}

function undrawn(missing: readonly string[], text: string): Diagnostic {
  const [first = ''] = missing
  const start = Math.max(0, text.indexOf(first))
  const end = text.startsWith(first, start) ? start + first.length : start
  const shown = missing.slice(0, 8).join(' ') + (missing.length > 8 ? ' …' : '')
  const message = `expected every character in an embedded font, found none for ${shown}: replace it, or each machine draws it with a font of its own`
  return { code: 'character-undrawn', severity: 'warning', message, range: { start, end } }
}

function dataUrl({ type, bytes }: Picture): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
}
