import { describe, expect, it } from 'vitest'
import { type ConvertOptions, convert } from '../src/convert.js'
import type { Picture } from '../src/load/picture.js'

const picture = (url: string, width: number, height: number): Picture => ({
  url,
  bytes: new Uint8Array(),
  type: 'image/png',
  width,
  height,
  name: url,
  placeholder: false,
})

/** The classes of each slide that shows pictures, with how many it shows. */
const shown = (body: string, options: ConvertOptions = {}) =>
  convert(`# T\n\n## S\n\n${body}`, options).deck.slides.flatMap(({ layout, modifiers, body }) => {
    const count = body.filter(({ kind }) => kind === 'figure').length
    return count > 0 ? [`${[layout, ...modifiers].join(' ')}: ${count}`] : []
  })

const row = (count: number, between: string) =>
  Array.from({ length: count }, (_, i) => `![picture ${i}](${i}.png)`).join(between)

describe('several pictures in a row', () => {
  it.each([
    ['on one line', ' '],
    ['on lines of one paragraph', '\n'],
    ['in paragraphs', '\n\n'],
  ])('%s stand side by side', (_, between) => {
    expect(shown(row(2, between))).toEqual(['figure grid: 2'])
    expect(shown(row(3, between))).toEqual(['figure grid: 3'])
    expect(shown(row(4, between))).toEqual(['figure grid: 4'])
    expect(shown(row(5, between))).toEqual(['figure grid: 3', 'figure grid: 2'])
  })

  it('are one paragraph in the deck, each with its caption', () => {
    expect(convert(`# T\n\n${row(2, '\n\n')}`).markdown).toContain(
      '![picture 0](0.png)\n*picture 0*\n![picture 1](1.png)\n*picture 1*\n',
    )
  })

  it('that the author parts stay apart', () => {
    expect(shown('![a](a.png)\n\n<!-- deck: break -->\n\n![b](b.png)')).toEqual([
      'figure: 1',
      'figure: 1',
    ])
    expect(shown('![a](a.png)\n\n**Second**\n\n![b](b.png)').join()).not.toContain('grid')
  })

  it('lose nothing', () => {
    const { ledger } = convert(`# T\n\n${row(7, '\n\n')}`)
    expect(ledger).toMatchObject({ lost: 0, shown: 7 })
  })
})

describe('a picture with text', () => {
  const note = 'The store splits once it is half full. **It never shrinks again.**\n\n![p](p.png)'
  const placed = (width: number, height: number) =>
    shown(note, { pictures: new Map([['p.png', picture('p.png', width, height)]]) })

  it('stands beside it, in a narrower column where it is tall, and below where it is wide', () => {
    expect(placed(900, 700)).toEqual(['figure split: 1'])
    expect(placed(500, 900)).toEqual(['figure split tall: 1'])
    expect(placed(1600, 500)).toEqual(['figure: 1'])
    expect(shown(note)).toEqual(['figure split: 1'])
  })
})
