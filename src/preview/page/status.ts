import { minutes } from '../../stage/clock.js'
import { secondsBefore } from '../../stage/deck.js'
import { el, say } from '../../stage/dom.js'
import type { PageDeck } from './next-deck.js'

/** Where one is in the talk: the slide's number, the time so far, its plan, how full it is. */
export function makeStatus() {
  const place = el('span', 'place')
  const time = el('span', 'time')
  const plan = el('span', 'plan')
  const full = el('span', 'full')
  const dark = el('span', 'dark', 'Audience: black')
  return {
    elements: [place, time, plan, full, dark],
    draw(deck: PageDeck, index: number): void {
      const { length } = deck.slides
      const slide = deck.slides[index]
      const took = deck.rehearsed?.[slide?.id ?? '']
      const last = took === undefined ? '' : `, took ${minutes(took)}`
      const all = minutes(secondsBefore(deck, length))
      const [characters, words] = deck.pace ?? []
      say(place, length > 0 ? `${index + 1} / ${length}` : '')
      say(time, `${minutes(secondsBefore(deck, index))} of ${all}`)
      time.title = deck.pace
        ? `By your own pace as rehearsed: ${characters} characters or ${words} words a minute`
        : ''
      say(plan, slide ? `this slide ${minutes(slide.seconds)}${last}` : '')
      say(full, slide?.fullness ? `${Math.round(slide.fullness * 100)}% full` : '')
      full.dataset.over = String((slide?.fullness ?? 0) > 1)
    },
  }
}
