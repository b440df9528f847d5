import { namesAround } from '../compose/names-around.js'
import type { Slide } from '../compose/slide.js'
import { flowOfText } from './flow.js'
import type { Scale } from './theme.js'
import { typeOf } from './typeset.js'

/** Room for the page number beside the running head, in CSS pixels. */
const PAGE = 96
/** What its width may be more than is foreseen, in CSS pixels: its size is no whole number of them. */
const DOUBT = 20
/** Names of a running head, the innermost last. */
const NAMES = 2

/** A slide whose running head fits its line: names too long for it are cut. */
export function shortHead(slide: Slide, scale: Scale): Slide {
  const names = namesAround(slide)
  const own = slide.path.slice(names.length)
  const shown = names.slice(-NAMES)
  const type = typeOf(scale, scale.foot)
  const widthOf = (text: string): number => {
    const { widths, gaps } = flowOfText(text, type)
    return widths.reduce((sum, one, i) => sum + one + (gaps[i] ?? 0), 0)
  }
  const room = scale.width - PAGE - DOUBT
  if (widthOf(shown.join(' · ')) <= room) return slide
  const each = (room - widthOf(' · ')) / shown.length
  const short = shown.map((name) => shortened(name, (text) => widthOf(text) <= each))
  return { ...slide, path: [...names.slice(0, -NAMES), ...short, ...own] }
}

function shortened(text: string, fits: (text: string) => boolean): string {
  if (fits(text)) return text
  // What goes on says so at its end.
  const [, name = text, label = ''] = /^(.*?)( \(\d+\/\d+\))?$/s.exec(text) ?? []
  let [low, high] = [0, name.length]
  while (low < high - 1) {
    const middle = (low + high) >> 1
    if (fits(`${name.slice(0, middle)}…${label}`)) low = middle
    else high = middle
  }
  return `${name.slice(0, low).replace(/[\ud800-\udbff]$/, '')}…${label}`
}
