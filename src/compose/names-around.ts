import { plainly } from '../parse/raised.js'
import type { Slide } from './slide.js'

/** The names of the sections around a slide, outermost first, without the one that it has for its title. */
export function namesAround({ path, title }: Pick<Slide, 'path' | 'title'>): readonly string[] {
  return title && path.at(-1) === plainly(title) ? path.slice(0, -1) : path
}
