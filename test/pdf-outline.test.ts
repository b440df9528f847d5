import { expect, test } from 'vitest'
import { convert } from '../src/convert.js'
import { pdfOutline } from '../src/export/pdf-outline.js'

const said = '这件事要说上好一会儿，说清楚它从哪里来，到哪里去。'.repeat(6)
const listed = (note: string) =>
  pdfOutline(convert(note).deck).map(
    ({ title, slide, depth }) => `${'> '.repeat(depth)}${title} ${slide + 1}`,
  )

test('a section without a slide of its own stands beside one that has it', () => {
  const parts = ['调度', '抢占'].map((name) => `### ${name}\n\n**${name}是一件事。**${said}\n`)
  const note = `# 讲稿\n\n## 队列\n\n**队列有头。**${said}\n\n## 内核\n\n${parts.join('\n')}\n## 结果\n\n**快了一半。**${said}\n\n${'- 一个说得很长的要点，它说的是结果为什么会这样\n'.repeat(9)}`
  expect(listed(note)).toEqual([
    '讲稿 1',
    '> 目录 2',
    '> 队列 3',
    '> 内核 4',
    '> > 调度 5',
    '> > 抢占 6',
    '> 结果 7',
  ])
})

test('without a cover, parts are its first lines', () => {
  expect(listed('## 甲\n\n- 一\n- 二\n\n## 乙\n\n- 一\n- 二\n')).toEqual(['甲 1', '乙 2'])
})
