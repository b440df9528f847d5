import { setTimeout as sleep } from 'node:timers/promises'
import { composeNote } from '../convert.js'
import { readNote } from '../load/read-note.js'
import type { ThemeFile } from '../load/theme.js'
import { deckViewer } from './deck-view.js'
import { sectionParser } from './parse-sections.js'

/** Saves after which V8 has compiled most of what a save runs. */
const saves = 80

/** Words of our own, a few of which are others each time, as when one writes. */
const written = (time: number): string => `---
title: 练习
---

## 第一节

这一节说的是第 ${time} 件事，它不长也不短。**要点就在这第 ${time} 句里。** 后面再补一句，用 \`code\` 说明。

- 其一，容器只是进程
- 其二，镜像是分层的，这是第 ${time} 次
- 其三，网络靠 [命名空间](https://example.org)

## The second

What a section says for the ${time}th time is said in words, and its point is shown. Prose is spoken.

1. One writes for the ${time}th time
2. One saves

> What is quoted ${time} times stands alone.

| 名 | 值 |
| --- | ---: |
| 次 | ${time} |

## 第三节

没有改动的一节。
`

/**
 * Saves a note of our own again and again and shows it to no one: V8 compiles what runs often, and an
 * author's first saves would take three times as long as later ones. Between two saves whatever else
 * there is to do is done.
 */
export async function practise(theme: ThemeFile, signal: AbortSignal): Promise<void> {
  const parser = sectionParser()
  const viewer = deckViewer()
  for (let time = 1; time <= saves && !signal.aborted; time += 1) {
    const { note } = readNote(written(time), 'practice.md')
    if (!note) throw new Error('Expected a note that can be read.')
    const { bearings } = parser.parse(note)
    viewer.view({ note, bearings, theme, pictures: new Map(), ...composeNote(note, { theme }) })
    await sleep(1)
  }
}
