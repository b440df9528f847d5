import { wideScriptOf } from '../parse/script.js'
import type { Type } from './flow.js'
import type { Scale } from './theme.js'

/** How a text of a size is set in this theme. */
export function typeOf(scale: Scale, size: number, bold = false, tracking = 0): Type {
  const { face, lang } = scale
  const wide = wideScriptOf(lang)
  return {
    size,
    bold,
    face,
    script: wide === 'ko' ? undefined : wide,
    latin: wide === undefined,
    tracking,
    codeScale: scale.scaleCode,
    codePad: scale.padCode,
    // Korean ends its lines between words.
    phrased: wide === 'ko',
  }
}
