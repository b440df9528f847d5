import type { Thumbs } from './thumbs.js'

/** All slides at once, in rows, in the place of the one that is written. */
export function makeOverview(thumbs: Thumbs) {
  const { classList } = document.body
  return {
    /** Opens it, or closes it, at a slide. */
    flip(index: number): void {
      classList.toggle('overview')
      thumbs.mark(index)
    },
    close(index: number): void {
      classList.remove('overview')
      thumbs.mark(index)
    },
    /** The slide that an arrow up or down leads to: here the one in the next row. */
    row(index: number, rows: 1 | -1): number {
      return classList.contains('overview') ? thumbs.beside(index, rows) : index + rows
    },
  }
}
