import type { Deck } from './deck.js'
import { type ExportedStage, exportedId } from './exported.js'

/** The id that Marp CLI gives to what holds the slides. */
export const holderId = ':$p'

/** Marp's slides on an exported page. */
export const marpSlides = (): readonly SVGSVGElement[] => [
  ...(document.getElementById(holderId)?.querySelectorAll<SVGSVGElement>(':scope > svg') ?? []),
]

export const readExported = (): ExportedStage =>
  JSON.parse(document.getElementById(exportedId)?.textContent ?? '{"slides":[]}')

/** The deck of an exported page, its slides as Marp wrote them. */
export function exportedDeck({ title, slides }: ExportedStage, size: Deck['size']): Deck {
  const unknown = { notes: [], title: '', part: '', seconds: 60 }
  return {
    title,
    size,
    slides: marpSlides().map((svg, i) => ({
      ...(slides[i] ?? { ...unknown, id: `slide-${i + 1}` }),
      html: svg.outerHTML,
    })),
  }
}

/** CSS pixels of the slides on an exported page. */
export function slideSize(): Deck['size'] {
  const box = marpSlides()[0]?.viewBox.baseVal
  return [box?.width ?? 1280, box?.height ?? 720]
}
