import { expect, it } from 'vitest'
import Engine from '../src/render/engine.js'

const draw = (lang: string, body: string, head = ''): string =>
  new Engine({ script: false }).render(`---\nlang: ${lang}\n---\n${head}\n${body}\n`).html

it.each([
  ['zh-CN', 'An English sentence of six words.', ' lang="en"'],
  ['zh-CN', 'Kubernetes 和 Docker 都在', ''],
  ['zh-CN', 'Docker Desktop', ''],
  ['zh-CN', '`some code that is long`', ''],
  ['ja', 'これは日本語です', ''],
  ['en', '中文的一句话', ' lang="zh"'],
  ['en', 'これは日本語です', ' lang="ja"'],
  ['en', '한국어 문장입니다', ' lang="ko"'],
  ['en', 'The word 中文 means Chinese', ''],
])('in a deck in %s, the language of “%s” is marked as%s', (lang, text, mark) => {
  expect(draw(lang, text)).toContain(`<p${mark}>`)
})

it('marks items of tight lists and cells of tables', () => {
  const html = draw(
    'zh',
    '- One two three four\n- 中文\n\n| Four words in here | 二 |\n| - | - |\n',
  )
  expect(html).toContain('<li lang="en">One two three four</li>')
  expect(html).toContain('<li>中文</li>')
  expect(html).toContain('<th lang="en">Four words in here</th>')
})

it('the large number of a section is decoration, and no other number is', () => {
  const html = draw('en', '*12*\n\n*a 12*\n\n---\n\n*13*', '<!-- _class: section -->')
  expect(html).toContain('<p aria-hidden="true"><em data-number="12"></em></p>')
  expect(html).toContain('<p><em>a 12</em></p>')
  expect(html).toContain('<p><em>13</em></p>')
})

it.each([
  ['zh-TW', '已完成', '未完成'],
  ['ja', '完了', '未完了'],
  ['ko', '완료', '미완료'],
  ['en-GB', 'Done', 'To do'],
  ['fr', 'Fait', 'À faire'],
  ['sv', 'Done', 'To do'],
])('a task says in %s that it is done, or is not', (lang, done, open) => {
  const html = draw(lang, '- <span class="task done"></span>A\n- <span class="task"></span>B')
  expect(html).toContain(`<li><span class="task done" role="img" aria-label="${done}"></span>A`)
  expect(html).toContain(`<li><span class="task" role="img" aria-label="${open}"></span>B`)
})

it.each([
  ['a line', 'So $\\frac{1}{x}$ is small.'],
  ['a block', '$$\n\\frac{1}{x}\n$$'],
])('a formula in %s is MathML with its source, and what is drawn of it is not read', (_, body) => {
  const html = draw('en', body)
  expect(html).toContain('<mfrac><mn>1</mn><mi>x</mi></mfrac>')
  expect(html).toMatch(/<annotation encoding="application\/x-tex">\\frac\{1\}\{x\}\s*</)
  expect(html).toMatch(/<span class="katex-html" aria-hidden="true">/)
})

it('a diagram is one picture, named by the words in it', () => {
  const html = draw('en', '```mermaid\ngraph LR\n  A["One & two"] --> B[Three]\n```')
  expect(html).toMatch(/<svg role="img" aria-label="One &(?:amp|#x26); two, Three"/)
})
