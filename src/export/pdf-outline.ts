import { namesAround } from '../compose/names-around.js'
import type { Deck } from '../compose/slide.js'
import { slideName } from './slide-name.js'

/** A line of a PDF's outline. */
export interface OutlineEntry {
  readonly title: string
  /** The slide that it leads to, by its index. */
  readonly slide: number
  /** How many lines it stands under. */
  readonly depth: number
}

/**
 * What has a title, by the sections that the note has: those of headings on slides would put a section
 * without a slide of its own under the last that has one. Parts of a slide are one line.
 */
export function pdfOutline({ slides }: Deck): readonly OutlineEntry[] {
  const under = slides[0]?.layout === 'title' ? 1 : 0
  const entries: OutlineEntry[] = []
  for (const [i, slide] of slides.entries()) {
    const { title, titleLabel, layout } = slide
    const goesOn = title && titleLabel && slides[i - 1]?.title === title
    if ((!title && !titleLabel) || goesOn) continue
    const wanted = layout === 'title' ? 0 : under + namesAround(slide).length
    const depth = Math.min(wanted, (entries.at(-1)?.depth ?? -1) + 1)
    entries.push({ title: slideName(slide).text, slide: i, depth })
  }
  return entries
}
