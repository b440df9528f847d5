import type { Picture } from '../load/picture.js'
import type { Workshop } from '../render/workshop.js'
import type { BuildOptions } from './command-line.js'
import type { NotePlan } from './note-plan.js'
import { hasErrors, type NoteResult, strictly } from './note-result.js'
import { type Preparation, prepareNote } from './prepare-note.js'
import { renderNote } from './render-note.js'
import { assetUrl, writeDeck } from './write-deck.js'

export interface BuildRun extends Preparation {
  readonly options: BuildOptions
  readonly signal: AbortSignal
  readonly workshop: Workshop
}

/** Builds a note; nothing of an earlier build is replaced where it has errors. */
export async function buildNote(plan: NotePlan, run: BuildRun): Promise<NoteResult> {
  const level = run.options.strict ? strictly : <T>(all: T) => all
  const shown = new Set<Picture>()
  const pictureSource = (picture: Picture) => {
    shown.add(picture)
    return assetUrl(plan.deck, picture)
  }
  const { text, composed, diagnostics } = await prepareNote(plan.note, {
    ...run,
    browser: run.options.browser,
    pictureSource,
    spoken: !run.options.public,
  })
  const found = { note: plan.note, text, diagnostics: level(diagnostics), outputs: [] }
  if (!composed) return found
  if (hasErrors(found.diagnostics)) return { ...found, conversion: composed.conversion }
  const rendering = await renderNote(plan.rendered, composed, run)
  const { conversion } = rendering.composed
  const faults = [...found.diagnostics, ...level(rendering.diagnostics)]
  const result = { ...found, conversion, diagnostics: faults }
  if (hasErrors(faults)) return result
  run.onStage('writing')
  await writeDeck(plan.deck, conversion.markdown, [...shown])
  return { ...result, outputs: [plan.deck, ...rendering.files] }
}
