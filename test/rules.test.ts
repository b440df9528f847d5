import { describe, expect, it } from 'vitest'
import type { Rule } from '../src/compose/rules/rule.js'
import { RULES } from '../src/compose/rules.js'
import { convert } from '../src/convert.js'

interface Fixture {
  readonly rule: string
  readonly note: string
  /** What the slides show of its prose, with the rule and without. */
  readonly shown: readonly string[]
  readonly without: readonly string[]
}

/** What a note's slides show of its prose, without marks of bold. */
function shownOf(note: string): readonly string[] {
  const rules = new Set(RULES.map(({ name }) => name).concat('first-of-paragraph', 'title'))
  const shown = convert(note).report.slides.flatMap((slide) => slide.shown)
  const prose = shown.filter(
    ({ by, start }) => rules.has(by) && note.slice(start - 3, start) !== '## ',
  )
  return prose.map(({ start, end }) => note.slice(start, end).replaceAll('**', ''))
}

/** Runs the whole pipeline with a rule taken out of the table. */
function withoutRule<T>(name: string, run: () => T): T {
  const rules = RULES as Rule[]
  const at = rules.findIndex((rule) => rule.name === name)
  const taken = rules.splice(at, 1)
  try {
    return run()
  } finally {
    rules.splice(at, 0, ...taken)
  }
}

// Sentences that compete: as much speaks for each but for what the rule sees.
const FIXTURES: readonly Fixture[] = [
  {
    rule: 'bold-sentence',
    note: '## 备份\n\n**备份**每天夜里做一次，做完就放到另一个城市。**没有演练过的不算数。**',
    shown: ['没有演练过的不算数'],
    without: ['备份每天夜里做一次，做完就放到另一个城市'],
  },
  {
    rule: 'bold-clause',
    note: '## Queues\n\nA container holds what is still to be done. Once it is full, **it pushes back on whoever adds more** until someone has taken work off.',
    shown: [
      'Once it is full, it pushes back on whoever adds more until someone has taken work off',
    ],
    without: ['A container holds what is still to be done'],
  },
  {
    rule: 'before-evidence',
    note: '这是什么？日志都留在各个节点上。加上参数可以跟着看日志。\n\n```sh\ntail -f app.log\n```',
    shown: ['加上参数可以跟着看日志'],
    without: ['日志都留在各个节点上'],
  },
  {
    rule: 'first-of-paragraph',
    note: '## Two bulges\n\nThe moon pulls the water toward itself. From above one would see two bulges on the globe.',
    shown: ['The moon pulls the water toward itself'],
    without: ['From above one would see two bulges on the globe'],
  },
  {
    rule: 'heading-words',
    note: '## 停顿\n\n这是什么？程序员不必自己释放内存。停顿是程序员付出的代价。',
    shown: ['停顿是程序员付出的代价'],
    without: ['程序员不必自己释放内存'],
  },
  {
    rule: 'instruction',
    note: '## Setup\n\nWhat is it? One binary file is all you get. Run that binary once with any folder.',
    shown: ['Run that binary once with any folder'],
    without: ['One binary file is all you get'],
  },
  {
    rule: 'graph-rank',
    note: '## 代价\n\n我花了两天？查询先走索引再回表。没有索引的查询只能扫描。',
    shown: ['查询先走索引再回表'],
    without: ['我花了两天？'],
  },
  {
    rule: 'inline-code',
    note: '## Copies\n\nWhat is it? Plain assignment shares every branch of objects. A call of `structuredClone` makes another tree of objects.',
    shown: ['A call of `structuredClone` makes another tree of objects'],
    without: ['Plain assignment shares every branch of objects'],
  },
  {
    rule: 'length',
    note: '## Rivers\n\nNot much. Water takes the shortest way across rivers.',
    shown: ['Water takes the shortest way across rivers'],
    without: ['Not much'],
  },
  {
    rule: 'negated',
    note: '## Lessons\n\nThe key is not to keep more copies of everything. It is to restore one of them every month.',
    shown: ['It is to restore one of them every month'],
    without: ['The key is not to keep more copies of everything'],
  },
  {
    rule: 'connective',
    note: '## 加锁\n\n这是什么？不过加锁让程序都要排队。加锁的先后决定次序。',
    shown: ['加锁的先后决定次序'],
    without: ['加锁让程序都要排队'],
  },
  {
    rule: 'pronoun',
    note: '## 次序\n\n这是什么？它按次序存放每一条记录。记录的次序就是键的大小。',
    shown: ['记录的次序就是键的大小'],
    without: ['它按次序存放每一条记录'],
  },
  {
    rule: 'question',
    note: '## 锁的竞争\n\n这是什么？怎样才能减少锁的竞争？锁的竞争来自共享。',
    shown: ['锁的竞争来自共享'],
    without: ['怎样才能减少锁的竞争？'],
  },
  {
    rule: 'apparatus',
    note: '## 小结\n\n缓存用 `map` 拿空间换时间。\n\n过期的 `ttl` 决定数据有多新。',
    shown: ['缓存用 `map` 拿空间换时间'],
    without: ['缓存用 `map` 拿空间换时间', '过期的 `ttl` 决定数据有多新'],
  },
  {
    rule: 'unfinished',
    note: '## 锁的竞争\n\n锁的竞争画在这张图里（TODO: 导出）。慢的是等它的人。',
    shown: ['慢的是等它的人'],
    without: ['锁的竞争画在这张图里（TODO: 导出）'],
  },
]

describe('each rule changes what is shown', () => {
  it('has a fixture', () => {
    expect(FIXTURES.map(({ rule }) => rule)).toEqual(RULES.map(({ name }) => name))
  })

  it.each(FIXTURES)('$rule', ({ rule, note, shown, without }) => {
    expect(shownOf(note), 'with the rule').toEqual(shown)
    expect(
      // What was composed of the very same sections is remembered: these stand a line lower.
      withoutRule(rule, () => shownOf(`\n${note}`)),
      'without the rule',
    ).toEqual(without)
    expect(shown).not.toEqual(without)
  })
})
