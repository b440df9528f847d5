import type { Diagnostic } from '../diagnostic.js'
import type { Picture } from '../load/picture.js'
import { RenderFault } from '../render/fault.js'
import { type RenderStage, renderDeck } from '../render/render.js'
import type { Workshop } from '../render/workshop.js'
import type { BuildOptions } from './command-line.js'
import type { NotePlan } from './note-plan.js'
import type { ComposedNote } from './prepare-note.js'

const DEADLINE_MS = 120_000
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

/** Renders a composed note into its planned files; what prevents it is an error diagnostic. */
export async function renderNote(
  out: NotePlan['rendered'],
  { conversion, draft, theme, note }: ComposedNote,
  { options, signal, workshop, onStage }: Rendering,
): Promise<readonly Diagnostic[]> {
  const { formats, browser } = options
  try {
    const job = {
      markdown: draft(dataUrl),
      themeCss: theme.css,
      fontText: conversion.markdown,
      lang: note.meta.lang ?? conversion.deck.lang,
      formats,
      out,
      browser,
      deadlineMs: DEADLINE_MS,
      signal,
      onStage: (stage: RenderStage) => onStage(STAGES[stage]),
    }
    const { missing } = await renderDeck(job, workshop)
    return missing.length > 0 ? [undrawn(missing, note.text)] : []
  } catch (error) {
    if (!(error instanceof RenderFault)) throw error
    const { code, message } = error
    return [{ code, severity: 'error', message, range: { start: 0, end: 0 } }]
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
