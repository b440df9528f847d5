import { describe, expect, it } from 'vitest'
import { deckOf } from './support/checks.js'

const told = (name: string, times = 2) =>
  `${`${name}是一件要说上一会儿的事情。`.repeat(12)}\n\n`.repeat(times)

/** The rows of the agenda, by slide, each with its number; and the numbers of the section slides. */
function numbersOf(note: string) {
  const { deck } = deckOf(note)
  const agenda = deck.slides
    .filter(({ layout }) => layout === 'agenda')
    .map(({ titleLabel, body }) => {
      const [points] = body
      if (points?.kind !== 'points') throw new Error('Expected an agenda of points.')
      const rows = points.items.map(
        ({ prose }, i) => `${points.ordered ? points.start + i : '-'} ${prose.text}`,
      )
      return { titleLabel, rows }
    })
  const sections = deck.slides
    .filter(({ layout }) => layout === 'section')
    .map(({ title, body }) => {
      const [label] = body
      return `${label?.kind === 'label' ? label.text : '-'} ${title?.text}`
    })
  return { agenda, sections }
}

describe('the agenda and the section slides', () => {
  it('count the same parts, where one part gives way to those that it holds', () => {
    const { agenda, sections } = numbersOf(
      `# 数据库\n\n## 是什么\n\n${told('它', 1)}## 实践\n\n### 准备\n\n#### 甲\n\n${told('甲')}#### 乙\n\n${told('乙')}### 示例一\n\n${told('例')}### 示例二\n\n${told('例')}## 结语\n\n${told('结', 1)}`,
    )
    expect(agenda).toEqual([
      { titleLabel: '目录', rows: ['1 是什么', '2 准备', '3 示例一', '4 示例二', '5 结语'] },
    ])
    expect(sections).toEqual(['- 实践', '2 准备'])
  })

  it('do not count headings that count themselves, with a sign behind the number too', () => {
    const names = ['1: ⚡ 电源', '2: 🔌 插座', '3：「线」']
    const parts = names.map(
      (name) => `## ${name}\n\n### 甲\n\n${told('甲')}### 乙\n\n${told('乙')}`,
    )
    const { agenda, sections } = numbersOf(`# 家\n\n${parts.join('')}`)
    expect(agenda[0]?.rows).toEqual(names.map((name) => `- ${name}`))
    expect(sections).toEqual(names.map((name) => `- ${name}`))
  })

  it('name all of a long talk, on two slides where one cannot hold it', () => {
    const note = (count: number) =>
      `# 题\n\n${Array.from({ length: count }, (_, i) => `## 节${i + 1}\n\n${told('事', i === 3 ? 1 : 2)}`).join('')}`
    expect(numbersOf(note(13)).agenda.map(({ rows }) => rows.length)).toEqual([13])
    const { agenda } = numbersOf(note(21))
    expect(agenda.map(({ titleLabel }) => titleLabel)).toEqual(['目录 (1/2)', '目录 (2/2)'])
    expect(agenda.flatMap(({ rows }) => rows)).toEqual(
      Array.from({ length: 21 }, (_, i) => `${i + 1} 节${i + 1}`),
    )
    // Of more the longest.
    const many = numbersOf(note(29)).agenda.flatMap(({ rows }) => rows)
    expect([many.length, many.at(3), many.at(-1)]).toEqual([28, '4 节5', '28 节29'])
  })
})
