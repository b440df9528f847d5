import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tempoOf } from '../src/compose/tempo.js'
import { convert } from '../src/convert.js'
import { type Rehearsal, type RehearsedSlide, readRehearsal } from '../src/load/rehearsal.js'
import { project } from './support/project.js'

const rates = { charactersPerMinute: 210, wordsPerMinute: 130 }

/** Slides of 130 words and ten seconds of looking, said so many times slower than planned. */
const rehearsed = (slower: readonly number[]): Rehearsal => {
  const slides = slower.map((by, i): [string, RehearsedSlide] => [
    `s${i}`,
    { seconds: 10 + 60 * by, characters: 0, words: 130, other: 10 },
  ])
  return { slides: Object.fromEntries(slides) }
}

const part = (i: number, more = '') =>
  `## Part ${i}\n\n**Part ${i} is about one thing that matters.** ${more}${'It goes on with words that one says and nobody sees. '.repeat(12)}\n`
const note = [1, 2, 3, 4].map((i) => part(i)).join('\n')

test('the tempo is the median, so that one slide at which one was held up does not count', () => {
  expect(tempoOf(rehearsed([1.2, 1.2, 1.2, 1.2, 9]), rates)).toEqual({
    factor: 1.2,
    charactersPerMinute: 175,
    wordsPerMinute: 108,
    slides: 5,
  })
  expect(tempoOf(rehearsed([1, 1, 1.5, 1.5, 1.5, 1]), rates)?.factor).toBe(1.25)
  expect(tempoOf(rehearsed([8, 8, 8, 8, 8]), rates)?.factor).toBe(2)
})

test('too little tells nothing', () => {
  expect(tempoOf(rehearsed([1.2, 1.2, 1.2, 1.2]), rates)).toBeUndefined()
  const short = { seconds: 300, characters: 10, words: 0, other: 0 }
  const many = Array.from({ length: 20 }, (_, i) => [`s${i}`, short])
  expect(tempoOf({ slides: Object.fromEntries(many) }, rates)).toBeUndefined()
  expect(tempoOf(rehearsed([0.1, 0.1, 0.1, 0.1, 0.1]), rates)).toBeUndefined()
})

test('a rehearsal changes how long slides are up, and nothing else', () => {
  const plain = convert(note)
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.6, max: 1.9, noNaN: true }), { minLength: 5 }),
      (by) => {
        const { deck } = convert(note, { rehearsal: rehearsed(by) })
        const bare = (all: typeof deck) =>
          all.slides
            .filter(({ layout }) => layout !== 'agenda')
            .map(({ seconds: _, ...rest }) => rest)
        expect(bare(deck)).toEqual(bare(plain.deck))
      },
    ),
    { numRuns: 30 },
  )
  const slow = convert(note, { rehearsal: rehearsed([1.5, 1.5, 1.5, 1.5, 1.5]) })
  expect(slow.deck.seconds / plain.deck.seconds).toBeGreaterThan(1.3)
  expect(slow.diagnostics.map(({ code }) => code)).toEqual(['pace-learned'])
  const labels = ({ deck }: typeof slow) =>
    deck.slides.flatMap(({ body }) =>
      body.flatMap((piece) => (piece.kind === 'points' ? piece.items.map((one) => one.label) : [])),
    )
  expect(labels(slow)).not.toEqual(labels(plain))
})

test('who says how fast it is spoken, or how long a slide is up, is heard', () => {
  const rehearsal = rehearsed([1.5, 1.5, 1.5, 1.5, 1.5])
  const front = `---\ndeck:\n  wordsPerMinute: 120\n---\n\n${note}`
  expect(convert(front, { rehearsal }).deck).toEqual(convert(front).deck)
  const timed = `${note}\n## Timed\n\n<!-- deck: time=2m -->\n\n${part(9).split('\n').slice(2).join('\n')}`
  const seconds = convert(timed, { rehearsal }).deck.slides.map((slide) => slide.seconds)
  expect(seconds).toContain(120)
})

test('a build goes by the rehearsal beside its note, and says so', async () => {
  const { notedeck, write } = await project({ 'talk.md': note })
  const run = async () => {
    const { out, err } = await notedeck(['check', '--json', 'talk.md'])
    return { ...(JSON.parse(out) as { seconds: number; slides: { id: string }[] }), err }
  }
  const plain = await run()
  await write({ 'talk.rehearsal.json': JSON.stringify(rehearsed([1.5, 1.5, 1.5, 1.5, 1.5])) })
  const slow = await run()
  expect(slow.seconds).toBeGreaterThan(1.3 * plain.seconds)
  expect(slow.slides.map(({ id }) => id)).toEqual(plain.slides.map(({ id }) => id))
  expect(slow.err).toContain('the plan goes by your own pace, 140 characters or 87 words a minute')
  expect(await run()).toEqual(slow)
  await write({ 'talk.rehearsal.json': '{"slides":{"a":{"seconds":"long"}}}' })
  const broken = await run()
  expect(broken.seconds).toBe(plain.seconds)
  expect(broken.err).toContain('rehearsal-unreadable')
})

test('whatever a file holds is a rehearsal or nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const read = readRehearsal(text)
      if (read) expect(() => tempoOf(read, rates)).not.toThrow()
    }),
  )
  expect(readRehearsal('{"slides":null}')).toBeUndefined()
  expect(readRehearsal('[]')).toBeUndefined()
})
