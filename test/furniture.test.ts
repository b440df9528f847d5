import { describe, expect, it } from 'vitest'
import { deckOf } from './support/checks.js'

const BEFORE = '# 队列\n\n## 收发\n\n发送的人不必等接收的人，所以两边可以各自扩容。\n\n'

/** The words on a deck's slides, and those in its notes. */
function wordsOf(note: string) {
  const { deck, markdown, ledger } = deckOf(note)
  expect(ledger.lost).toBe(0)
  const spoken = [...markdown.matchAll(/<!--([\s\S]*?)-->/g)].map(([, text]) => text).join('\n')
  return { deck, shown: markdown.replace(/<!--[\s\S]*?-->/g, ''), spoken }
}

describe('what a site prints around its pages', () => {
  it.each([
    ['上一篇：[存储](a.md) ｜ 下一篇：[网络](b.md)', '存储'],
    ['[« Previous](a.md) | [Next: Deploying »](b.md)', 'Deploying'],
    ['Previous | Next', 'Previous'],
    ['[⬆ back to top](#top)', 'back to top'],
    ['- [上一章](a.md)\n- [返回目录](b.md)', '上一章'],
    ['[English](a.md) | **简体中文** | [日本語](c.md)', 'English'],
    ['Read this in other languages: [English](a.md), [한국어](b.md)', 'English'],
    ['> 作者：某某\n> 链接：https://x.org\n> 著作权归作者所有。转载请注明出处。', '著作权'],
    ['本文采用 CC BY-SA 4.0 许可协议，轉載請註明出處。', '许可协议'],
    ['This post is licensed under CC BY 4.0.', 'licensed'],
    ['歡迎訂閱我的電子報，每週一篇。', '電子報'],
    ['If you enjoyed this article, please share it and subscribe.', 'subscribe'],
    ['この記事が役に立ったら、シェアしていただけると励みになります。', 'シェア'],
    ['도움이 되셨다면 구독과 좋아요를 눌러 주세요.', '구독'],
    ['Photo by Some Body on Unsplash', 'Unsplash'],
    ['（完）', '完'],
    ['TODO: 问问能不能用第三季度的数字\nTODO: 换个标题？', '第三季度'],
    ['- TODO 补一张图\n- FIXME: 这里算错了', '一张图'],
    ['（待补充）', '待补充'],
    ['把图放在这里（TODO: 从看板导出）。', '看板'],
  ])('is said and not shown: %s', (line, word) => {
    const { shown, spoken } = wordsOf(`${BEFORE}${line}\n`)
    expect(shown).not.toContain(word)
    expect(spoken).toContain(word)
  })

  it.each([
    '用户扫描二维码关注公众号后，系统推送一条消息。',
    'Next, we look at [the log](c.md), which keeps every message.',
    '[Home](a.md) is where the [heart](b.md) is.',
    '待补充的内容都记在这个文件里了。',
    '用 TODO.md 记下还没有做完的事情。',
    '软件著作权保护的是代码，转载制度管的是新闻。',
    '我会说[中文](a)和[英文](b)，还在学日语。',
  ])('is not what speaks of such things: %s', (line) => {
    const { shown } = wordsOf(`# 题\n\n## 节\n\n${line}\n`)
    expect(shown).toContain(line.slice(-8, -1))
  })

  it('has its code to scan beside it, and is no part of the talk', () => {
    const parts = ['存储', '网络', '调度'].map(
      (name) => `## ${name}\n\n${`${name}是一件要说上一会儿的事。`.repeat(12)}\n\n`,
    )
    const begging = '## 赞赏作者\n\n你的认可是我更新的动力：\n\n![](pay.png)\n\n'
    const { deck, shown } = wordsOf(
      `# 题\n\n${parts.join('')}欢迎关注我的公众号：\n\n![](qr.png)\n\n${begging}## License\n\nMIT\n`,
    )
    expect(shown).not.toMatch(/qr\.png|pay\.png|赞赏|License/)
    const agenda = deck.slides.find(({ layout }) => layout === 'agenda')
    expect(agenda?.body).toMatchObject([{ items: { length: 3 } }])
  })

  it('stays where its author says so, and in a callout', () => {
    const { shown } = wordsOf(
      `${BEFORE}<!-- deck: show -->\n\n转载请注明出处。\n\n> [!NOTE]\n> 本文首发于某站。\n`,
    )
    expect(shown).toMatch(/转载请注明出处[\s\S]*本文首发于某站/)
  })
})
