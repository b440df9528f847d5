import { describe, expect, it } from 'vitest'
import type { Slide } from '../src/compose/slide.js'
import { deckOf } from './support/checks.js'

/** What a deck shows, a slide a line: its layout, its title, what stands under it. */
const outlineOf = (slides: readonly Slide[]) =>
  slides.map(({ layout, title, body }) => {
    return [layout, title?.text ?? '', body.map(({ kind }) => kind).join(' ')] as const
  })

interface Case {
  readonly name: string
  readonly note: string
  /** Slides that the deck has whatever else it has: layout, title, kinds of pieces. */
  readonly has: readonly (readonly [layout: string, title: string, body: string])[]
  /** What stands on the deck's slides and in its notes, as Markdown. */
  readonly says: readonly string[]
}

const cases: readonly Case[] = [
  {
    name: 'bold-statement',
    note: '# 调度\n\n调度器看的是声明，不是现状。**声明与现状之间的差，就是它要做的事。**差没有了，它就停下来等。\n',
    has: [['statement', '', 'line']],
    says: ['声明与现状之间的差，就是它要做的事', '差没有了，它就停下来等。'],
  },
  {
    name: 'glued-bold',
    note: '## 存储\n\n- 卷比容器**“活得久”**一些\n- **先声明，**后绑定\n- 用完**就删**。\n',
    has: [['bullets', '存储', 'points']],
    says: ['卷比容器“**活得久**”一些', '**先声明**，后绑定', '用完**就删**'],
  },
  {
    name: 'bold-headings',
    note: '# 三个部件\n\n## **计算**\n\n- 节点不留状态\n- 坏一台换一台\n\n## 存储\n\n- 节点写三份\n- 少一份补一份\n\n## 网 **络**\n\n- 只管送到，不管对错\n- 错了由两头自己去查\n',
    has: [
      ['bullets', '计算', 'points'],
      ['bullets', '网 络', 'points'],
    ],
    says: ['## 计算', '## 网 络'],
  },
  {
    name: 'numbered-headings',
    note: '# 循环\n\n## 1.单层\n\n单层循环的次数，就是它的变量从头走到尾的步数。变量每次加一，就是线性的；每次翻倍，就是对数的。先写出变量和次数的关系，再代入停下来的条件，解出来的就是次数。\n\n```c\nwhile (i < n) i++;\n```\n\n## 2.两层\n\n外层走一步，内层走一遍。内层的次数和外层的变量有关时，不能相乘，要相加：把每一遍的次数列出来，再求和。求和的时候看清楚第一项和最后一项是什么，不要多算一遍。\n\n```c\nsum += i;\n```\n\n## 3.递归\n\n递归没有变量，要看它每次把问题分成几份，每份多大，合起来又要多久。画出树来，一层一层地加，加到叶子为止。层数乘每层的代价，就是总的代价。\n\n```c\nf(n / 2);\n```\n',
    has: [['agenda', '', 'points']],
    says: ['- 1.单层', '- 3.递归'],
  },
  {
    name: 'quotes-and-steps',
    note: '## 例子\n\n> t = i\n\n3. 确定停止条件。\n\n> sum 不小于 n\n\n4. 联立两式。\n\n> 解得 i\n',
    has: [['steps', '例子', 'quote points quote points quote']],
    says: ['> t = i', '3. 确定停止条件。'],
  },
  {
    name: 'line-lists',
    note: '# 连接\n\n## 握手\n\n建立连接要三步：\n1、客户端发送 SYN\n2、服务器回应\n它带着自己的序列号\n3、客户端确认\n\n## 分类\n\n1、短的\n（1）一次请求\n（2）立刻关闭\n2、长的\n（1）多次请求\n（2）定时探活\n\n## 历史\n\n1981 年：写成标准\n1988 年：加上拥塞控制\n2015 年：多路复用\n\n## 说明\n\n① 读取\n② 等待\n\n## 日程\n\n9:00 开场\n9:30 报告\n\n## 结论\n\n✅ 保留旧的\n❌ 去掉没用的\n\n## 普通\n\n这一段在第 1、\n2、3 行断开，\n它不是列表。\n',
    has: [
      ['steps', '握手', 'line points'],
      ['timeline', '历史', 'points'],
      ['comparison', '分类', 'points'],
    ],
    says: [
      '2. 服务器回应',
      '1. 短的\n   - 一次请求',
      '- 1981 年\n  - 写成标准',
      '- 9:00 开场\n',
      '- ✅ 保留旧的\n',
      '这一段在第 1、 2、3 行断开',
    ],
  },
  {
    name: 'steps-with-code',
    note: '# 上线\n\n## 安装\n\n1. 下载安装包\n\n```sh\ncurl -O https://example.org/x.tgz\n```\n\n2. 解压\n\n```sh\ntar xf x.tgz\ncd x\n```\n\n## 部署\n\n1. 拉取镜像\n\n   ```sh\n   docker pull nginx\n   ```\n\n2. 启动容器，映射端口\n\n   ```sh\n   docker run -p 80:80 nginx\n   ```\n\n3. 打开浏览器看一看\n\n## 一行\n\n1. 只有这一步\n\n```sh\n./x\n```\n',
    has: [
      ['code', '安装', 'points code points code'],
      ['code', '部署', 'points code points code points'],
    ],
    says: ['1. 下载安装包\n', '2. 解压\n', '\n解压\n\n[代码]'],
  },
  {
    name: 'questions-and-answers',
    note: '# 连接池\n\n## 常见问题\n\n**Q: 连接为什么会断？**\nA: 是的。服务器每隔一小时会把空闲的连接关掉，客户端要等到下一次写才知道。这件事在文档里写着，只是没有人读。\n\n问：要不要心跳？\n\n答：要。\n\n心跳的间隔要比超时短。\n\nQ3：池要多大？\n\nA3：从核数的两倍开始量。\n\n## 没有人问\n\nA: 先说一句。\n\nQ: 没有回答的一问？\n\n## 量法\n\n[1] 先数有几个核\n[2] 再加上一倍\n',
    has: [['questions', '常见问题', 'points']],
    says: [
      '- 连接为什么会断？\n  - 是的。服务器每隔一小时会把空闲的连接关掉',
      '- 要不要心跳？\n  - 要。\n  - 心跳的间隔要比超时短。',
      '- 池要多大？\n  - 从核数的两倍开始量。',
      'Q: 没有回答的一问？',
      '1. 先数有几个核\n2. 再加上一倍',
    ],
  },
  {
    name: 'contents',
    note: '# 调度\n\n## 目录\n\n- [排队](#排队)\n  - [优先级](#优先级)\n- [绑定](#绑定)\n\n## 排队\n\n- 先来的先排\n- 急的插队\n\n### 优先级\n\n- 数字大的急\n- 一样大的看时间\n\n## 绑定\n\n- 选中一个节点\n- 写回去\n',
    has: [['bullets', '排队', 'points']],
    says: ['- 先来的先排'],
  },
  {
    name: 'tight-headings',
    note: '#队列\n\n##一、概述\n　　先来的先走。\n##二、细节##\n- 定长\n- 满了就等\n\n#tag\n\n\\##不是标题\n\n见 ##二 一节\n',
    has: [
      ['title', '队列', ''],
      ['bullets', '二、细节', 'points'],
    ],
    says: ['# 队列', '## 二、细节', '先来的先走', '#tag'],
  },
  {
    name: 'bold-lines',
    note: '## 内存\n\n**堆**\n\n堆是最大的一块，几乎所有的对象都分配在这里，由回收器来管。\n\n**栈**\n\n每个线程有自己的栈，方法调用一次压一帧，返回的时候弹出。\n',
    has: [['bullets', '内存', 'points']],
    says: ['- 堆\n  - 堆是最大的一块', '- 栈\n  - 每个线程有自己的栈'],
  },
  {
    name: 'undescribed-pictures',
    note: '## 架构\n\n![image-20240102030405.png](a.png)\n\n## 部署\n\n![在这里插入图片描述](b.png)\n\n## 流程\n\n![请求的流程](c.png)\n',
    has: [['figure', '架构', 'figure']],
    says: ['![](a.png)', '![](b.png)', '![请求的流程](c.png)'],
  },
  {
    name: 'lead-in-code',
    note: '## Running it\n\nStart the server in the background, so that the shell stays free:\n\n```sh\nserve --port 80 &\n```\n\nIt answers at once.\n',
    has: [['code', 'Running it', 'line code']],
    says: ['```sh\nserve --port 80 &\n```', 'so that the shell stays free:\n\n[code]'],
  },
  {
    name: 'question-list',
    note: '## 问题\n\n1. 为什么容器只能跑一个进程？\n2. 为什么 IP 不能固定？\n3. 为什么日志会丢？\n',
    has: [['questions', '问题', 'points']],
    says: ['1. 为什么容器只能跑一个进程？', '3. 为什么日志会丢？'],
  },
  {
    name: 'long-list-items',
    note: '## Costs\n\n- **Memory**: every bucket keeps a pointer and a length, which is sixteen bytes on a machine of 64 bits, whether it is used or not, and most of them are not used at all in a table that has just grown.\n- **Time**: a probe reads one cache line, and a second one only where the first is full, which happens once in twenty lookups at the load factor that we keep.\n- **Code**: the table is four hundred lines, and half of them are there because deleting leaves holes.\n',
    has: [['bullets', 'Costs', 'points']],
    says: [
      '- Memory\n  - every bucket keeps a pointer and a length',
      '- Time\n  - a probe reads one cache line',
      '- Code\n  - the table is four hundred lines',
      'whether it is used or not, and most of them',
    ],
  },
  {
    name: 'table',
    note: '## 比较\n\n| 方式 | 隔离 | 启动 |\n|:--|:-:|--:|\n| 虚拟机 | 强 | 分钟 |\n| 容器 | 弱 | 秒 |\n',
    has: [['table', '比较', 'table']],
    says: ['| 方式 | 隔离 | 启动 |', '| 容器 | 弱 | 秒 |', '[表格]'],
  },
  {
    name: 'quote',
    note: '## On naming\n\n> There are only two hard things in computer science: cache invalidation and naming things.\n>\n> Phil Karlton\n',
    has: [['quote', 'On naming', 'quote']],
    says: ['> There are only two hard things', '> Phil Karlton'],
  },
  {
    name: 'figure',
    note: '## 分层\n\n镜像由许多层叠成，每一层只记录改动。\n\n![bg 镜像的分层](layers.png)\n',
    has: [['figure', '分层', 'points figure']],
    says: [
      '![bg\u2060 镜像的分层](layers.png)',
      '*bg 镜像的分层*',
      '镜像由许多层叠成，每一层只记录改动。',
    ],
  },
  {
    name: 'nested-headings',
    note: '# 网络\n\n## 命名空间\n\n### 隔离\n\n每个容器有自己的网卡，看不见别人的。\n\n### 连通\n\n一对虚拟网卡把容器接到网桥上。\n\n## 服务\n\n服务给一组容器一个不变的地址。\n',
    has: [
      ['title', '网络', ''],
      ['bullets', '命名空间', 'points'],
      ['statement', '服务', 'line'],
    ],
    says: [
      '## 命名空间',
      '- 隔离',
      '每个容器有自己的网卡，看不见别人的。',
      '服务给一组容器一个不变的地址。',
    ],
  },
  {
    name: 'definition-list',
    note: '## Words\n\n- **Bucket**: where a key may be.\n- **Probe**: a look into a bucket.\n- **Tombstone**: what a deleted key leaves.\n',
    has: [['bullets', 'Words', 'points']],
    says: ['_class: bullets terms', '- Bucket\n  - where a key may be', '- Tombstone\n  - what a'],
  },
  {
    name: 'two-terms',
    note: '## 单机还是集群\n\n- 单机：部署简单，一台机器坏了就全停了\n- 集群：坏一台还能跑，可是要有人懂它\n',
    has: [['comparison', '单机还是集群', 'points']],
    says: ['- 单机\n  - 部署简单', '- 集群\n  - 坏一台还能跑'],
  },
  {
    name: 'versus-sections',
    note: '# Transport\n\n## TCP vs UDP\n\n### TCP\n\n- Ordered delivery\n- Congestion control\n\n### UDP\n\n- No connection\n- Eight bytes of header\n\n## Why it matters\n\nA game would rather lose a frame than wait for it.\n',
    has: [['comparison', 'TCP vs UDP', 'points']],
    says: ['- TCP\n  - Ordered delivery', '- UDP\n  - No connection'],
  },
  {
    name: 'versus-prose',
    note: '## 进程和线程的区别\n\n进程有自己的地址空间，一个崩溃了不会影响另一个。\n\n线程共享同一个地址空间，切换起来便宜得多。\n',
    has: [['comparison', '进程和线程的区别', 'points']],
    says: ['- 进程有自己的地址空间', '- 线程共享同一个地址空间'],
  },
  {
    name: 'asked-for',
    note: '---\nheader: Team talk\n---\n\n## Cache\n\nA line that opens.\n\n![A map](x.png)\n\nIt was drawn on a napkin.\n\n<!-- deck: show -->\n\nConsistency is a promise of both sides.\n\n## When\n\n- **January 2024** — the fall\n- **March 2024** — the fix\n- **May 2024** — the report\n',
    has: [['timeline', 'When', 'points']],
    says: ['header: Team talk', '- Consistency is a promise', '- January 2024\n  - the fall'],
  },
  {
    name: 'tasks',
    note: '## 发布\n\n- [x] 写完测试\n- [ ] 更新文档\n  - [X] 中文的部分\n- 其余的事\n\n## 升级\n\n1. [x] 先备份：\n\n   ```sh\n   dump all\n   ```\n\n2. [ ] 把旧的采集器一台一台地换成新的，再把告警的规则也搬过去，这件事没有人愿意做\n3. [ ] 2024-05-06：验证\n',
    has: [
      ['bullets', '发布', 'points'],
      ['code', '升级', 'points code points'],
    ],
    says: [
      '- <span class="task done"></span>写完测试\n- <span class="task"></span>更新文档\n  - <span class="task done"></span>中文',
      '1. <span class="task done"></span>先备份\n',
      '2. <span class="task"></span>把旧的',
      '[x] 先备份：\n\n[代码]',
    ],
  },
  {
    name: 'callouts',
    note: '## GitHub\n\n> [!WARNING]\n> 不要直接运行这条命令。\n\n> [!tip]- 小技巧\n> 写进环境变量里。\n\n> [!bug]\n> 会漏掉最后一行。\n\n## VitePress\n\n前面的话与提示无关，它只是一句普通的话。\n\n::: danger 千万小心\n做之前先备份。\n\n第二段也在里面。\n:::\n\n:::note warn\n小心。\n:::\n\n## mkdocs\n\n!!! important "升级之前"\n    先读变更记录：\n\n    - 再看依赖\n    - 再跑测试\n\n??? hint\n    没有标题的说明。\n\n## Docusaurus\n\n:::caution[火烛]{.wide}\n\n```sh\nrm -rf build\n```\n\n:::\n\n::: {.callout-note}\nQuarto 的说明。\n:::\n\n> [!quote]\n> 引文就是引文。\n',
    has: [
      ['bullets', 'GitHub', 'line quote line quote line quote'],
      ['bullets', 'mkdocs', 'line line points line quote'],
      ['code', 'Docusaurus', 'line code line quote quote'],
    ],
    says: [
      '<span class="callout">警告</span>\n\n> 不要直接运行这条命令。',
      '<span class="callout">小技巧</span>\n\n> 写进环境变量里。',
      '<span class="callout">bug</span>\n\n> 会漏掉',
      '<span class="callout">千万小心</span>\n\n> 做之前先备份。\n>\n> 第二段也在里面。',
      '<span class="callout">警告</span>\n\n> 小心。',
      '<span class="callout">升级之前</span>\n\n先读变更记录\n\n- 再看依赖',
      '<span class="callout">提示</span>\n\n> 没有标题的说明。',
      '<span class="callout">火烛</span>\n\n```sh',
      '<span class="callout">注意</span>\n\n> Quarto 的说明。',
      '\n\n> 引文就是引文。',
      '做之前先备份。\n\n第二段也在里面。\n\n',
    ],
  },
  {
    name: 'definitions',
    note: '## 容器的词\n\n镜像\n: 一层一层的只读文件\n\n容器\n: 镜像加上一层可写的文件，\n  删了就没有了\n: 也是一个进程\n\n**仓库**\n\n:   存放镜像的地方\n\n## 网页里的词\n\n<dl>\n<dt>HTML</dt><dd>网页的<b>骨架</b></dd>\n<dt>CSS</dt><dd><p>网页的样子</p><p>与它的动作</p></dd>\n</dl>\n\n## 不是词\n\n一段话有两行，\n第二行也是话，\n: 这一行也是。\n',
    has: [
      ['bullets', '容器的词', 'points'],
      ['comparison', '网页里的词', 'points'],
      ['statement', '不是词', 'line'],
    ],
    says: [
      '_class: bullets terms\n',
      '- 镜像\n  - 一层一层的只读文件\n- 容器\n  - 镜像加上一层可写的文件，删了就没有了\n  - 也是一个进程\n- 仓库\n  - 存放镜像的地方\n',
      '- HTML\n  - 网页的**骨架**\n- CSS\n  - 网页的样子\n  - 与它的动作\n',
    ],
  },
  {
    name: 'cover',
    note: '---\ntitle: 容器\nauthor: [张三, 李四]\ndate: 2024-05-06\ntags: [编排, 运维]\n---\n\n## 一\n\n- 甲\n- 乙\n',
    has: [['title', '容器', 'points points']],
    says: ['- 张三\n- 李四\n- 2024-05-06\n\n+ 编排\n+ 运维\n'],
  },
  {
    name: 'slide-level',
    note: '# Logs\n\n## Writing\n\n### Rotation\n\nA file that only grows fills the disk in the end.\n\n## Reading\n\n### Search\n\nAn index turns an hour of waiting into a second.\n',
    has: [
      ['section', 'Writing', 'points'],
      ['statement', 'Rotation', 'line'],
      ['section', 'Reading', 'points'],
      ['statement', 'Search', 'line'],
    ],
    says: ['# Writing', '## Rotation'],
  },
]

describe('a small note becomes this deck', () => {
  it.each(cases)('$name', async ({ name, note, has, says }) => {
    const { deck, markdown, ledger } = deckOf(note)
    await expect(markdown).toMatchFileSnapshot(`decks/${name}.md`)
    expect(ledger.lost).toBe(0)
    expect(outlineOf(deck.slides)).toEqual(expect.arrayContaining([...has]))
    for (const words of says) expect(markdown).toContain(words)
  })
})

describe('a callout', () => {
  it.each([
    ['zh', '注意 提示 重要 警告 小心'],
    ['zh-TW', '注意 提示 重要 警告 小心'],
    ['ja', 'メモ ヒント 重要 警告 注意'],
    ['ko', '참고 팁 중요 경고 주의'],
    ['en', 'Note Tip Important Warning Caution'],
  ])('is labelled by its kind in %s', (lang, labels) => {
    const kinds = ['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION']
    const blocks = kinds.map((kind) => `<!-- deck: break -->\n\n> [!${kind}]\n> ${kind} 42.`)
    const { markdown } = deckOf(`---\nlang: ${lang}\n---\n\n## 1\n\n${blocks.join('\n\n')}`)
    const found = [...markdown.matchAll(/class="callout">(.*?)</g)].map(([, label]) => label)
    expect(found.join(' ')).toBe(labels)
  })

  it('is said, told what to do, and left out as a whole', () => {
    const note = (said: string) =>
      deckOf(`## 节\n\n前话。\n\n<!-- deck: ${said} -->\n\n::: tip 题\n甲。\n\n乙。\n:::\n\n后话。`)
    expect(note('say').markdown).not.toContain('callout')
    expect(note('say').markdown).toContain('题\n\n甲。\n\n乙。')
    expect(note('skip').markdown).not.toMatch(/题|甲|乙/)
    expect(note('skip').ledger).toMatchObject({ skipped: 1, lost: 0 })
  })

  it('that reaches over a heading or that nothing closes is left as its text', () => {
    const { markdown, diagnostics, ledger } = deckOf(
      '## 一\n\n::: tip\n甲话。\n\n## 二\n\n乙话。\n:::\n\n::: info\n丙话。\n',
    )
    expect(markdown).not.toContain('callout')
    for (const words of ['一', '甲话', '二', '乙话', '丙话']) expect(markdown).toContain(words)
    expect(diagnostics.map(({ code }) => code)).toEqual(['dialect-left-out', 'dialect-left-out'])
    expect(ledger.lost).toBe(0)
  })
})
