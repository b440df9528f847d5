import type { Talk } from '../protocol.js'
import type { PageTools } from './page.js'

/** What who writes does with the audience: goes to present, and darkens its screen. */
export function audienceControls({
  talk,
  openPresenter,
}: Pick<PageTools, 'talk' | 'openPresenter'>) {
  return {
    /** Whose view was closed comes back to the talk, and does not move its audience. */
    present(place: Pick<Talk, 'index' | 'id'>): void {
      openPresenter()
      if (!talk.isOn()) talk.begin({ ...place, step: 0, black: false })
    },
    /** Nobody darkens by mistake what is seen elsewhere only. */
    black(seenHere: boolean): void {
      if (seenHere || talk.isOn()) talk.set({ black: !talk.now().black })
    },
    /** Says that the audience's screen is black. */
    say(): void {
      document.body.classList.toggle('blacked', talk.now().black && talk.isOn())
    },
  }
}
