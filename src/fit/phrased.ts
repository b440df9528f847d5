import type { Slide } from '../compose/slide.js'
import { coverSetting } from './cover-height.js'
import { titleSetting } from './height.js'
import { leastWidth, textHeight, textWidth } from './lines.js'
import { type Scale, scaleOn } from './theme.js'

/**
 * A slide whose Chinese title ends its lines at phrases, where each fits a line and no line more is
 * needed; elsewhere a browser ends them within words.
 */
export function phrasedTitle(slide: Slide, theme: Scale, isCover: boolean): Slide {
  const { title, modifiers } = slide
  if (!title || theme.plain || slide.layout === 'statement') return slide
  const scale = scaleOn(modifiers, theme)
  const { type, width } = isCover ? coverSetting(slide, scale) : titleSetting(slide, scale)
  if (type.script !== 'zh' || !/\p{sc=Han}{2}/u.test(title.text)) return slide
  if (textWidth(title, type) <= width) return slide
  const phrased = { ...type, phrased: true }
  const lines = (one: typeof type) => textHeight(title, width, scale.leadingTitle, one)
  return leastWidth(title, phrased) <= width && lines(phrased) === lines(type)
    ? { ...slide, modifiers: [...modifiers, 'phrased'] }
    : slide
}
