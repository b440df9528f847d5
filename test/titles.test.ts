import { describe, expect, it } from 'vitest'
import { convert } from '../src/convert.js'

/** The title of the last slide of a note, and the line over its code. */
function slideOf(lead: string) {
  const slide = convert(
    `## 缓存 Cache\n\n${lead}\n\n\`\`\`sh\nget key\n\`\`\`\n\n\`\`\`sh\nset\n\`\`\`\n`,
  ).deck.slides.at(-1)
  return { title: slide?.title?.text, body: slide?.body }
}

/** What a note without headings has for titles. */
function titlesOf(lead: string): readonly (string | undefined)[] {
  return convert(`${lead}\n\n\`\`\`sh\nget key\n\`\`\`\n`).deck.slides.map(
    ({ title }) => title?.text,
  )
}

describe('a line before evidence is no title where it only leads up to it', () => {
  it.each([
    '通常我们都是使用：',
    '使用时：',
    '然后看看 `get` 是怎么做的：',
    '看一下源码就会发现：',
    '还要注意的一点是：',
    '比如：',
    '所以',
    '由于平面的方程为',
    '主要代码如下：',
    '測試的結果顯示：',
    '這裡借用一張舊圖',
    'Then we get',
    'For example:',
    'The cache can be filled as follows:',
    'The key is lost, but',
    'まず次のコードを見ます：',
    '結果は以下の通りです：',
    '결과는 다음과 같습니다:',
  ])('%s', (lead) => {
    expect(titlesOf(lead)).toEqual([undefined])
    expect(slideOf(lead).title).toBe('缓存 Cache')
  })
})

describe('a line before evidence is its title where it names it', () => {
  it.each([
    '请求参数：',
    '设置持久化：',
    '一般形式：',
    '服务发现：',
    '线程池的使用：',
    '其他方法：',
    '最后更新时间：',
    '計算總和：',
    'Run the server:',
    'How to use',
    'One-hot encoding:',
    'I/O model:',
    'デプロイ：',
    '비교 차이:',
  ])('%s', (lead) => expect(titlesOf(lead)).toEqual([lead.replace(/[:：]$/u, '')]))
})

it('a point of prose that leads up to another is not promoted to a title', () => {
  const first = (opening: string) =>
    convert(
      `${opening}。\n\n写入要等两个副本都确认，所以它慢一些。\n\n过期的时间由运维一个一个地定。\n`,
    ).deck.slides.map(({ title }) => title?.text)
  expect(first('**读的缓存**放在最前面')).toEqual(['读的缓存放在最前面'])
  expect(first('我们把**读的缓存**放在最前面')).toEqual([undefined])
})

it('a line that only leads up to a picture stands over it, and is no point beside it', () => {
  const body = (lead: string) =>
    convert(`${lead}\n\n![图](a.png)\n`).deck.slides[0]?.body.map(({ kind }) => kind)
  expect(body('用图表示为：')).toEqual(['line', 'figure'])
  expect(body('镜像由许多层叠成，每一层只记录这一层自己的改动，下面的层从来不动。')).toEqual([
    'points',
    'figure',
  ])
})
