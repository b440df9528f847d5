import { describe, expect, it } from 'vitest'
import { deckOf } from './support/checks.js'

const links = (count: number, mark = '- ') =>
  Array.from({ length: count }, (_, i) => `${mark}[第 ${i + 1} 篇](https://x.org/${i + 1})\n`).join(
    '',
  )
const BODY = '## 收发\n\n发送的人不必等接收的人，所以两边可以各自扩容。\n\n'

/** Titles of the slides, and how many points stand on each. */
function slidesOf(note: string) {
  const { deck, ledger } = deckOf(note)
  expect(ledger.lost).toBe(0)
  return deck.slides.map(({ layout, title, body }) => {
    const items = body.flatMap((piece) => (piece.kind === 'points' ? piece.items : []))
    return `${layout} ${title?.text ?? ''} ${items.length}`
  })
}

describe('references', () => {
  it('are as many as one slide holds', () => {
    expect(slidesOf(`# 题\n\n${BODY}见${links(9, '，')}。\n`)).toContain('end  7')
  })

  it.each([
    '19.9 参考文献',
    '九、推荐阅读',
    '參考連結',
    '■参考リンク',
    'Reference(s)',
    'Further reading',
    'Links',
  ])('stand nowhere where the note has them itself, numbered or not: %s', (heading) => {
    const slides = slidesOf(
      `# 题\n\n${BODY}## ${heading}\n\n${links(9)}\n## 后话\n\n说完了一切，还有一句话要说。\n`,
    )
    expect(slides.join('\n')).not.toMatch(/end|文献|阅读|連結|リンク|Ref|reading|Links/)
  })

  it.each(['作业调度', '参考系', 'Reference counting', 'Resources of a process', '讨论的技巧'])(
    'are not what a heading says that is about something: %s',
    (heading) => {
      const slides = slidesOf(`# 题\n\n${BODY}## ${heading}\n\n- 第一件事\n- 第二件事\n`)
      expect(slides).toContain(`bullets ${heading} 2`)
    },
  )

  it('of a long list of links show the first', () => {
    const slides = slidesOf(`# 题\n\n${BODY}## 视频\n\n${links(30)}`)
    expect(slides).toContain('bullets 视频 7')
    expect(slides.filter((slide) => slide.startsWith('bullets'))).toHaveLength(1)
  })
})
