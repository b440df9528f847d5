import { weight } from '../weight.js'
import type { Rule } from './rule.js'

/** Long sentences do not fit a slide, very short ones say nothing. */
export const length: Rule = {
  name: 'length',
  why: 'it is too long for a slide, or too short to say much',
  weight: { zh: -0.5, other: -1.2 },
  value({ prose }) {
    const size = weight(prose.text)
    return size < 8 ? 1 : Math.min(1.5, Math.max(0, (size - 30) / 40))
  },
}
