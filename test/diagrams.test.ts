import { renderMermaidSVG } from 'beautiful-mermaid'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Nodes } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { convert } from '../src/convert.js'
import { drawn } from '../src/fit/diagram.js'
import { wrapped } from '../src/fit/diagram-labels.js'
import { type Drawing, labelIn, USUAL } from '../src/fit/diagram-room.js'
import { readMermaid, UNSEEN } from '../src/parse/mermaid.js'
import Engine from '../src/render/engine.js'

const labelsDrawn = (source: string) => {
  const { html } = new Engine().render(`\`\`\`mermaid\n${source}\n\`\`\``)
  const labels = [...html.matchAll(/<text[^>]*>([\s\S]*?)<\/text>/g)]
  return labels.map(([, text = '']) => text.replace(/<[^>]+>/g, '')).sort()
}

const sourceOf = (value: string) => {
  const read = readMermaid(value)
  if (!('source' in read)) throw new Error(`${read.fault} on line ${read.line}`)
  return read.source
}

const CHART = ['0', '0.2', '0.4', '0.6', '0.8', '1', 'a', 'b', '万元', '月', '销量']

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
    [
      'flowchart TD\nsubgraph 前端\nA\nend\nsubgraph 后端\nB\nend\nsubgraph s ["x y"]\nC\nend\n前端 --> 后端 --> s',
      ['A', 'B', 'C', 'x y', '前端', '后端'],
    ],
    [`flowchart TD\nA["#quot;x#quot; #9829; it's #333"]`, [`"x" ♥ it's #333`]],
    ['classDiagram\nA<|--B', ['A', 'B']],
    ['sequenceDiagram\nA->>+B: go\nB-->>-A: done', ['A', 'B', 'done', 'go']],
    ['stateDiagram-v2\n[*]-->待办\n待办-->完成 : 做', ['做', '完成', '待办']],
    ['sequenceDiagram\n甲->>乙: 请求\n乙-->>甲: 回应', ['乙', '回应', '甲', '请求']],
    ['sequenceDiagram\nparser->>android: go', ['android', 'go', 'parser']],
    ['sequenceDiagram\nactor options\nNote over parser: x', ['options', 'parser', 'x']],
    [
      'sequenceDiagram\nparticipant Web Browser\nuser-service->>Web Browser: x\nWeb Browser--x user-service: y',
      ['Web Browser', 'user-service', 'x', 'y'],
    ],
    [
      'sequenceDiagram\nautonumber 10 5\nA->>B: x\nautonumber off\nB->>A: y\nautonumber\nA->>B:',
      ['1  ', '10 x', 'A', 'B', 'y'],
    ],
    [
      'sequenceDiagram\nrect rgb(1, 2, 3)\nloop 每秒\nA->>B: x\nend\nend\nA->>B: y',
      ['A', 'B', 'loop [每秒]', 'x', 'y'],
    ],
    ['sequenceDiagram\ncreate participant C as 客\nA->>C: x', ['A', 'x', '客']],
    ['classDiagram\nclass A:::hot\nA "1" *--"*" B : has', ['*', '1', 'A', 'B', 'has']],
    ['classDiagram\nclass A {\nint x -- y\n}\nA ..> B', ['A', 'B', 'x -- y: int']],
    ['xychart-beta\ntitle 销量\nx-axis 月 [a, b]\ny-axis 万元 0 --> 1\nbar [1, 1]', CHART],
    [
      'sequenceDiagram\ncritical 锁\nA->>B: x\noption 超时\nA->>B: y\nend',
      ['A', 'B', '[超时]', 'critical [锁]', 'x', 'y'],
    ],
  ])('%j', (value, labels) => expect(labelsDrawn(sourceOf(value))).toEqual(labels.sort()))

  it('remarks of an entity stand with the names that they are for', () => {
    const value = 'erDiagram\nA {\nstring name "姓 名"\nint x PK, FK "号"\n}'
    expect(labelsDrawn(sourceOf(value))).toEqual(
      ['A', 'PK,FK', 'int', 'name 姓 名', 'string', 'x 号'].sort(),
    )
  })

  it('entities are linked without spaces', () => {
    const value = 'erDiagram\nA||--o{B : has\nC }o--|| B : of\nD\nE {\nint x PK,FK\n}'
    const labels = ['A', 'B', 'C', 'D', 'E', 'PK,FK', 'has', 'int', 'of', 'x']
    expect(labelsDrawn(sourceOf(value))).toEqual(labels)
  })
})

test('the diamonds of classes stand beside their boxes, not under them', () => {
  const [drawing] = drawn('classDiagram\nCar *-- Wheel\nPond o-- Duck', 1)
  const behind = /id="cls-(?:composition|aggregation)"[^>]* refX="(\d+)"/g
  expect([...(drawing?.svg ?? '').matchAll(behind)].map(([, at]) => at)).toEqual(['12', '12'])
})

test('the name of a block is drawn over the bars of who is active', () => {
  const [drawing] = drawn('sequenceDiagram\nA->>+B: x\nloop 每秒\nB->>A: y\nend\nB->>-A: z', 1)
  const svg = drawing?.svg ?? ''
  expect(svg.lastIndexOf('class="activation"')).toBeGreaterThan(0)
  expect(svg.indexOf('loop [每秒]')).toBeGreaterThan(svg.lastIndexOf('class="activation"'))
})

test('what its drawer gives up on is divided as code is, and that is said', () => {
  const lines = Array.from({ length: 60 }, (_, i) => `n${i} --> n${i + 1}`)
  const note = `# T\n\n## S\n\n\`\`\`mermaid\nflowchart TD\n${lines.join('\n')}\n\`\`\`\n`
  const { markdown, diagnostics } = convert(note, { draw: () => [] })
  expect(diagnostics.map(({ code }) => code)).toEqual(['diagram-undrawn'])
  expect(markdown.match(/```text/g)?.length).toBeGreaterThan(2)
  expect(markdown).not.toContain('```mermaid')
  for (const line of lines) expect(markdown.split(`${line}\n`)).toHaveLength(2)
})

describe('what cannot be drawn is shown as code, and its line is said', () => {
  it.each([
    ['pie\n"a": 1', 'pie'],
    ['gantt\ntitle x', 'gantt'],
    ['flowchart TD\n  A --> B\n  A --> C[open', 'A --> C[open'],
    ['flowchart TD\nA --> B\nthis is prose', 'this is prose'],
    ['flowchart TD\nA@{ shape: rect } --> B', 'A@{ shape: rect } --> B'],
    ['sequenceDiagram\nA->>B: hi\nwhat is this', 'what is this'],
    ['classDiagram\nA --> B\nnote for A "x"', 'note for A "x"'],
    ['classDiagram\nclass A["x"]', 'class A["x"]'],
    ['classDiagram\nA --> B\nA .. C', 'A .. C'],
    ['classDiagram\nA <--> B', 'A <--> B'],
    ['classDiagram\nA --> B\n<<interface>> A', '<<interface>> A'],
    ['erDiagram\nA[x] {\nint y\n}', 'A[x] {'],
    ['erDiagram\n"A B" ||--|| C : x', '"A B" ||--|| C : x'],
    ['erDiagram\nA one to many B : has', 'A one to many B : has'],
    ['xychart-beta\nbar "销量" [1, 2]', 'bar "销量" [1, 2]'],
    ['flowchart TD', 'flowchart TD'],
    ['stateDiagram-v2\nA --> B\nnote right of A: 说明', 'note right of A: 说明'],
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
      /viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)" width/.exec(html)?.map(Number) ?? []
    return width > height ? 'across' : 'down'
  }
  expect(box('flowchart LR\nA --> B')).toBe('across')
  expect(box('flowchart TD\nA --> B')).toBe('down')
  expect(box('flowchart TD\nA --> B --> C --> D --> E --> F')).toBe('across')
  const fan = Array.from({ length: 9 }, (_, i) => `A --> B${i}[Service ${i}]`).join('\n')
  expect(box(`flowchart LR\n${fan}`)).toBe('across')
})

describe('labels that could not be read', () => {
  const labelsOf = (svg: string) =>
    [...svg.matchAll(/<text[^>]*>([\s\S]*?)<\/text>/g)].map(([, text = '']) =>
      text.replace(/<[^>]+>/g, '').replace(UNSEEN, ''),
    )
  /** How high the messages of a sequence and their labels stand. */
  const rowsIn = (
    node: Nodes,
    above: number,
  ): readonly { name: string; top: number; bottom: number }[] => {
    if (!('children' in node)) return []
    const { name = '', attributes = {} } = 'attributes' in node ? node : {}
    if (attributes.class === 'actor' || attributes.class === 'lifeline') return []
    const [, by = 0] = /translate\([-\d.]+,([-\d.]+)/.exec(attributes.transform ?? '') ?? []
    const at = above + Number(by)
    if (name === 'line')
      return [{ name, top: at + Number(attributes.y1), bottom: at + Number(attributes.y1) }]
    if (name !== 'text') return node.children.flatMap((child) => rowsIn(child, at))
    const half = (14.3 * node.children.length) / 2
    return [
      { name, top: at + Number(attributes.y) - half, bottom: at + Number(attributes.y) + half },
    ]
  }
  /** Where boxes with one label stand. */
  const boxesOf = (svg: string) =>
    [...svg.matchAll(/<g class="node"[^>]*>\s*<rect ([^>]*)/g)].map(([, rect = '']) => {
      const [x = 0, y = 0, width = 0, height = 0] = ['x', 'y', 'width', 'height'].map((key) =>
        Number(new RegExp(`\\b${key}="([-\\d.]+)"`).exec(rect)?.[1]),
      )
      return { left: x, right: x + width, top: y, bottom: y + height }
    })
  const name = fc.constantFrom('调度器', 'API Server', '写入日志并且返回结果', 'x', 'retry later')
  const flowchart = fc
    .tuple(
      fc.constantFrom('TD', 'LR', 'BT'),
      fc.array(fc.tuple(name, fc.nat(), fc.boolean()), { minLength: 2, maxLength: 18 }),
    )
    .map(([direction, nodes]) => {
      const lines = nodes.map(([text, to, named], i) => {
        const label = named ? '|是|' : ''
        return `n${i}[${text} ${i}]${i > 0 ? `\nn${to % i} -->${label} n${i}` : ''}`
      })
      return `flowchart ${direction}\n${lines.join('\n')}`
    })

  test('each stands in one part, however many there are', () =>
    fc.assert(
      fc.property(flowchart, fc.integer({ min: 2, max: 6 }), (value, count) => {
        const [whole] = drawn(value, 1)
        const parts = drawn(value, count)
        if (parts.length === 0) return
        expect(parts).toHaveLength(count)
        expect(parts.flatMap(({ svg }) => labelsOf(svg)).sort()).toEqual(
          labelsOf(whole?.svg ?? '').sort(),
        )
      }),
      { numRuns: 30 },
    ))

  /** The straight pieces of lines, as boxes of no width or height. */
  const piecesOf = (svg: string) =>
    [...svg.matchAll(/<polyline class="edge"[^>]* points="([^"]*)"/g)].flatMap(
      ([, points = '']) => {
        const values = points.split(/[\s,]+/).map(Number)
        const at = values.flatMap((x, i) => (i % 2 === 0 ? [{ x, y: values[i + 1] ?? 0 }] : []))
        return at.slice(1).map(({ x, y }, i) => {
          const { x: from = x, y: above = y } = at[i] ?? {}
          return {
            left: Math.min(x, from),
            right: Math.max(x, from),
            top: Math.min(y, above),
            bottom: Math.max(y, above),
          }
        })
      },
    )

  /** How often a line runs through a box or along its side, or another box stands over one. */
  const faults = (svg: string) => {
    const boxes = boxesOf(svg)
    const pieces = piecesOf(svg)
    return boxes.flatMap((box, i) =>
      [...pieces, ...boxes.slice(0, i)].filter((one) => {
        const x = Math.min(one.right, box.right) - Math.max(one.left, box.left)
        const y = Math.min(one.bottom, box.bottom) - Math.max(one.top, box.top)
        return Math.min(x, y) > -1 && Math.max(x, y) > 1
      }),
    ).length
  }

  test('boxes that come nearer to one another do not meet, and no line runs through them', () =>
    fc.assert(
      fc.property(flowchart, fc.constantFrom(USUAL, { width: 816, height: 300 }), (value, room) => {
        // The drawer's own layouts have faults, few of them at all distances.
        const sources = ['TD', 'LR', 'BT'].flatMap((to) =>
          [Number.POSITIVE_INFINITY, 14, 9, 6].map((most) =>
            wrapped(sourceOf(value).replace(/(?<=^flowchart )../, to), most),
          ),
        )
        const own = () => sources.map((one) => faults(renderMermaidSVG(one, { padding: 4 })))
        const found = faults(drawn(value, 1, room)[0]?.svg ?? '')
        if (found > 0) expect(found).toBeLessThanOrEqual(Math.max(...own()))
      }),
      { numRuns: 30 },
    ))

  it.each([
    [
      'a box over another',
      'TD',
      [
        '网关',
        '鉴权服务',
        'retry',
        '库存',
        '写入消息队列并返回',
        'later',
        '发送短信通知客户',
        '日志',
        '退款',
        '同步到数据仓库',
      ],
      '0 -->|是| 1, 0 -->|是| 2, 0 -->|是| 3, 3 -->|是| 4, 3 --> 5, 1 -->|是| 6, 2 --> 7, 3 -->|是| 8, 3 -->|是| 9',
    ],
    [
      'a line through a box',
      'LR',
      [
        'x',
        'retry later',
        '调度器',
        '写入日志并且返回结果',
        '执行器',
        '读出日志并且返回结果',
        '核对日志并且返回结果',
        '删除日志并且返回结果',
        'retry again',
        'y',
        'retry never',
        '归档日志并且返回结果',
        'z',
      ],
      '0 --> 1, 1 --> 2, 1 --> 3, 2 --> 4, 2 --> 5, 5 -->|是| 6, 6 -->|是| 7, 4 -->|是| 8, 4 --> 9, 8 -->|是| 10, 4 --> 11, 11 -->|是| 12',
    ],
  ])('%s, as its drawer has it, is seen on no slide', (_, direction, names, edges) => {
    const boxes = names.map((one, i) => `n${i}[${one}]`)
    const lines = edges.split(', ').map((edge) => edge.replace(/\d+/g, 'n$&'))
    const value = [`flowchart ${direction}`, ...boxes, ...lines].join('\n')
    expect(faults(renderMermaidSVG(sourceOf(value), { padding: 4 }))).toBeGreaterThan(0)
    expect(faults(drawn(value, 1)[0]?.svg ?? '')).toBe(0)
  })

  test('a long sequence goes on under those who take part in it', () => {
    const messages = Array.from({ length: 12 }, (_, i) => `A->>B: 请求 ${i}\nB-->>A: 回应 ${i}`)
    const value = `sequenceDiagram\nparticipant A as 客户端\nparticipant B as 服务器\n${messages.join('\n')}`
    const note = `# T\n\n## 往来\n\n\`\`\`mermaid\n${value}\n\`\`\`\n`
    const { markdown } = convert(note, { draw: drawn })
    const slides = markdown.split('\n---\n').filter((slide) => slide.includes('```mermaid'))
    expect(slides.map((slide) => /```mermaid (.*)/.exec(slide)?.[1])).toEqual([
      '{1/3}',
      '{2/3}',
      '{3/3}',
    ])
    const shown = slides.map((slide) => labelsOf(new Engine().render(slide).html))
    for (const labels of shown) expect(labels).toEqual(expect.arrayContaining(['客户端', '服务器']))
    const said = shown.flat().filter((label) => /\d/.test(label))
    expect(said.sort()).toEqual(messages.flatMap((one) => one.match(/..(?= \d).*/g) ?? []).sort())
    expect(convert(note).markdown).not.toContain('{1/3}')
  })

  test('are divided into lines where nothing else makes them larger', () => {
    const people = ['浏览器', '反向代理', '业务网关', '订单服务', '数据库']
    const messages = people
      .slice(1)
      .map((to, i) => `${people[i]}->>${to}: 带着上一次返回的令牌再请求一次 ${i}`)
    const value = `sequenceDiagram\n${messages.join('\n')}`
    const [drawing] = drawn(value, 1)
    expect(labelIn(drawing as Drawing, USUAL)).toBeGreaterThan(18)
    const said = messages.flatMap((one) => one.match(/(?<=: ).*/g) ?? [])
    expect(labelsOf(drawing?.svg ?? '').sort()).toEqual([...people, ...said].sort())
    // One that can be read is left as it is.
    expect(drawn(`sequenceDiagram\n${messages[0]}`, 1)[0]?.svg).not.toContain('<tspan')
  })

  test('a message of several lines stands above its arrow and below the one before', () => {
    const rows = [0, 1, 2].map(
      (i) => `A->>B: 甲${i}<br/>乙<br/>丙\nB->>B: 丁${i}<br/>戊<br/>己<br/>庚`,
    )
    const [drawing] = drawn(`sequenceDiagram\n${rows.join('\n')}`, 1)
    const found = rowsIn(fromXml(drawing?.svg ?? ''), 0)
    const labels = found.filter(({ name }) => name === 'text').sort((a, b) => a.top - b.top)
    const arrows = found.filter(({ name }) => name === 'line')
    expect(labels).toHaveLength(6)
    for (const [i, { top, bottom }] of labels.entries()) {
      expect(top).toBeGreaterThanOrEqual(labels[i - 1]?.bottom ?? 0)
      for (const arrow of arrows) expect(arrow.top <= top || arrow.top >= bottom).toBe(true)
    }
  })

  test('a box of many rows goes on, where it cannot be read whole', () => {
    const rows = Array.from({ length: 40 }, (_, i) => `+String member${i}`)
    const value = `classDiagram\nclass Animal {\n${rows.join('\n')}\n}\nAnimal <|-- Duck`
    const readable = (count: number) => {
      const parts = drawn(value, count)
      return parts.length === count && parts.every((part) => labelIn(part, USUAL) >= 18)
    }
    expect([1, 2, 3, 4].map(readable)).toEqual([false, false, false, true])
    const labels = drawn(value, 4).flatMap(({ svg }) => labelsOf(svg))
    expect(labels.filter((label) => label.includes('member'))).toHaveLength(40)
    // One that can be read whole is never cut.
    const small = `classDiagram\nclass Animal {\n${rows.slice(0, 8).join('\n')}\n}`
    expect(drawn(small, 2)).toEqual([])
  })

  test('at 4:3 they are drawn for a narrower room, which the deck names where it matters', () => {
    const people = ['浏览器', '反向代理', '业务网关', '订单服务']
    const value = `sequenceDiagram\n${people
      .slice(1)
      .map((to, i) => `${people[i]}->>${to}: 带着令牌再次请求`)
      .join('\n')}`
    const deckOf = (size: string) => {
      const note = `---\nsize: ${size}\n---\n\n# T\n\n## 往来\n\n\`\`\`mermaid\n${value}\n\`\`\`\n`
      return convert(note, { draw: drawn }).markdown
    }
    expect(deckOf('16:9')).toContain('```mermaid\n')
    const [info] = /```mermaid .*/.exec(deckOf('4:3')) ?? []
    expect(info).toMatch(/^```mermaid \{1\/1 816x\d+\}$/)
    const widthAs = (head: string) =>
      Number(
        /data-marp-mermaid.*? width="([\d.]+)/.exec(
          new Engine().render(`${head}\n${value}\n\`\`\``).html,
        )?.[1],
      )
    expect(widthAs(`${info}`)).toBeLessThan(widthAs('```mermaid'))
  })

  test('a note before the first message is drawn, in a box for all its lines', () => {
    const value = 'sequenceDiagram\nNote over A,B: 之前<br/>之后\nA->>B: 请求'
    const [drawing] = drawn(value, 1)
    expect(labelsOf(drawing?.svg ?? '').sort()).toEqual(['A', 'B', '之前之后', '请求'])
    const height = /class="note"[^>]*>\s*<rect [^>]*height="([\d.]+)/.exec(drawing?.svg ?? '')?.[1]
    expect(Number(height)).toBeGreaterThan(2 * 11)
  })
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
      'First $ cd \\there and then $ ls.',
      '$$\nx = 1 \\label{eq:1}\n$$',
      '$\\gdef\\R{\\mathbb R}$ and $\\R$',
      '$$\n\\begin{aligned} a &= b \\end{aligned}\n$$',
    ]
    for (const note of right) expect([note, faultsOf(`# T\n\n${note}`)]).toEqual([note, []])
  })
})

test('a formula has spaces at its dollars where it has a command', () => {
  const { markdown } = convert('# T\n\n## S\n\n**一共 $ T = \\frac{n}{2} $ 次**，要 $ 5 和 $ 6。')
  expect(markdown).toContain('一共 $T = \\frac{n}{2}$ 次')
  expect(markdown).toContain('要 $ 5 和 $ 6')
})

test('a long label is divided between words, and a word nowhere', () => {
  const [, label = ''] = wrapped('flowchart TD\n  a["用户拿着令牌访问资源服务器"]', 7).split('"')
  const lines = label.split('<br/>')
  expect(lines.length).toBe(2)
  for (const word of ['用户', '令牌', '访问', '资源', '服务器']) expect(label).toContain(word)
})
