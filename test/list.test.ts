import { describe, expect, it } from 'vitest'
import type { Piece, Point } from '../src/compose/slide.js'
import { deckOf } from './support/checks.js'

const written = ({ prose, children }: Point): string =>
  [prose.text, ...children.map((child) => child.prose.text)].join(' > ')

/** The points of a note's slides. */
function pointsOf(note: string): readonly string[] {
  const { deck, ledger } = deckOf(note)
  expect(ledger.lost).toBe(0)
  return deck.slides
    .flatMap(({ body }) => body)
    .flatMap((piece: Piece) => (piece.kind === 'points' ? piece.items.map(written) : []))
}

describe('the items of a list', () => {
  it('all show what they say of their head, the long ones by a clause', () => {
    const short = '- 透明性：分页透明，分段要自己划分\n- 维度：分页是一维的\n'
    const long =
      '- 原因：分页主要是为了实现虚拟内存；分段主要是为了让程序和数据可以被划分为逻辑上独立的地址空间，并且有助于共享和保护。\n'
    expect(pointsOf(`## 分页与分段\n\n${short}${long}`)).toEqual([
      '透明性 > 分页透明，分段要自己划分',
      '维度 > 分页是一维的',
      '原因 > 分页主要是为了实现虚拟内存',
    ])
    // Beside others that show their heads alone.
    expect(pointsOf(`## 分段\n\n${long}- 不解释的一项\n`)).toEqual(['原因', '不解释的一项'])
  })

  it('are dated by months, and not by any word before a number', () => {
    const rest =
      'for the entire company, and not one more. The next one blocks the merge queue for its team, however small that is and whoever else waits.'
    expect(
      pointsOf(`## Rules\n\n- Max 50 in quarantine ${rest}\n- May 2024 in quarantine ${rest}\n`),
    ).toEqual([
      'Max 50 in quarantine for the entire company, and not one more',
      'May 2024 > in quarantine for the entire company, and not one more',
    ])
  })

  it('that lead into their own are shown by the bold head, where the rest hangs in the air', () => {
    expect(
      pointsOf(
        '## Plan\n\n* **Release it**, which will contain:\n  * the parser\n  * the printer\n* **Two kinds** of talks:\n  * short\n  * long\n',
      ),
    ).toEqual(['Release it > the parser > the printer', 'Two kinds of talks > short > long'])
  })
})

describe('a head that runs into its paragraph', () => {
  it('is shown with what it heads', () => {
    expect(
      pointsOf(
        '## Notes\n\n**Async.** A call that waits is not faster, and many think so. It waits elsewhere.\n\n**Threads.** A thread costs a megabyte of stack. Pools help.\n',
      ),
    ).toEqual([
      'Async. A call that waits is not faster, and many think so',
      'Threads. A thread costs a megabyte of stack',
    ])
  })

  it('is no head where it asks, or says a whole thing', () => {
    expect(
      pointsOf(
        '## 记\n\n**为什么会这样？**因为没有人看过它，所以没有人知道。\n\n**缓存拿空间换时间，它总会过期。**过期了再读一遍就是，不必怕它。\n',
      ),
    ).toEqual(['为什么会这样？', '缓存拿空间换时间，它总会过期'])
  })
})
