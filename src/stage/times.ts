import { drift, minutes, timeOfDay } from './clock.js'
import { secondsBefore } from './deck.js'
import { el, say } from './dom.js'
import type { Talk } from './talk.js'
import { talkTime } from './talk-clock.js'
import type { Walker } from './walker.js'

/** Seconds of drift that nobody needs to know of. */
const calmSeconds = 15

/** The line of times above the presenter's view, and the bar of the time on a slide. */
export function makeTimes(walker: Walker) {
  const clock = el('span', 'clock')
  const elapsed = el('span', 'elapsed')
  const onSlide = el('span', 'on-slide')
  const pace = el('span', 'pace')
  const place = el('span', 'place')
  const bar = el('div', 'spent')
  const tellPace = (off: number, started: boolean): void => {
    const calm = Math.abs(off) < calmSeconds
    const said = calm ? 'on time' : `${minutes(Math.abs(off))} ${off < 0 ? 'ahead' : 'behind'}`
    say(pace, started ? said : 'starts with the first step')
    pace.dataset.off = calm || !started ? 'no' : off < 0 ? 'ahead' : 'behind'
  }
  return {
    bar,
    element: el('header', 'times', clock, elapsed, onSlide, pace, el('span', 'space'), place),
    tick({ started, entered }: Talk): void {
      const { deck, at } = walker
      const planned = walker.slide()?.seconds ?? 0
      const spent = started ? (talkTime() - Math.max(entered, started)) / 1000 : 0
      const all = started ? (talkTime() - started) / 1000 : 0
      say(clock, timeOfDay())
      say(elapsed, `${minutes(all)} of ${minutes(secondsBefore(deck, deck.slides.length))}`)
      const took = deck.rehearsed?.[walker.slide()?.id ?? '']
      const before = took === undefined ? '' : `, ${minutes(took)} last time`
      say(onSlide, `this slide ${minutes(spent)} of ${minutes(planned)}${before}`)
      say(place, `${at + 1} / ${deck.slides.length}`)
      onSlide.dataset.over = String(spent > planned + calmSeconds)
      bar.dataset.over = String(spent > planned)
      bar.style.setProperty('--spent', String(Math.min(1, spent / Math.max(1, planned))))
      tellPace(drift(all, secondsBefore(deck, at), planned), started > 0)
    },
  }
}
