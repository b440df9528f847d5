import { describe, expect, it } from 'vitest'
import type { Density } from '../src/compose/options.js'
import { RULES } from '../src/compose/rules.js'
import { convert } from '../src/convert.js'
import type { Rule } from '../src/compose/rules/rule.js'

interface Fixture {
  readonly rule: string
  readonly note: string
  /** What the slides show of its prose, with the rule and without. */
  readonly shown: readonly string[]
  readonly without: readonly string[]
  readonly density?: Density
}

/** What a note's slides show of its prose, by any rule. */
function shownOf(note: string, density: Density): readonly string[] {
  const names = new Set(RULES.map(({ name }) => name).concat('first-of-paragraph'))
  const { report } = convert(note, { density })
  const shown = report.slides.flatMap((slide) => slide.shown)
  return shown.flatMap(({ by, start, end }) => (names.has(by) ? [note.slice(start, end)] : []))
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

const FIXTURES: readonly Fixture[] = [
  {
    rule: 'bold-sentence',
    note: '# 备份\n\n每天夜里都会做一次备份。**没有演练过的备份不算备份。**',
    shown: [],
    without: [],
  },
  {
    rule: 'bold-clause',
    note: '# Queues\n\nA queue holds the work that is still to be done. Once it is full, **it pushes back on every producer** until someone has taken work off.',
    shown: [],
    without: [],
  },
  {
    rule: 'before-evidence',
    note: '# 查看日志\n\n程序写下的每一行都留在节点上。加上参数就能一直跟着看：\n\n```sh\ntail -f app.log\n```',
    shown: [],
    without: [],
  },
  {
    rule: 'first-of-paragraph',
    note: '# Tides\n\nThe moon pulls the water toward itself. We can see two bulges on the two sides of the globe.',
    shown: [],
    without: [],
  },
  {
    rule: 'heading-words',
    note: '# 垃圾回收\n\n## 垃圾回收\n\n程序员不必自己释放内存。后来人们发现这样还不够。\n\n它偶尔会让程序停下来。垃圾回收的代价就是停顿。',
    shown: [],
    without: [],
  },
  {
    rule: 'instruction',
    note: '# Setup\n\nThe tool ships as one binary file. Run it once with the folder that holds the notes.',
    shown: [],
    without: [],
  },
  {
    rule: 'graph-rank',
    note: '# 索引\n\n索引让查询变快。\n\n我花了两天才明白。查询先走索引，再回到表里取行。',
    shown: [],
    without: [],
  },
  {
    rule: 'inline-code',
    note: '# Copies\n\nA plain assignment copies nothing at all. Calling `structuredClone` copies the whole tree of objects.',
    shown: [],
    without: [],
  },
  {
    rule: 'length',
    note: '# Rivers\n\nRivers that cross a wide and flat plain tend to swing from one side of it to the other in loops that grow over the years until the neck of a loop breaks and the water takes the short way again. Rivers wander across plains.',
    shown: [],
    without: [],
  },
  {
    rule: 'connective',
    note: '# 锁\n\n不过，加锁会让程序变慢。',
    shown: [],
    without: [],
  },
  {
    rule: 'pronoun',
    note: '# 索引\n\n它把查找变成了几次比较。索引按键的次序存放记录。',
    shown: [],
    without: [],
  },
  {
    rule: 'question',
    note: '# 锁\n\n为什么加了锁反而更慢？竞争的线程都在排队。',
    shown: [],
    without: [],
  },
  {
    rule: 'apparatus',
    note: '# 缓存\n\n## 小结\n\n缓存拿空间换时间。\n\n过期时间决定数据有多新。',
    shown: [],
    without: [],
  },
]

describe('each rule changes what is shown', () => {
  it('has a fixture', () => {
    expect(FIXTURES.map(({ rule }) => rule)).toEqual(RULES.map(({ name }) => name))
  })

  it.each(FIXTURES)('$rule', ({ rule, note, shown, without, density = 'balanced' }) => {
    expect(shownOf(note, density), 'with the rule').toEqual(shown)
    expect(withoutRule(rule, () => shownOf(note, density)), 'without the rule').toEqual(without)
    expect(shown).not.toEqual(without)
  })
})
