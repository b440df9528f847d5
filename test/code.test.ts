import { describe, expect, it, test } from 'vitest'
import { convert } from '../src/convert.js'
import { readFence } from '../src/parse/fence.js'
import { guessLanguage } from '../src/parse/guess-language.js'
import { readSession } from '../src/parse/shell-session.js'
import Engine from '../src/render/engine.js'

const fences = (note: string) =>
  convert(note)
    .markdown.split('\n')
    .filter((line) => /^(?:```\S|#{6} )/.test(line))

const drawn = (markdown: string) => new Engine().render(markdown).html

describe('the first line of a fence', () => {
  it.each([
    ['ts title="src/a b.ts"', 'src/a b.ts'],
    ['ts:src/a.ts', 'src/a.ts'],
    ['diff js:src/a.js', 'src/a.js'],
    ['js:title=a.js', 'a.js'],
    ['tsx filename=app/page.tsx', 'app/page.tsx'],
    ['js a.js https://example.org link', 'a.js'],
    ['ts [a.ts] {1}', 'a.ts'],
    ['{.python filename="run.py"}', 'run.py'],
    ['ts:line-numbers', undefined],
    ['rust,ignore,editable', undefined],
    ['text some words', undefined],
  ])('%s names %s', (info, name) => expect(readFence(info).name).toBe(name))

  it.each([
    ['ts{1,3}', [1, 3]],
    ['ts {2|4-6|all}', [2, 4, 5, 6]],
    ['go {linenos=table,hl_lines=[8,"15-17"]}', [8, 15, 16, 17]],
    ['py hl_lines="2 4-5"', [2, 4, 5]],
    ['js ins={2} {1-0}', []],
    ['{.python .input}', []],
  ])('%s marks lines %j', (info, marked) => expect(readFence(info).marked).toEqual(marked))

  it.each([
    ['js showLineNumbers', 1],
    ['js showLineNumbers {2}', 1],
    ['js showLineNumbers{12}', 12],
    ['js showLineNumbers=false', undefined],
    ['js=101', 101],
    ['js:line-numbers=5', 5],
    ['js:no-line-numbers', undefined],
    ['go {linenos=table,linenostart=199}', 199],
    ['{.haskell .numberLines startFrom="100"}', 100],
    ['js', undefined],
  ])('%s numbers from %s', (info, first) => expect(readFence(info).firstLine).toBe(first))
})

test('Hexo and Hugo say the same in tags', () => {
  const hexo =
    '# T\n\n{% codeblock a.js lang:js mark:2 first_line:7 %}\nf()\ng()\n{% endcodeblock %}'
  expect(fences(hexo)).toEqual(['###### `a.js`', '```js {2} showLineNumbers=7'])
  const hugo = '# T\n\n{{< highlight go "hl_lines=2" >}}\nf()\ng()\n{{< /highlight >}}'
  expect(fences(hugo)).toEqual(['```go {2}'])
})

test('divided code keeps its name, its numbers and its marks on each part', () => {
  const lines = Array.from({ length: 40 }, (_, i) => `const value${i + 1} = ${i + 1}`)
  const note = `# T\n\n## Values\n\n\`\`\`ts title="v.ts" {2,20,40}\n${lines.join('\n')}\n\`\`\``
  const found = fences(note)
  const names = found.filter((line) => line.startsWith('#'))
  const parts = found.filter((line) => line.startsWith('`'))
  expect(parts.length).toBeGreaterThan(2)
  expect(names).toEqual(parts.map(() => '###### `v.ts`'))
  const marks = parts.flatMap((part) => {
    const first = Number(/showLineNumbers=(\d+)/.exec(part)?.[1])
    const marked = /\{([\d,]+)\}/.exec(part)?.[1]?.split(',') ?? []
    return marked.map((line) => first + Number(line) - 1)
  })
  expect(marks).toEqual([2, 20, 40])
})

test('what fits one slide has no numbers, nor has output that goes on', () => {
  expect(fences('# T\n\n```ts\nf()\n```')).toEqual(['```ts'])
  const log = Array.from({ length: 40 }, (_, i) => `line ${i}`).join('\n')
  expect(new Set(fences(`# T\n\n\`\`\`text\n${log}\n\`\`\``))).toEqual(new Set(['```text']))
})

describe('the language of a bare fence', () => {
  it.each([
    ['{"a": [1, 2]}', 'json'],
    ['$ ls -l\ntotal 0', 'console'],
    ['PS C:\\> Get-Process\nHandles', 'console'],
    ['git clone https://example.org/a.git\ncd a', 'bash'],
    ['def f(x):\n    return x', 'python'],
    ['package main\n\nimport "fmt"\n', 'go'],
    ['fn main() {\n    println!("hi");\n}', 'rust'],
    ['SELECT a FROM b;', 'sql'],
    ['a:\n  - b\n  - c\nd: e', 'yaml'],
    ['--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b', 'diff'],
    ['<!doctype html>\n<p>', 'html'],
    ['console.log(1)', 'javascript'],
  ])('%j is %s', (code, lang) => expect(guessLanguage(code)).toBe(lang))

  it.each([
    '项目/\n├── src/\n└── README.md',
    'Note: this is prose\nand more of it',
    'x = y + 1',
    'select the best item from the list',
    'total 12\n-rw-r--r-- 1 a b 0 c',
    'make it so',
    'a -> b -> c',
    '第一步：打开\n第二步：关上',
    '',
  ])('%j is left plain', (code) => expect(guessLanguage(code)).toBe(''))
})

describe('a session at a prompt', () => {
  const parts = (code: string, lang: string) =>
    readSession(code, lang)?.map(({ prompt, text }) => [prompt, text])

  it('tells what was typed from what came out', () => {
    expect(parts('$ echo a \\\n  b\na b\n# no prompt', 'bash')).toEqual([
      ['$ ', 'echo a \\'],
      ['', '  b'],
      ['', 'a b'],
      ['', '# no prompt'],
    ])
    expect(parts('(env) li@host:~/a$ ls', 'console')).toEqual([['(env) li@host:~/a$ ', 'ls']])
    expect(parts('❯ ls', '')).toEqual([['❯ ', 'ls']])
    expect(parts('>>> 1 + 1\n2', 'python')).toEqual([
      ['>>> ', '1 + 1'],
      ['', '2'],
    ])
    expect(parts('# apt update', 'console')).toEqual([['# ', 'apt update']])
  })

  it('is none where nothing says so', () => {
    expect(readSession('# a comment\nls', 'bash')).toBeUndefined()
    expect(readSession('x = 1', 'python')).toBeUndefined()
    expect(readSession('$ price', 'rust')).toBeUndefined()
    expect(readSession('50% of it', '')).toBeUndefined()
    expect(readSession('$HOME/bin', '')).toBeUndefined()
  })

  it('is drawn with its prompt apart and its output plain', () => {
    const html = drawn('```console\n$ if true\nif true\n```')
    expect(html).toContain('<span class="prompt">$ </span><span style=')
    expect(html).toContain('<span class="line output">if true</span>')
  })
})

test('lines are boxes with their numbers, and their text is the code', () => {
  const html = drawn('```ts {2} showLineNumbers=9\nlet a\n\nlet c // x\n```')
  expect(html).toContain('--digits:2')
  expect(
    [...html.matchAll(/class="(line[^"]*)" data-line="(\d+)"/g)].map((m) => m.slice(1)),
  ).toEqual([
    ['line', '9'],
    ['line highlighted', '10'],
    ['line', '11'],
  ])
  const text = /<code[^>]*>([\s\S]*)<\/code>/.exec(html)?.[1]?.replace(/<[^>]+>/g, '')
  expect(text).toBe('let a\n\nlet c // x')
})

test('a diff of a language has the colours of both', () => {
  const html = drawn('```diff js\n-let a\n+const a\n--- x\n```')
  expect(html).toMatch(/class="line diff remove">-<span style="color:[^"]*keyword/)
  expect(html).toMatch(/class="line diff add">\+<span style="color:[^"]*keyword/)
})

test("a file's name is a caption, and no heading of the slide", () => {
  expect(drawn('## T\n\n###### `a_b.ts`\n\n```ts\nf()\n```')).toContain(
    '<p class="file"><code>a_b.ts</code></p>',
  )
  expect(drawn('###### small\n\ntext')).toContain('<h6')
})

describe("Shiki's notations in comments", () => {
  const note = (code: string, info = 'ts') => `# T\n\n\`\`\`${info}\n${code}\n\`\`\``
  const codeOf = (code: string, info?: string) =>
    /```.*\n[\s\S]*?\n```/.exec(convert(note(code, info)).markdown)?.[0]

  it.each([
    [
      'a // [!code ++]\nb // [!code --]\nc // [!code highlight]',
      '```ts {3} ins={1} del={2}\na\nb\nc',
    ],
    ['a # [!code ++:2]\nb', '```ts ins={1-2}\na\nb'],
    ['// [!code focus:2]\na\nb\nc', '```ts {1-2}\na\nb\nc'],
    ['<b> <!-- [!code error] -->', '```ts {1}\n<b>'],
    ['a {/* [!code ++] */}', '```ts ins={1}\na'],
    ['a // [!code ++] [!code focus]', '```ts {1} ins={1}\na'],
    ['a // [!code word:b]', '```ts\na'],
    ['f("[!code ++]")', '```ts\nf("[!code ++]")'],
    ['a // [!code ++] because', '```ts\na // [!code ++] because'],
  ])('%j is %j', (code, drawnAs) => expect(codeOf(code)).toBe(`${drawnAs}\n\`\`\``))

  it('move what the first line marks with the lines', () => {
    expect(codeOf('a\n// [!code ++]\nb\nc', 'ts {1,4}')).toBe('```ts {1,3} ins={2}\na\nb\nc\n```')
  })

  it('are told by a sign as well as by colour', () => {
    const html = drawn('```ts ins={1} del={2}\na\nb\n```')
    expect(html).toContain('<span class="line diff add"><span data-sign="+"></span>')
    expect(html).toContain('<span class="line diff remove"><span data-sign="−"></span>')
  })

  it('hold for each part of divided code', () => {
    const lines = Array.from({ length: 40 }, (_, i) => `f(${i})${i === 29 ? ' // [!code ++]' : ''}`)
    const parts = fences(note(lines.join('\n')))
    const marked = parts.flatMap((part) => {
      const first = Number(/showLineNumbers=(\d+)/.exec(part)?.[1])
      const at = /ins=\{(\d+)\}/.exec(part)?.[1]
      return at ? [first + Number(at) - 1] : []
    })
    expect(marked).toEqual([30])
  })
})
