import { describe, expect, it } from 'vitest'
import { convert } from '../src/convert.js'

const titleOf = (source: string, path: string) => {
  const { deck } = convert(source, { path })
  const [first] = deck.slides
  return first?.layout === 'title' ? first.title?.text : undefined
}

describe('a note without a title', () => {
  it.each([
    ['0002-trait-objects.md', 'trait objects'],
    ['2024-05-06-消息_队列.md', '消息 队列'],
    ['/home/me/garden/缓存.md', '缓存'],
    ['C:\\notes\\On caching.md', 'On caching'],
    ['blog/service-mesh/index.md', 'service mesh'],
    ['blog/web-crawler/README-zh-Hans.md', 'web crawler'],
    ['2024-05-06.md', '2024-05-06'],
    ['README.md', undefined],
    ['note.md', undefined],
  ])('is called by its file: %s', (path, title) => {
    const source =
      '## Motivation\n\n- Less to read\n- More to see\n\n## Design\n\n- One file\n- One rule\n'
    expect(titleOf(source, path)).toBe(title)
  })

  it('is none where it has one', () => {
    expect(titleOf('# 标题\n\n## 节\n\n- 甲\n- 乙\n', 'file.md')).toBe('标题')
    expect(titleOf('---\ntitle: 标题\n---\n\n- 甲\n- 乙\n', 'file.md')).toBe('标题')
  })
})

describe('a wikilink in the front matter', () => {
  it('is shown by its words', () => {
    const { deck, markdown } = convert(
      '---\ntitle: T\nauthor: "[[张三]]"\ntags: ["[[lang/go|Go]]", plain]\n---\n\n## 节\n\n- 甲\n- 乙\n',
    )
    const rows = deck.slides[0]?.body.flatMap((piece) =>
      piece.kind === 'points' ? piece.items : [],
    )
    expect(rows?.map(({ prose }) => prose.text)).toEqual(['张三', 'Go', 'plain'])
    expect(markdown).not.toContain('[[')
  })
})
