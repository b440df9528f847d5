import { describe, expect, it, test } from 'vitest'
import { convert } from '../src/convert.js'
import { readMermaid } from '../src/parse/mermaid.js'
import Engine from '../src/render/engine.js'

const drawn = (source: string) => {
  const { html } = new Engine().render(`\`\`\`mermaid\n${source}\n\`\`\``)
  const labels = [...html.matchAll(/<text[^>]*>([\s\S]*?)<\/text>/g)]
  return labels.map(([, text = '']) => text.replace(/<[^>]+>/g, '')).sort()
}

const sourceOf = (value: string) => {
  const read = readMermaid(value)
  if (!('source' in read)) throw new Error(`${read.fault} on line ${read.line}`)
  return read.source
}

describe('a diagram is drawn as it is meant', () => {
  it.each([
    ['graph TD\nA-->B-->C', ['A', 'B', 'C']],
    ['graph TD;A-->B;B-->C', ['A', 'B', 'C']],
    ['graph\nA-->B', ['A', 'B']],
    ['flowchart TD\nA--yes-->B\nA-. no .->C', ['A', 'B', 'C', 'no', 'yes']],
    ['flowchart TD\nA--->B\nA-.->C\nA==>D', ['A', 'B', 'C', 'D']],
    ['flowchart TD\n开始-->结束[完成 (好)]', ['完成 (好)', '开始']],
    ['flowchart TD\nA([x])-->B((y))-->C[/z/]-->D>q]', ['q', 'x', 'y', 'z']],
    ['flowchart TD\nA & B-->C\nclick A "https://example.org"', ['A', 'B', 'C']],
    ['---\ntitle: t\n---\n%% a comment\nflowchart TD\nA-->B', ['A', 'B']],
    ['classDiagram\nA<|--B', ['A', 'B']],
    ['sequenceDiagram\nA->>+B: go\nB-->>-A: done', ['A', 'B', 'done', 'go']],
    ['stateDiagram-v2\n[*]-->待办\n待办-->完成 : 做', ['做', '完成', '待办']],
    ['sequenceDiagram\n甲->>乙: 请求\n乙-->>甲: 回应', ['乙', '回应', '甲', '请求']],
  ])('%j', (value, labels) => expect(drawn(sourceOf(value))).toEqual(labels.sort()))

  it('entities are linked without spaces', () => {
    expect(drawn(sourceOf('erDiagram\nA||--o{B : has'))).toEqual(
      expect.arrayContaining(['A', 'B', 'has']),
    )
  })
})

describe('what cannot be drawn is shown as code, and its line is said', () => {
  it.each([
    ['pie\n"a": 1', 'pie'],
    ['gantt\ntitle x', 'gantt'],
    ['flowchart TD\n  A --> B\n  A --> C[open', 'A --> C[open'],
    ['flowchart TD\nA --> B\nthis is prose', 'this is prose'],
    ['flowchart TD\nA@{ shape: rect } --> B', 'A@{ shape: rect } --> B'],
    ['sequenceDiagram\nA->>B: hi\nwhat is this', 'what is this'],
    ['flowchart TD', 'flowchart TD'],
    ['', ''],
  ])('%j', (value, line) => {
    const note = `# T\n\n## S\n\n\`\`\`mermaid\n${value}\n\`\`\``
    const { markdown, diagnostics } = convert(note)
    const [fault] = diagnostics.filter(({ code }) => code === 'diagram-undrawn')
    expect(note.slice(fault?.range.start, fault?.range.end)).toBe(line)
    expect(markdown).not.toContain('```mermaid')
    if (value) expect(markdown).toContain(`\`\`\`text\n${value}\n\`\`\``)
  })

  it('PlantUML and Graphviz are code, and nobody is warned', () => {
    for (const lang of ['plantuml', 'dot', 'graphviz'])
      expect(convert(`# T\n\n\`\`\`${lang}\nA -> B\n\`\`\``)).toMatchObject({
        markdown: expect.stringContaining(`\`\`\`${lang}\nA -> B`),
        diagnostics: [],
      })
  })
})

test('a flowchart whose labels would be tiny is turned where they are larger', () => {
  const box = (source: string) => {
    const { html } = new Engine().render(`\`\`\`mermaid\n${source}\n\`\`\``)
    const [, width = 0, height = 0] =
      /viewBox="0 0 ([\d.]+) ([\d.]+)" width/.exec(html)?.map(Number) ?? []
    return width > height ? 'across' : 'down'
  }
  expect(box('flowchart LR\nA --> B')).toBe('across')
  expect(box('flowchart TD\nA --> B')).toBe('down')
  expect(box('flowchart TD\nA --> B --> C --> D --> E --> F')).toBe('across')
  const fan = Array.from({ length: 9 }, (_, i) => `A --> B${i}[Service ${i}]`).join('\n')
  expect(box(`flowchart LR\n${fan}`)).toBe('across')
})

describe('a formula that KaTeX cannot draw', () => {
  const faultsOf = (note: string) =>
    convert(note)
      .diagnostics.filter(({ code }) => code === 'math-undrawn')
      .map(({ range }) => note.slice(range.start, range.end))

  it('is code, and its place is said', () => {
    const note = '# T\n\n## S\n\n$$\na + \\nosuch b\n$$\n'
    expect(faultsOf(note)).toEqual(['\\nosuch b\n$$'])
    expect(convert(note).markdown).toContain('```text\na + \\nosuch b\n```')
    expect(faultsOf('# T\n\nIn a line $\\frac{a}$ of text.')).toEqual(['$\\frac{a}$'])
    expect(convert('# T\n\n**In a line $\\frac{a}$ of text.**').markdown).toContain('`\\frac{a}`')
  })

  it('is none where it is right, is money, has a label, or what it calls is defined', () => {
    const right = [
      '$x^2$ and $$\ny_1\n$$',
      'It costs $5 and $10.',
      '$$\nx = 1 \\label{eq:1}\n$$',
      '$\\gdef\\R{\\mathbb R}$ and $\\R$',
      '$$\n\\begin{aligned} a &= b \\end{aligned}\n$$',
    ]
    for (const note of right) expect([note, faultsOf(`# T\n\n${note}`)]).toEqual([note, []])
  })
})
