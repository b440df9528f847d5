import fc from 'fast-check'

/** How many notes a property looks at, and which. */
export const RUNS: { readonly numRuns: number; readonly seed: number } = {
  numRuns: Number(process.env.FC_RUNS ?? 150),
  seed: Number(process.env.FC_SEED ?? 20251122),
}

const ZH =
  '容器 调度器 声明式接口 控制循环 网络命名空间 存储卷 镜像分层 写时复制 滚动更新 服务发现 健康检查 资源配额 节点亲和性 进程 内核 日志 监控 链路追踪 灰度发布 弹性伸缩 一致性 租约 选举 快照'.split(
    ' ',
  )
const EN =
  'hashing buckets collisions probing load factor resize amortised cache lines tombstones keys values lookups inserts deletes robin hood cuckoo tables memory latency throughput percentile queue worker retry'.split(
    ' ',
  )
const EMOJI = ['😀', '👩‍👩‍👧', '✅', '⚠️', '🇨🇳']

const number = fc.integer({ min: 1, max: 999 })
const zhWord = fc.tuple(fc.constantFrom(...ZH), number).map(([word, n]) => `${word}${n}`)
const enWord = fc.tuple(fc.constantFrom(...EN), number).map(([word, n]) => `${word}${n}`)
const zhWords = fc.array(fc.oneof(zhWord, fc.constantFrom(...ZH)), { minLength: 1, maxLength: 5 })
const enWords = fc.array(fc.oneof(enWord, fc.constantFrom(...EN)), { minLength: 1, maxLength: 7 })
const zh = zhWords.map((words) => words.join('的'))
const en = enWords.map((words) => words.join(' '))
const mixed = fc.tuple(zh, en).map(([a, b]) => `${a} ${b} ${a}`)
const words = fc.oneof({ weight: 4, arbitrary: zh }, { weight: 3, arbitrary: en }, mixed)

/** A piece of running text; bold stands glued to letters and punctuation, as people write it. */
const piece = fc.oneof(
  { weight: 10, arbitrary: words },
  { weight: 3, arbitrary: zh.map((text) => `**${text}**`) },
  { weight: 2, arbitrary: fc.tuple(zh, zh).map(([a, b]) => `**${a}。**${b}`) },
  { weight: 2, arbitrary: fc.tuple(zh, zh, zh).map(([a, b, c]) => `${a}**“${b}”**${c}`) },
  fc.tuple(zh, zh).map(([a, b]) => `**${a}：**${b}`),
  en.map((text) => ` **${text}.** `),
  en.map((text) => ` *${text}* `),
  zh.map((text) => `*${text}*`),
  en.map((text) => ` ~~${text}~~ `),
  en.map((text) => `\`${text}\``),
  fc.constantFrom('`a | b`', '`**x**`', '`<!-- c -->`', '`` a`b ``', '`$x$`'),
  fc.tuple(words, en).map(([text, path]) => `[${text}](https://e.org/${path.split(' ')[0]}_(a))`),
  fc.tuple(zh, zh).map(([a, b]) => `[${a}**${b}**](https://e.org/x)`),
  number.map((n) => `$x_{${n}}^2 < y$`),
  number.map((n) => ` costs $${n} and $${n + 1} `),
  fc.tuple(zh, zh).map(([page, alias]) => `[[${page}|${alias}]]`),
  zh.map((page) => `[[${page}]]`),
  fc.constantFrom(...EMOJI),
  fc.constantFrom(' :smile: ', ' a:b:c ', ' 10:30:00 ', ' ==高亮== ', '（注）', ' 2 * 3 * 4 '),
  fc.constantFrom(
    ' &lt;div&gt; ',
    ' a < b && c > d ',
    ' \\*星\\* ',
    ' C:\\\\dir ',
    ' &copy; ',
    ' --> ',
  ),
  fc.constantFrom(' <kbd>Ctrl</kbd> ', '<br>', ' <u>下划</u> ', ' <!-- 行内批注 --> '),
  fc.constantFrom(
    ' https://e.org/路径，',
    ' <https://e.org/auto> ',
    ' snake_case_name ',
    ' {{ site.x }} ',
  ),
  {
    weight: 1,
    arbitrary: fc.constantFrom(' **没有合上', ' *半', ' `半', ' $半', ' [[半', ' [半]('),
  },
)

const sentence = fc
  .tuple(
    fc.array(piece, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('。', '。', '！', '？', '. ', ', ', '；', ''),
  )
  .map(([pieces, end]) => `${pieces.join('')}${end}`)
const sentences = (maxLength: number) => fc.array(sentence, { minLength: 1, maxLength })
const line = sentences(1).map((all) => tidy(all.join('')))

/** No line begins with what would make it another block. */
function tidy(text: string): string {
  const whole = text.trim().replace(/^(?=[-+>#=|])/, '词')
  return whole === '' ? '词' : whole
}

const paragraph = fc
  .tuple(sentences(7), fc.constantFrom('', '', '', '\n', '  \n', '\\\n', '\n  '))
  .map(([all, wrap]) => all.map(tidy).join(wrap))

const heading = fc
  .tuple(
    fc.integer({ min: 1, max: 6 }),
    fc.oneof(words, words, line),
    fc.constantFrom('', ' #', ' {#id-1}'),
  )
  .map(([depth, text, tail]) => `${'#'.repeat(depth)} ${text.trim()}${tail}`)
const setext = fc
  .tuple(words, fc.constantFrom('---', '====', '-'))
  .map(([text, under]) => `${text.trim()}\n${under}`)

const bullet = fc.constantFrom('-', '*', '+', '1.', '3)', '- [x]')
const list = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.oneof(line, words)), {
    minLength: 1,
    maxLength: 9,
  })
  .chain((items) =>
    fc.tuple(bullet, fc.constantFrom('\n', '\n', '\n', '\n\n')).map(([mark, between]) => {
      let before = -1
      return items
        .map(([level, text]) => {
          before = Math.min(level, before + 1)
          return `${'    '.repeat(before)}${mark} ${tidy(text)}`
        })
        .join(between)
    }),
  )
const itemWith = (inner: fc.Arbitrary<string>) =>
  fc.tuple(words, inner, words).map(([first, block, last]) => {
    const held = block.replace(/^(?=.)/gm, '  ')
    return `- ${first.trim()}\n\n${held}\n\n- ${last.trim()}`
  })

const codeLine = fc.oneof(
  en.map((text) => `let ${text.replaceAll(' ', '_')} = 1`),
  zh.map((text) => `  # ${text}`),
  fc.constantFrom(
    '',
    '---',
    '***',
    '-->',
    '<!--',
    '**x**',
    '# 不是标题',
    '| a | b |',
    '$$',
    '<b>&amp;</b>',
  ),
  fc.constantFrom('```', '\tprintf("%d\\n", 1);', '  trailing  ', ':smile:', '<!-- deck: skip -->'),
)
const code = fc
  .tuple(
    fc.array(codeLine, { minLength: 0, maxLength: 30 }),
    fc.constantFrom(
      '',
      'js',
      'python',
      'sh {1,3}',
      '{python}',
      'nosuchlanguage',
      'mermaid',
      'yaml',
    ),
    fc.constantFrom('````', '~~~~'),
  )
  .map(([lines, lang, fence]) => `${fence}${lang}\n${lines.join('\n')}\n${fence}`)
const indented = fc
  .array(en, { minLength: 1, maxLength: 3 })
  .map((lines) => lines.map((text) => `    ${text}`).join('\n'))

const cell = fc.oneof(
  words,
  words,
  number.map(String),
  fc.constantFrom('', '**粗**', '`a\\|b`', '-', ':x:'),
)
const table = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 14 }))
  .chain(([columns, rows]) =>
    fc
      .array(fc.array(cell, { minLength: columns, maxLength: columns }), {
        minLength: rows + 1,
        maxLength: rows + 1,
      })
      .map(([head = [], ...body]) => {
        const row = (cells: readonly string[]) =>
          `| ${cells.map((text) => text.trim()).join(' | ')} |`
        return [row(head), row(head.map(() => ':--')), ...body.map(row)].join('\n')
      }),
  )

const image = fc
  .tuple(
    fc.oneof(
      words,
      fc.constantFrom('', 'bg', 'w:200', 'bg fit 图', 'bg left:33%', 'h:3em 海报', 'fit'),
    ),
    fc.constantFrom('a.png', 'https://e.org/x.jpg', 'img/图 (1).png', 'b.svg "标题"'),
  )
  .map(([alt, url]) => {
    const [path = '', title] = url.split(' "')
    return `![${alt.trim()}](<${path}>${title ? ` "${title}` : ''})`
  })
const quoted = (inner: fc.Arbitrary<string>) => inner.map((text) => text.replace(/^/gm, '> '))
const quote = fc.oneof(
  quoted(paragraph),
  quoted(fc.tuple(paragraph, list).map(([a, b]) => `${a}\n\n${b}`)),
  quoted(
    fc.tuple(fc.constantFrom('NOTE', 'warning'), line).map(([kind, text]) => `[!${kind}]\n${text}`),
  ),
  quoted(code),
)
const math = fc.oneof(
  number.map((n) => `$$\nx_{${n}} = \\sum_i y_i\n$$`),
  number.map((n) => `$$x_{${n}} < 1$$`),
)
const html = fc.oneof(
  fc.tuple(zh, zh).map(([a, b]) => `<div align="center">${a} <b>${b}</b></div>`),
  fc.tuple(zh, zh).map(([a, b]) => `<details>\n<summary>${a}</summary>\n\n${b}\n\n</details>`),
  zh.map((text) => `<img src="c.png" alt="${text}">`),
  fc.constantFrom('<br>', '<script>alert(1)</script>', '<style>p { color: red }</style>', '<hr/>'),
)
const comment = fc.oneof(
  zh.map((text) => `<!-- ${text} -->`),
  fc.constantFrom('<!--\n两行\n---\n批注\n-->', '<!-- more -->', '<!---->', '<!-- a: b -->'),
)
const rule = fc.constantFrom('---', '***', '___', '- - -')
const tag = fc.constantFrom(
  '{{< toc >}}',
  '{% raw %}',
  '[TOC]',
  '{{< figure src="d.png" caption="说明图" >}}',
  '{% endraw %}',
  '![[嵌入.png|300]]',
)
const footnote = fc.tuple(zh, zh, number).map(([a, b, n]) => `${a}[^${n}]。\n\n[^${n}]: ${b}`)
const definition = fc
  .tuple(words, number)
  .map(([text, n]) => `[${text.trim()}][r${n}]\n\n[r${n}]: https://e.org/${n}`)

const block = fc.oneof(
  { weight: 8, arbitrary: paragraph },
  { weight: 5, arbitrary: heading },
  { weight: 4, arbitrary: list },
  { weight: 3, arbitrary: code },
  { weight: 2, arbitrary: table },
  { weight: 2, arbitrary: quote },
  { weight: 2, arbitrary: image },
  line.map((text) => `**${text.replaceAll('*', '')}**`),
  line.map((text) => `${text}：`),
  setext,
  itemWith(fc.oneof(code, paragraph, quote, table)),
  indented,
  math,
  html,
  comment,
  rule,
  tag,
  footnote,
  definition,
)

/** Ordinary blocks under headings of every level, with no directive and nothing left open. */
export const arbitraryParts: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      zh.map((text) => `${text}，${text}。`),
      heading,
      list,
      table,
      quote,
      code,
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((blocks) => blocks.join('\n\n'))

const directive = fc.constantFrom(
  'deck: break',
  'deck: show',
  'deck: say',
  'deck: skip',
  'deck: layout=bullets',
  'deck: time=2m',
  '_class: invert',
  'backgroundColor: "#fff"',
)
const told = fc.oneof(
  { weight: 9, arbitrary: block },
  fc.tuple(directive, block).map(([said, one]) => `<!-- ${said} -->\n\n${one}`),
)

const matter = fc.oneof(
  fc.constant(''),
  fc
    .tuple(words, fc.constantFrom('2024-05-06', '2024-05-06 10:20:30'), words)
    .map(
      ([title, date, tag]) =>
        `---\ntitle: "${title.trim()}"\ndate: ${date}\ntags: [${tag.trim()}]\n---\n\n`,
    ),
)
const ending = fc.constantFrom(
  '',
  '',
  '\n',
  '\n\n````\n没有合上的围栏',
  '\n\n$$\n没有合上',
  '\n\n**没有合上',
)

/** A note such as people write, with all that goes wrong in one. */
export const arbitraryNote: fc.Arbitrary<string> = fc
  .tuple(
    matter,
    fc.array(told, { minLength: 1, maxLength: 14 }),
    ending,
    fc.constantFrom('\n', '\n', '\n', '\r\n'),
  )
  .map(([head, blocks, end, newline]) =>
    `${head}${blocks.join('\n\n')}${end}`.replace(/\n/g, newline),
  )

const SOUP =
  '** * _ ` ``` ~~~ ~ $ $$ \\ | |-|-| # ## - 1. > ! [ ] ( ) [[ ]] [^1] [^1]: <!-- --> --- *** === <b> </b> <div> : :smile: & &amp; < > “ ” 。 ， ： 词 字 word 42 😀'.split(
    ' ',
  )

/** Marks in any order: no note, but whatever it is, it is data. */
export const arbitrarySoup: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...SOUP) },
      fc.constantFrom('\n', '\n\n', ' ', '\n  ', '\n    '),
    ),
    {
      maxLength: 60,
    },
  )
  .map((marks) => marks.join(''))

/** Of the items of a list some are tasks, done or not. */
const tasks = list.map((text) => {
  const boxes = ['[x] ', '[ ] ', '', '[X] ']
  return text.replace(/^ *(?:[-*+]|\d+[.)]) /gm, (mark, at: number) => mark + boxes[at % 4])
})
const definitions = fc
  .array(fc.tuple(zh, fc.array(zh, { minLength: 1, maxLength: 2 }), fc.constantFrom('', '\n')), {
    minLength: 1,
    maxLength: 4,
  })
  .map((terms) =>
    terms
      .map(([term, all, loose]) => term + all.map((text) => `\n${loose}: ${text}`).join(''))
      .join('\n\n'),
  )
const lineList = fc
  .tuple(
    fc.constantFrom(
      (i: number) => `${i}、`,
      (i: number) => `（${i}）`,
      (i: number) => String.fromCharCode(0x245f + i),
      () => '• ',
      (i: number) => `${2000 + i} 年：`,
    ),
    fc.array(zh, { minLength: 2, maxLength: 5 }),
    fc.oneof(fc.constant(''), zh),
  )
  .map(([mark, lines, lead]) =>
    [...(lead ? [`${lead}：`] : []), ...lines.map((text, i) => mark(i + 1) + text)].join('\n'),
  )
const held = fc.oneof(
  paragraph,
  list,
  code,
  fc.tuple(zh, list).map(([a, b]) => `${a}\n\n${b}`),
)
const callout = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('tip', 'danger', 'details', 'warning '),
      fc.oneof(fc.constant(''), zh),
      held,
    )
    .map(([kind, title, inner]) => `::: ${kind} ${title}\n${inner}\n:::`),
  fc
    .tuple(fc.constantFrom('!!! note', '??? tip', '???+ bug'), fc.oneof(fc.constant(''), zh), held)
    .map(([mark, title, inner]) => {
      const named = title && ` "${title}"`
      return `${mark}${named}\n\n${inner.replace(/^(?=.)/gm, '    ')}`
    }),
)
const alert = quoted(
  fc
    .tuple(fc.constantFrom('NOTE', 'warning', 'bug'), fc.constantFrom('', '- 标题'), line)
    .map(([kind, title, text]) => `[!${kind}]${title}\n${text}`),
)

/** Callouts, tasks and terms among prose, as many dialects as there are. */
export const arbitraryDialects: fc.Arbitrary<string> = fc
  .array(fc.oneof(paragraph, heading, callout, alert, tasks, definitions, lineList), {
    minLength: 1,
    maxLength: 8,
  })
  .map((blocks) => blocks.join('\n\n'))
