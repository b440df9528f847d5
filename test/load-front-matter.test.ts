import { describe, expect, it, vi } from 'vitest'
import { readNote } from '../src/load/read-note.js'

function load(text: string) {
  const { note, diagnostics } = readNote(text, 'note.md')
  if (!note) throw new Error('expected a note')
  const { meta, bodyStart } = note
  return { meta, body: text.slice(bodyStart), diagnostics, cut: cutFrom(text) }
}

const cutFrom = (text: string) => (range?: { start: number; end: number }) =>
  range && text.slice(range.start, range.end)

describe('front matter', () => {
  it('is read, with the places that its values stand at', () => {
    const { meta, body, cut } = load(
      "---\ntitle: '深入剖析 Kubernetes'\ntags:\n  - 笔记\n  - [云, 原生]\ndate: 2019-09-19\n---\n# 一\n",
    )
    expect(body).toBe('# 一\n')
    expect(meta.title?.text).toBe('深入剖析 Kubernetes')
    expect(cut(meta.title?.range)).toBe('深入剖析 Kubernetes')
    expect(meta.date).toMatchObject({ text: '2019-09-19' })
    expect(meta.tags.map(({ range }) => cut(range))).toEqual(['笔记', '云', '原生'])
  })

  it.each([
    ['2019-09-19 10:00:00 +0800', '2019-09-19'],
    ['2018-11-06T12:20:51+08:00', '2018-11-06'],
    ['2020/1/2 08:00', '2020/1/2'],
    ['2023年5月1日', '2023年5月1日'],
    ['Spring 2024', 'Spring 2024'],
  ])('shows the date %s as %s, as it is written', (written, shown) => {
    const { meta, cut } = load(`---\ndate: ${written}\n---\n`)
    expect(meta.date?.text).toBe(shown)
    expect(cut(meta.date?.range)).toBe(shown)
  })

  it('keeps numbers as they are written', () => {
    expect(load('---\ntitle: 1.10\n---\n').meta.title?.text).toBe('1.10')
  })

  it('has no place for a value that does not stand there verbatim', () => {
    expect(load('---\ntitle: "a \\"b\\""\n---\n').meta.title).toEqual({ text: 'a "b"' })
    expect(load('---\ntitle: >\n  a\n  b\n---\n').meta.title).toEqual({ text: 'a b' })
  })

  it('folds authors, tags, languages, and what is for notedeck and Marp', () => {
    const { meta } = load(
      '---\nAuthors: [{name: Ann}, Bob]\nkeywords: a, b，c\nlanguage: zh_cn\nsummary: s\nmarp: true\n' +
        'deck: {density: terse}\ntheme: notedeck\npaginate: true\nlayout: post\n---\n',
    )
    expect(meta.authors.map(({ text }) => text)).toEqual(['Ann', 'Bob'])
    expect(meta.tags.map(({ text }) => text)).toEqual(['a', 'b', 'c'])
    expect(meta).toMatchObject({
      lang: 'zh-CN',
      description: { text: 's' },
      marp: true,
      deck: { density: 'terse' },
      directives: { theme: 'notedeck', paginate: true },
    })
    expect(meta.directives).not.toHaveProperty('layout')
  })

  it('may be TOML, or JSON', () => {
    const toml = load('+++\ndate = 2013-04-06T12:54:00-05:00\ntitle = "Go"\n+++\nbody')
    expect([toml.meta.title?.text, toml.meta.date?.text, toml.body]).toEqual([
      'Go',
      '2013-04-06',
      'body',
    ])
    expect(toml.cut(toml.meta.date?.range)).toBe('2013-04-06')
    expect(load('---json\n{"title": "J"}\n---\nbody').meta.title?.text).toBe('J')
    expect(load(';;;\n"title": "H"\n;;;\nbody')).toMatchObject({ body: 'body' })
  })

  it('may lack its opening fence, as Hexo has it', () => {
    const { meta, body } = load('title: 标题\ndate: 2019-09-19 10:00:00\ntags:\n- 一\n---\n正文')
    expect([meta.title?.text, meta.date?.text, body]).toEqual(['标题', '2019-09-19', '正文'])
  })

  it('works with CRLF, an empty block, and an end that is no fence', () => {
    expect(load('---\r\ntitle: x\r\n---\r\nbody')).toMatchObject({ body: 'body' })
    expect(load('---\n---\nbody')).toMatchObject({ body: 'body', diagnostics: [] })
    expect(load('---\ntitle: x\n...\nbody')).toMatchObject({ body: 'body' })
  })

  it.each([
    '---\n\nA first paragraph.\n\n---\n\nAnother.\n',
    '---\n# A heading\n---\ntext\n',
    '---\n- a list\n- of two\n---\n',
    '---\n\nNote: this is prose.\n\n---\n',
    '---\n',
    '---',
    '-----\ntext\n-----\n',
    'A heading\n---\ntext\n',
    'Warning: hot\n---\ntext\n',
    '--- hello\ntext\n',
    '',
  ])('is not made of thematic breaks and headings: %j', (text) => {
    expect(load(text)).toMatchObject({ body: text, diagnostics: [] })
  })

  it('reports a mistake at its place, and leaves the body', () => {
    const { diagnostics, body, cut } = load('---\ntitle: a: b\n---\nbody')
    expect(diagnostics).toMatchObject([{ code: 'front-matter-syntax', severity: 'error' }])
    expect(diagnostics[0]?.message).toMatch(/needs quotes$/)
    expect(cut(diagnostics[0]?.range)).toMatch(/^a/)
    expect(body).toBe('body')
    expect(load('---\ntitle:x\n---\n').diagnostics).toMatchObject([{ code: 'front-matter-syntax' }])
    expect(load('+++\ntitle = x\n+++\n').diagnostics).toMatchObject([
      { code: 'front-matter-syntax', range: { start: 12 } },
    ])
    expect(load('---json\n{,}\n---\n').diagnostics).toMatchObject([{ code: 'front-matter-syntax' }])
  })

  it('reports a fence that is never closed', () => {
    const { diagnostics, body } = load('---\ntitle: x\n\ntext\n')
    expect(diagnostics).toMatchObject([{ code: 'front-matter-unclosed', severity: 'error' }])
    expect(body).toBe('---\ntitle: x\n\ntext\n')
  })

  it.each(['js', 'javascript', 'JS', 'coffee', 'CSON'])('never runs ---%s', (language) => {
    const ran = vi.fn()
    Object.assign(globalThis, { ran })
    const { diagnostics, body } = load(`---${language}\n{ title: globalThis.ran() }\n---\nbody`)
    expect(ran).not.toHaveBeenCalled()
    expect(diagnostics).toMatchObject([{ code: 'front-matter-code', severity: 'error' }])
    expect(body).toBe('body')
  })

  it('refuses a bomb of anchors, and leaves prototypes alone', () => {
    const rows = ['a: &a [x,x,x,x,x,x,x,x,x,x]']
    for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef']) {
      rows.push(`${to}: &${to} [${Array(10).fill(`*${from}`).join(',')}]`)
    }
    expect(load(`---\n${rows.join('\n')}\n---\n`).diagnostics).toMatchObject([
      { code: 'front-matter-syntax' },
    ])
    load('---\n__proto__: {polluted: true}\n---\n')
    expect({}).not.toHaveProperty('polluted')
  })

  it('warns of a `deck:` that is no mapping', () => {
    const { diagnostics, cut } = load('---\ndeck: terse\n---\n')
    expect(diagnostics).toMatchObject([{ code: 'deck-options', severity: 'warning' }])
    expect(cut(diagnostics[0]?.range)).toBe('terse')
  })

  it('does not remember one note while it reads another', () => {
    const text = '---\ntitle: x\n---\nbody'
    expect(load(text)).toEqual({ ...load(text), cut: expect.any(Function) })
  })
})
