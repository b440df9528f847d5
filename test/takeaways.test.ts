import { describe, expect, it } from 'vitest'
import { deckOf } from './support/checks.js'

/** A note of twelve sections, in some of which something is bold. */
function takeawaysOf(bold: readonly string[], plain: string): readonly string[] {
  const sections = Array.from(
    { length: 12 },
    (_, i) => `## ${i + 1}\n\n${bold[i] ?? ''}${plain.repeat(4)}\n\n`,
  )
  const { deck } = deckOf(`# T\n\n${sections.join('')}`)
  const [slide] = deck.slides.filter(({ layout }) => layout === 'takeaways')
  return (slide?.body ?? []).flatMap((piece) =>
    piece.kind === 'points' ? piece.items.map(({ prose }) => prose.text) : [],
  )
}

describe('takeaways', () => {
  const zh = '这一段话把事情的经过又说了一遍，听的人不必记住它。'
  const good = [
    '缓存拿空间换时间，所以总会过期',
    '调度器看的是声明，不是现状',
    '日志写在本地，重启之后就没有了',
  ]

  it('say a whole thing alone', () => {
    const weak = [
      '**刚消费到，还没处理，结果进程挂了。**',
      '**函数内部作用域的局部变量。**',
      '**这年代不用电脑会怎么样呢？**',
      '**它的位置记在消费者自己那一边。**',
      '一条消息只要写进了**日志**里面就算是送到了，别的都不管。',
      `**${good[0]}。**`,
    ]
    const strong = good.map((text) => `**${text}。**`)
    expect(takeawaysOf([...weak, ...strong], zh)).toEqual(good)
  })

  it('are none where there are fewer than three', () => {
    expect(
      takeawaysOf([`**${good[0]}。**`, `**${good[1]}。**`, '**所有局部变量的名字。**'], zh),
    ).toEqual([])
  })

  it('have a verb in English too', () => {
    const said = [
      'A table can be half empty and still behave as if it were full',
      'Measure what one caller feels, not what all callers cost together',
      'Constant time is a statement about an average',
    ]
    const bold = [...said, 'Identifiers of all the tables in the catalogue'].map(
      (text) => `**${text}.** `,
    )
    const plain = 'The story goes on for a while and nobody has to remember any of it. '
    expect(takeawaysOf(bold, plain)).toEqual(said)
  })
})
