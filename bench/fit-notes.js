// Notes that a slide cannot hold, the same ones on every run.

const ZH =
  '容器调度声明式接口控制循环网络命名空间存储卷镜像分层写时复制滚动更新服务发现健康检查资源配额节点亲和进程内核日志监控链路追踪灰度发布弹性伸缩一致性租约选举快照'
const EN =
  'hashing buckets collisions probing load factor resize amortised cache lines tombstones keys values lookups inserts deletes robin hood cuckoo tables memory latency throughput percentile queue worker retry a the of and to in is it'.split(
    ' ',
  )
const OTHER = [
  'Ελληνικά',
  'кириллица',
  'éàçüß',
  '한국어',
  'カタカナ',
  'ひらがな',
  '“引号”',
  '——',
  '……',
  '😀',
  '👩‍👩‍👧',
  '🇨🇳',
  '→',
  '≤',
  '½',
  '`inline code`',
  '`path/to/file.rs`',
  '**粗体字**',
  '[a link](https://e.org)',
  '$x_i^2$',
  '~~gone~~',
  '（括号）、',
  '「鉤」',
]

/** A generator of numbers from 0 to 1 (mulberry32). */
function numbers(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function makers(random) {
  const int = (least, most) => least + Math.floor(random() * (most - least + 1))
  const of = (all) => all[int(0, all.length - 1)]
  const many = (count, make) => Array.from({ length: count }, (_, i) => make(i))
  const zh = (length) => many(length, () => ZH[int(0, ZH.length - 1)]).join('')
  const en = (length) => many(length, () => of(EN)).join(' ')
  const phrase = () =>
    of([
      () => zh(int(2, 24)),
      () => en(int(1, 9)),
      () => of(OTHER),
      () => `${zh(int(1, 8))} ${en(1)} ${zh(int(1, 8))}`,
    ])()
  const words = (count) => many(count, phrase).join(of(['', ' ', '，', ', ']))
  const sentence = () => `${words(int(1, 5))}${of(['。', '. ', '！', '；'])}`
  const paragraph = () => many(int(1, 6), sentence).join('')
  const long = () =>
    of([
      `https://example.org/${en(int(10, 40)).replaceAll(' ', '/')}?q=${'a'.repeat(int(10, 200))}`,
      'Donaudampfschifffahrt'.repeat(int(2, 8)),
      '长'.repeat(int(60, 300)),
      `\`${'a_very_long_name.'.repeat(int(3, 12))}\``,
    ])
  const list = (count, depth, ordered) => {
    let level = 0
    return many(count, (i) => {
      level = i === 0 ? 0 : Math.max(0, Math.min(depth - 1, level + int(-1, 1)))
      return `${'    '.repeat(level)}${ordered ? '1.' : '-'} ${of([words, () => phrase(), sentence])(int(1, 3))}`
    }).join('\n')
  }
  const cell = (most) =>
    (most < 2 ? of([en(1), zh(int(1, 4)), String(int(0, 9999))]) : words(int(1, most))).replaceAll(
      '|',
      '/',
    )
  const table = (columns, rows, most) => {
    const row = () => `| ${many(columns, () => cell(most)).join(' | ')} |`
    return [row(), `|${' --- |'.repeat(columns)}`, ...many(rows, row)].join('\n')
  }
  const codeLine = (width) =>
    of([
      '',
      `    ${en(int(1, 6)).replaceAll(' ', '_')} = ${int(0, 99)}`,
      `def ${of(EN)}(x): # ${zh(int(0, 9))}`,
      `${'x = y + '.repeat(Math.ceil(width / 8))}1`,
      '}',
      `if (${of(EN)}) {`,
    ])
  const code = (lines, width) =>
    `\`\`\`${of(['python', 'js', '', 'sh', 'text'])}\n${many(lines, () => codeLine(width)).join('\n')}\n\`\`\``
  const math = (terms) =>
    `$$\n${of(['x = ', '', 'f(x) &= '.replace('&', '')])}${many(terms, (i) => of([`\\frac{a_{${i}}}{b+${i}}`, `x_{${i}}^{2}`, `\\sum_{i=0}^{n} y_i`, `\\sqrt{z_${i}}`])).join(' + ')}\n$$`
  const matrix = (n) =>
    `$$\n\\begin{bmatrix}\n${many(n, (i) => many(n, (j) => `a_{${i}${j}}`).join(' & ')).join(' \\\\\n')}\n\\end{bmatrix}\n$$`
  const steps = (n) =>
    `$$\n\\begin{aligned}\n${many(n, (i) => `x_{${i}} &= \\frac{a + ${i}}{b}`).join(' \\\\\n')}\n\\end{aligned}\n$$`
  const picture = (w, h) => {
    const svg = `<svg xmlns='http://www.w3.org/2000/svg' width='${w}' height='${h}' viewBox='0 0 ${w} ${h}'><rect width='${w}' height='${h}' fill='teal'/></svg>`
    return `![${of(['', words(1).replace(/[[\]`$*]/g, '')])}](data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')})`
  }
  const label = () => of([() => zh(int(1, 6)), () => en(int(1, 2))])()
  const flowchart = (nodes) =>
    [
      `\`\`\`mermaid\nflowchart ${of(['TD', 'LR', 'BT'])}`,
      ...many(nodes, (i) => `n${i}${of([`[${label()}]`, `{${label()}}`, `(${label()})`])}`),
      ...many(nodes - 1, (i) => `n${int(0, i)} -->${of(['', '', `|${label()}|`])} n${i + 1}`),
      '```',
    ].join('\n')
  const sequence = (people, messages) =>
    [
      '```mermaid\nsequenceDiagram',
      ...many(people, (i) => `participant p${i} as ${label()}`),
      ...many(messages, () =>
        of([
          () => `p${int(0, people - 1)} ->> p${int(0, people - 1)}: ${label()}`,
          () => `p${int(0, people - 1)} -->> p${int(0, people - 1)}: ${label()}`,
          () => `Note over p${int(0, people - 1)}: ${label()}<br/>${label()}`,
        ])(),
      ),
      '```',
    ].join('\n')
  const quote = () => paragraph().replace(/^/gm, '> ')
  return {
    int,
    of,
    many,
    zh,
    en,
    words,
    sentence,
    paragraph,
    long,
    list,
    table,
    code,
    math,
    matrix,
    steps,
    picture,
    quote,
    flowchart,
    sequence,
  }
}

/**
 * A note with one monster or two among ordinary paragraphs; every fourth is 4:3.
 *
 * @param {number} seed
 */
export function wildNote(seed) {
  const m = makers(numbers(seed * 7919 + 13))
  const monsters = [
    () => m.many(m.int(1, 4), () => `${m.words(1)} ${m.long()} ${m.words(1)}`).join('\n\n'),
    () => m.list(m.int(1, 4), 1, false).replace(/$/m, ` ${m.long()}`),
    () => m.many(400, m.sentence).join('').slice(0, 10_000).replace(/\s+/g, ' '),
    () => m.table(20, m.int(1, 12), m.int(1, 2)),
    () => m.table(m.int(2, 4), 200, m.int(1, 3)),
    () => m.table(m.int(1, 9), m.int(1, 20), m.int(1, 6)),
    () => m.code(m.int(3, 30), 300),
    () => m.code(1600, 60),
    () => m.code(m.int(1, 40), 90),
    () => m.list(200, 6, false),
    () => m.list(m.int(3, 30), m.int(1, 4), true),
    () => m.picture(m.of([1, 16, 300, 4000, 12000]), m.of([1, 16, 300, 4000, 12000])),
    () => m.math(m.int(1, 40)),
    () => m.matrix(m.int(1, 14)),
    () => m.quote(),
    () => m.flowchart(m.int(2, 14)),
    () => m.sequence(m.int(2, 4), m.int(2, 40)),
    () => `$$\n\\underbrace{${'x + '.repeat(m.int(2, 80))}y}_{n}\n$$`,
    () => m.steps(m.int(2, 30)),
    () => `\`\`\`js\n${'a=b+c;'.repeat(m.int(100, 1800))}\n\`\`\``,
    () => `$${m.math(m.int(3, 12)).slice(3, -3)}$ ${m.words(2)}`,
    () => `${m.words(1)}：\n\n${m.list(m.int(2, 9), 2, true)}`,
    () =>
      m
        .many(m.int(2, 5), () => `**${m.words(1).replaceAll('*', '')}**：${m.paragraph()}`)
        .join('\n\n'),
  ]
  const block = () =>
    m.of([
      m.paragraph,
      m.paragraph,
      () => m.list(m.int(2, 6), 2, false),
      () => m.table(3, 4, 1),
      () => m.code(m.int(2, 12), 50),
      m.quote,
    ])()
  const sections = m.many(m.int(1, 3), () => {
    const heading = `## ${m.of([() => m.words(1), () => m.words(1), () => `${m.zh(3)} \`${m.en(1)}()\` ${m.en(2)}`, () => m.words(6)])()}`
    return [heading, m.paragraph(), m.of(monsters)(), block()].join('\n\n')
  })
  const lang = m.of(['zh-CN', 'zh-CN', 'en'])
  const size = seed % 4 === 3 ? 'size: 4:3\n' : ''
  return `---\nlang: ${lang}\n${size}---\n\n# ${m.zh(5)} ${m.en(2)}\n\n${[monsters[seed % monsters.length](), ...sections].join('\n\n')}\n`
}
