import type { StageSlide } from './deck.js'

/** What an exported page holds for the presenter view, as JSON. */
export interface ExportedStage {
  readonly title: string
  /** Of each slide all but its HTML, which the page holds already. */
  readonly slides: readonly Omit<StageSlide, 'html'>[]
  /** The presenter view's own stylesheet. */
  readonly css: string
}

/** The id of the element that holds it. */
export const exportedId = 'notedeck-stage'
