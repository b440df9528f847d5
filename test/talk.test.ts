import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { convert } from '../src/convert.js'
import { stageData } from '../src/render/stage-html.js'
import { type Talk, talkState } from '../src/stage/talk.js'
import { setTalkTime, talkTime } from '../src/stage/talk-clock.js'

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000_000 })
})
afterEach(() => {
  vi.useRealTimers()
  setTalkTime(Date.now())
})

const open = (said: Talk[] = []) =>
  talkState(
    'a talk',
    (talk) => said.push(talk),
    () => {},
  )

test('a slide is entered anew by its id, whatever stands before it by now', () => {
  const talk = open()
  talk.set({ index: 4, id: 'x', started: talkTime(), entered: talkTime() })
  vi.advanceTimersByTime(60_000)
  // A slide came in at the top: x stands at 5, and the one before it where x was.
  talk.set({ index: 4, id: 'w' })
  expect(talk.now().entered).toBe(talkTime())
  vi.advanceTimersByTime(60_000)
  const { entered } = talk.now()
  talk.set({ index: 5, id: 'w' })
  expect(talk.now().entered).toBe(entered)
})

test('a phone whose clock is off goes by the server’s', () => {
  const talk = open()
  const at = Date.now()
  const told: Talk = {
    index: 3,
    id: 'x',
    step: 0,
    black: false,
    started: at,
    entered: at,
    turn: at,
  }
  // Its own clock is twenty minutes ahead: by that the talk would be over long ago.
  vi.setSystemTime(at + 20 * 60_000)
  setTalkTime(at + 1000)
  talk.take(told)
  expect(talk.now().index).toBe(3)
  expect(talk.isOn()).toBe(true)
  talk.set({ index: 4, id: 'y' })
  expect(talk.now().turn).toBe(at + 1000)
})

test('a part is its section, however many slides go on with it', () => {
  const items = Array.from(
    { length: 30 },
    (_, i) => `- item ${i + 1} says what it says in some words`,
  )
  const note = `## Long list\n\n${items.join('\n')}\n\n## Other\n\n- one\n- two\n`
  const { deck } = convert(note)
  const parts = stageData(deck, note).slides.map(({ part }) => part)
  const counts = deck.slides.flatMap(({ path, titleLabel }) => [path[0], titleLabel])
  expect(counts.some((one) => /\(2\/\d\)$/.test(one ?? ''))).toBe(true)
  expect(new Set(parts.filter((part) => part !== ''))).toEqual(new Set(['Long list', 'Other']))
})
