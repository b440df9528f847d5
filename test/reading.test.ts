import { describe, expect, it } from 'vitest'
import { deckOf } from './support/checks.js'

/** What stands on the slides of a note, each as Markdown, and what is said of it. */
function read(note: string) {
  const { markdown, diagnostics, ledger } = deckOf(
    `---\nlang: zh\ndeck: {density: full}\n---\n\n${note}`,
  )
  const [, ...slides] = markdown.split(/\n---\n/)
  const comments = /<!--[\s\S]*?-->\n*/g
  return {
    shown: slides.map((slide) => slide.replace(comments, '').trim()).filter(Boolean),
    said: [...markdown.matchAll(comments)].join('\n'),
    codes: diagnostics.map(({ code }) => code).filter((code) => code !== 'picture-alt'),
    lost: ledger.lost,
  }
}

interface Case {
  readonly name: string
  readonly note: string
  readonly shown: readonly string[]
  readonly said?: readonly string[]
  readonly codes?: readonly string[]
}

const cases: readonly Case[] = [
  {
    name: 'a heading ends the HTML above it',
    note: '<div align="center"><img src="a.png"/></div><br>\n### 标题\n\n- 甲\n- [乙][b]\n\n<div>\n## 又一\n```sh\n# 注\n```\n\n[b]: http://e.org\n',
    shown: ['![](a.png)', '## 标题\n\n- 甲\n- [乙](http://e.org)', '## 又一\n\n```sh\n# 注\n```'],
  },
  {
    name: 'what HTML holds is no heading',
    note: '## 码\n\n<pre>\n# 注\n</pre>\n\n<div>\n<pre>\n# 注二\n</pre>\n</div>\n',
    shown: ['## 码\n\n```\n# 注\n```\n\n```\n# 注二\n```'],
  },
  {
    name: 'attributes are not words',
    note: '## Install { #install }\n\n- [a](http://e.org){target=_blank} and [b]{.mark}\n\n## Eq {#sec-eq .unnumbered}\n\n- ![](a.png){style="border:1px" fig-alt="x"}\n\n## G { data-toc-label=\'G\' }\n\n- one {/* none\nof it */}two\n\n## Tree {/*tree*/}\n\n- `x {a=1}`, {b}, f(x){a=b}\n\n## Set {a, b} {-}\n\n- three\n',
    shown: [
      '## Install\n\n- [a](http://e.org) and b',
      '## Eq\n\n![](a.png)',
      '## G\n\n- one two',
      '## Tree\n\n- `x {a=1}`, {b}, f(x){a=b}',
      '## Set {a, b}\n\n- three',
    ],
    codes: Array(9).fill('dialect-left-out'),
  },
  {
    name: 'what is raised and lowered stays so, and is said as it is read',
    note: '## 2<sup>32</sup> 个\n\n- 水 H<sub>2</sub>O，CO~2~，10^-3^ 米\n- x^2+y^2 不变，第 n<sup>th</sup> 个\n- 1~2天，3~4天，~~划掉~~\n\n<p>面积 m<sup>2</sup></p>\n\n水是 H<sub>2</sub>O，CO~2~ 不是；10^-3^ 米，x^2+y^2，n<sup>th</sup>。\n',
    shown: [
      '## 2<sup>32</sup> 个\n\n- 水 H<sub>2</sub>O，CO<sub>2</sub>，10<sup>-3</sup> 米\n- x^2+y^2 不变，第 n<sup>th</sup> 个\n- 1\\~2天，3\\~4天，~~划掉~~\n\n面积 m<sup>2</sup>',
    ],
    said: ['面积 m²', '水是 H₂O，CO₂ 不是；10⁻³ 米，x^2+y^2，n^th。'],
  },
  {
    name: 'a highlight is its author’s emphasis',
    note: '## 重点\n\n- 这里==要记住==的\n- **粗 ==里== 面**\n- <mark>也是</mark>，<b>还有</b>\n- a==b 与 c==d，`x ==y== z`\n- 一半==没有\n',
    shown: [
      '## 重点\n\n- 这里**要记住**的\n- **粗 里 面**\n- **也是**，**还有**\n- a==b 与 c==d，`x ==y== z`\n- 一半==没有',
    ],
  },
  {
    name: 'a formula may be labelled, and ends before a heading',
    note: '## 律\n\n$$\nx = y\n$$ {#eq-law}\n\n$$ a = b $$ (law)\n\n$$\n没有闭合\n\n## 下一节\n\n$$\nc = d\n$$\n\n```sh\n$$ {{< toc >}}\n```\n',
    shown: [
      '## 律\n\n$$\nx = y\n$$\n\n$$\na = b\n$$\n\n没有闭合',
      '## 下一节\n\n$$\nc = d\n$$\n\n```sh\n$$ {{< toc >}}\n```',
    ],
    codes: ['math-unclosed'],
  },
  {
    name: 'a formula may stand in a fence, or as TeX displays it',
    note: '## 式\n\n```math\na^2\n```\n\n\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}\n\n\\[ x = y \\]\n\n\\[注\\]\n\n\\begin{foo}\nx\n\\end{foo}\n',
    shown: [
      '## 式\n\n$$\na^2\n$$\n\n$$\n\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}\n$$',
      '$$\nx = y\n$$\n\n\\[注]',
    ],
    said: ['[注]', '\\begin{foo} x \\end{foo}'],
  },
  {
    name: 'a line that somebody drew says nothing',
    note: '## 线\n\n- 甲\n- 乙\n\n**-----------**\n\n**＿＿＿＿**\n\n. . .\n\n……\n\n---------- ![图](x.png)\n\n## 话\n\n？？？\n',
    shown: ['## 线\n\n- 甲\n- 乙\n\n![图](x.png)\n\n*图*', '## 话\n\n？？？'],
  },
  {
    name: 'lines end at <br>, and a dash may stand close',
    note: '## 因\n\n三个原因：<br />1、快<br />2、简单\n\n## 词\n\n**雪崩**：一起失效。<br />**击穿**：一个失效。\n\n## 书\n\n-《怦然心动》\n-《肖申克》\n\n## 参数\n\n-v verbose\n-h help\n',
    shown: [
      '## 因\n\n三个原因\n\n1. 快\n2. 简单',
      '## 词\n\n- 雪崩\n  - 一起失效。\n- 击穿\n  - 一个失效。',
      '## 书\n\n- 《怦然心动》\n- 《肖申克》',
      '## 参数\n\n-v verbose -h help',
    ],
  },
  {
    name: 'an item of items loses none',
    note: '## A\n\n- 1. One of them\n  2. Two of them\n\n## B\n\n- - 甲\n  - 乙\n- 丙\n',
    shown: ['## A\n\n- One of them\n- Two of them', '## B\n\n- 甲\n- 乙\n- 丙'],
  },
  {
    name: 'a fence ends the HTML above it, and stands as it was indented',
    note: '## A\n\n<Tabs>\n  <TabItem value="a">\n    ```js\n    let a = 1\n\n    let b\n    ```\n  </TabItem>\n</Tabs>\n\n<CodeGroup>\n```sh\nls\n```\n</CodeGroup>\n\n```\n    ```\n```\n',
    shown: ['## A\n\n```js\nlet a = 1\n\nlet b\n```\n\n```sh\nls\n```\n\n````\n    ```\n````'],
  },
  {
    name: 'tabs, callouts and includes of mkdocs, and what Logseq and Org mark',
    note: '## 装\n\n=== "C++"\n\n    ```cpp\n    int x;\n    ```\n\n=== "Rust"\n\n    ```rs\n    let x;\n    ```\n\n--8<-- "inc.md"\n\n/// tip | 标题\n甲。\n///\n\n#+BEGIN_NOTE\n乙。\n#+END_NOTE\n\n#+BEGIN_SRC js\nlet a\n#+END_SRC\n\n/// 丙\n',
    shown: [
      '## 装\n\nC++\n\n```cpp\nint x;\n```\n\nRust\n\n```rs\nlet x;\n```',
      '<span class="callout">标题</span>\n\n> 甲。\n\n<span class="callout">注意</span>\n\n> 乙。\n\n```js\nlet a\n```',
    ],
    said: ['/// 丙'],
    codes: ['dialect-left-out'],
  },
  {
    name: 'what MDX imports and exports is no text',
    note: "import A from './a'\nexport const meta = {\n  title: 'T',\n}\n\n## A\n\n- import nothing\n\n```js\nimport B from 'b'\n```\n",
    shown: ["## A\n\nimport nothing\n\n```js\nimport B from 'b'\n```"],
    codes: ['dialect-left-out', 'dialect-left-out'],
  },
  {
    name: 'fences of MyST and of notebooks are what they say',
    note: '## 一\n\n(here)=\n\n```{note} 名\n:class: wide\n- 甲\n- 乙\n```\n\n````{tip}\n```py\nx = 1\n```\n````\n\n```{figure} a.png\n:name: f\n\n一张图\n```\n\n## 二\n\n```{code-cell} python\n---\ntags: [x]\n---\nprint(1)\n```\n\n```{python}\n#| label: x\ny = 2\n```\n\n```{python}\n#| echo: false\nz = 3\n```\n\n```{r, include=FALSE}\nw\n```\n\n```{toctree}\nb\n```\n',
    shown: [
      '## 一\n\n<span class="callout">名</span>\n\n- 甲\n- 乙\n\n<span class="callout">提示</span>\n\n```py\nx = 1\n```',
      '![一张图](a.png)\n\n*一张图*',
      '## 二\n\n```python\nprint(1)\n```\n\n```python\ny = 2\n```',
    ],
    codes: Array(4).fill('dialect-left-out'),
  },
  {
    name: 'badges are left out, and a picture in a sentence is its word',
    note: '[![Build](https://img.shields.io/a.svg)](http://e.org) ![](https://codecov.io/b/badge.svg)\n\n## 甲\n\n点 ![保存](s.png) 完成。\n\n如下图：![](f.png)\n\n第一句。![图二](g.png)第二句。\n\n| 名 | 图 |\n|--|--|\n| 好 ![是](y.png) | ![大图](z.png) |\n',
    shown: [
      '## 甲\n\n如下图\n\n![](f.png)',
      '## 第一句\n\n![图二](g.png)\n\n*图二*',
      '| 名 | 图 |\n| - | - |\n| 好 是 | |',
      '![大图](z.png)\n\n*大图*',
    ],
    said: ['点 保存 完成。'],
    codes: Array(4).fill('dialect-left-out'),
  },
  {
    name: 'a tab may stand in a callout, which may hold no more than what is left out',
    note: '## 参\n\n??? note "甲"\n    === "C"\n        ```c\n        x\n        ```\n    \n    === "Go"\n        ```go\n        y\n        ```\n\n??? note "乙"\n    ```c\n    --8<-- "a.c"\n    ```\n',
    shown: [
      '## 参\n\n<span class="callout">甲</span>\n\nC\n\n```c\nx\n```\n\nGo\n\n```go\ny\n```\n\n<span class="callout">注意</span>\n\n> 乙',
    ],
    codes: ['dialect-left-out'],
  },
  {
    name: 'what is raised in a quote is said so too',
    note: `## 引\n\n> ${'这一句引文说的话很多，一张幻灯片放不下它，'.repeat(5)}一共有 2<sup>32</sup> 个。**它到这里就说完了。**\n`,
    shown: ['## 引\n\n> **它到这里就说完了**'],
    said: ['2³²'],
  },
  {
    name: 'small print is not raised',
    note: '## 注\n\n- <sub><sup>图一</sup></sub>\n- <sup>脚注</sup>\n- 见 <sup>这是一句很长很长很长很长的话</sup>\n',
    shown: ['## 注\n\n- 图一\n- 脚注\n- 见 这是一句很长很长很长很长的话'],
  },
  {
    name: 'a line below a picture is not of the item above it',
    note: '## 因\n\n原因：<br />1、快<br />2、简单<br />![图](a.png)<br />上图说明了一切。\n',
    shown: ['## 因\n\n原因\n\n1. 快\n2. 简单', '![图](a.png)\n\n*图*\n\n上图说明了一切'],
  },
]

describe('what people write is read as they mean it', () => {
  it.each(cases)('$name', ({ note, shown, said = [], codes = [] }) => {
    const made = read(note)
    expect(made.shown).toEqual(shown)
    for (const words of said) expect(made.said).toContain(words)
    expect(made.codes).toEqual(codes)
    expect(made.lost).toBe(0)
  })
})
