import { expect, test } from 'vitest'
import { convert } from '../src/convert.js'
import Engine from '../src/render/engine.js'

const render = (markdown: string) => {
  const { html, css } = new Engine().render(markdown)
  return { html: html.replace(/<script>[\s\S]*?<\/script>/g, ''), css }
}

/** Addresses other than the names of XML vocabularies. */
const addresses = (text: string) =>
  [...text.matchAll(/https?:\/\/(?!www\.w3\.org\/)[^\s"')<]+/g)].map(([address]) => address)

test('code has its tokens marked, and code of an unknown language is plain', () => {
  expect(render('```python\ndef f(): pass\n```').html).toContain('var(--marp-shiki-token-keyword)')
  expect(render('```py\ndef f(): pass\n```').html).toContain('var(--marp-shiki-token-keyword)')
  const { html } = render('```nosuchlanguage\na < b\n```')
  expect(html).toContain('<code class="language-nosuchlanguage"><span class="line">a &lt; b</span>')
})

test('lists that follow one another stay two, and none is shown item by item', () => {
  const lists = (mark: string, other: string) =>
    `# T\n\n${mark} a\n${mark} b\n\n<!-- x -->\n\n${other} c\n${other} d\n`
  for (const text of [lists('-', '-'), lists('*', '-'), lists('1.', '1.'), lists('1)', '1.')]) {
    const { html } = render(convert(text).markdown)
    expect(html).not.toContain('data-marpit-fragment')
    expect(html.match(/<[ou]l/g)?.length, text).toBe(2)
  }
  const cover = convert('---\ntitle: T\nauthor: A\ntags: [x, y]\n---\n\nA sentence.\n').markdown
  expect(render(cover).html).not.toContain('data-marpit-fragment')
})

test('the lines that a fence names are marked', () => {
  const lines = (fence: string) => {
    const { html } = render(`\`\`\`${fence}\na = 1\nb = 2\nc = 3\n\`\`\``)
    return [...html.matchAll(/<span class="(line[^"]*)"/g)].map(([, name]) => name)
  }
  expect(lines('py')).toEqual(['line', 'line', 'line'])
  expect(lines('py {1,3}')).toEqual(['line highlighted', 'line', 'line highlighted'])
  expect(lines('py {2-999999999}')).toEqual(['line', 'line highlighted', 'line highlighted'])
  expect(lines('py {3-1,-,x}')).toEqual(['line', 'line', 'line'])
})

test('a diff colours what was added and what was removed', () => {
  const { html } = render('```diff\n-old\n+new\n```')
  expect(html).toMatch(/token-deleted\)">-old/)
  expect(html).toMatch(/token-inserted\)">\+new/)
})

test('a diagram is drawn without a web font, and a broken one is shown as code', () => {
  const { html, css } = render(
    '```mermaid\ngraph TD\nA[中文] --> B\nstyle A fill:url(http://e/x)\n```',
  )
  expect(html).toContain('data-marp-mermaid')
  expect(html).toContain('中文')
  expect(addresses(html + css)).toEqual([])
  expect(render('```mermaid\nnonsense !!\n```').html).toMatch(/<pre[^>]*><code[\s\S]*nonsense !!/)
})

test('two diagrams do not share their markers', () => {
  const { html } = render(
    '```mermaid\ngraph TD\nA-->B\n```\n\n---\n\n```mermaid\ngraph TD\nA-->B\n```',
  )
  const ids = [...html.matchAll(/<marker id="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('pictures that lie in the page are shown, SVG too', () => {
  const { html } = render('![](data:image/svg+xml;base64,PHN2Zy8+)')
  expect(html).toContain('src="data:image/svg+xml;base64,PHN2Zy8+"')
})

test('nothing is fetched and nothing is run', () => {
  const { html, css } = render(`---
backgroundImage: url(https://evil.example/a.png)
---
![](http://evil.example/b.png) ![bg](http://evil.example/c.png) [d](data:text/html,x)
[e](javascript:alert(1)) <img src="http://evil.example/f" onerror="alert(1)">
<script>alert(1)</script> <video src="http://evil.example/g" poster="http://evil.example/h"></video>
<style>@import "http://evil.example/i"; h1 { background: url("http://evil.example/j") }</style>

$\\href{javascript:alert(1)}{x}$`)
  expect(addresses(html + css)).toEqual([])
  expect(html).not.toMatch(/<script|<[^>]*\son\w+=|href="(?:data|javascript):/)
})

const numbersIn = (html: string) =>
  [...html.matchAll(/katexEqnNo (\d+)/g)].map(([, at]) => Number(at))

test('numbers of equations count on over slides', () => {
  const two = '$$\n\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}\n$$'
  const one = '$$\n\\begin{equation}\ne\n\\end{equation}\n$$'
  const { html } = new Engine().render(`${two}\n\n---\n\n# T\n\n---\n\n${one}`)
  expect(numbersIn(html)).toEqual([0, 1, 2])
})

test('emoji stay characters, and only the faces that a formula needs are embedded', () => {
  const plain = render('# 你好 😀 :smile:')
  expect(plain.html).toContain('你好 😀 :smile:')
  expect(plain.css).not.toContain('KaTeX')
  const { css } = render('$\\mathbb{R} \\text{当}$')
  const faces = [...css.matchAll(/@font-face[^}]*font-family:\s*"?(KaTeX_\w+)/g)].map(([, f]) => f)
  expect(faces.sort()).toEqual(['KaTeX_AMS', 'KaTeX_Main'])
  expect(css).toContain('data:font/woff2;base64,')
  expect(addresses(css)).toEqual([])
})
