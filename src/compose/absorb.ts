import { mapped, memoized } from '../memoized.js'
import { spokenLine } from './note-lines.js'
import type { Slide } from './slide.js'

/**
 * A slide with nothing under its title is none: what it says is said on the next slide of its
 * section, else on the one before. So is a passing remark after the title or a part's name.
 */
export function absorb(slides: readonly Slide[]): readonly Slide[] {
  if (!mayGo([slides]).includes(true)) return slides
  const kept: Slide[] = []
  let waiting: Slide | undefined
  for (const slide of slides) {
    const before = waiting
    waiting = undefined
    const last = kept.at(-1)
    if (!before && last && FRAME.has(last.layout) && isPassing(slide)) {
      kept[kept.length - 1] = merge(last, slide, last.title)
      continue
    }
    if (before && isSame(before, slide))
      push(kept, merge(slide, before, before.title ?? slide.title))
    else {
      if (before) settle(kept, before)
      push(kept, slide)
    }
  }
  if (waiting) settle(kept, waiting)
  return kept

  function push(all: Slide[], slide: Slide): void {
    if (isSilent(slide)) waiting = slide
    else all.push(slide)
  }
}

/** These need nothing under their title. */
const FRAME = new Set<Slide['layout']>(['title', 'agenda', 'section'])

function isSilent({ body, layout }: Slide): boolean {
  return body.length === 0 && !FRAME.has(layout)
}

/** A weak sentence that would flash by is said while the part's name is up. */
function isPassing({ layout, title, body, seconds, pinned }: Slide): boolean {
  const [only] = body
  const strong = only?.kind === 'line' && (only.by.startsWith('bold') || only.by === 'author')
  return layout === 'statement' && !title && !strong && !pinned && seconds < 20
}

const mayGo = mapped(([slide]: [Slide]) => isSilent(slide) || isPassing(slide))

function isSame(a: Slide, b: Slide): boolean {
  return a.path.join('\n') === b.path.join('\n')
}

/** With no slide before it there is nowhere to say it: the slide stays, its title alone. */
function settle(kept: Slide[], slide: Slide): void {
  const before = kept.pop()
  kept.push(before ? merge(before, slide, before.title) : slide)
}

/** A heading that no slide shows is said. */
function said(first: Slide, second: Slide, silent: Slide, title: Slide['title']): Slide['notes'] {
  const name = silent.title
  const spoken: Slide['notes'] = name && name !== title ? [spokenLine(name)] : []
  return [first, second].flatMap((slide) =>
    slide === silent ? [...spoken, ...slide.notes] : slide.notes,
  )
}

/** One slide that says what both say, in the order of the note. */
const merge = memoized((slide: Slide, silent: Slide, title: Slide['title']): Slide => {
  const [first, second] = silent.range.start < slide.range.start ? [silent, slide] : [slide, silent]
  return {
    ...slide,
    ...(title ? { title } : {}),
    notes: said(first, second, silent, title),
    seconds: slide.seconds + silent.seconds,
    range: {
      start: Math.min(slide.range.start, silent.range.start),
      end: Math.max(slide.range.end, silent.range.end),
    },
    directives: [...first.directives, ...second.directives],
  }
})
