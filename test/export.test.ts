import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openProject, type Project, type Ran } from './support/project.js'

/** A note of which slides show a part, with all the metadata that one can give. */
const NOTE = `---
title: 两件事
author: [甲, Bea]
date: 2024-03-05 10:00
lang: zh-CN
tags: [猫, naps]
description: 一段说明
canonicalUrl: https://example.org/two
---

# 第一件

**猫一天要睡十六个小时。**谁也不知道[为什么](https://example.org/why)，可是 \`nap()\` 从不返回。

- **早上**：吃过饭以后，在窗台上找一块有太阳的地方，把四只脚都收到身子底下，睡到太阳走开为止，谁叫也不理。
- **下午**：换到沙发背上去，那里比窗台高一些，可以看见门口，这样有人回来的时候不用起身就知道是谁。
- **夜里**：人睡了以后它醒过来，在走廊里来回跑，把白天省下来的力气一次用完，见 [记录](https://example.org/log)。

# 第二件

狗是另外一回事，这里只说一句话。
`

const MARP = `---
marp: true
title: Mine
---

# One

<!-- say **this** -->

---

## Two
`

let room: Project
let built: Ran
beforeAll(async () => {
  room = await openProject({ 'two.md': NOTE, 'mine.md': MARP })
  built = await room.notedeck(['build', 'two.md', '--json', '--format', 'png,notes,pptx'])
})
afterAll(() => rm(room.dir, { recursive: true }))

describe('formats', () => {
  it('each is made alone or with others, and named by the note', () => {
    expect(built.err).toBe('')
    expect(JSON.parse(built.out).outputs).toEqual([
      'slides/two.md',
      'dist/two.slides/001.png',
      'dist/two.slides/002.png',
      'dist/two.slides/003.png',
      'dist/two.notes.md',
      'dist/two.pptx',
    ])
  })

  it('the talk is a script: when each slide comes up, for how long, and what is said', async () => {
    expect(await room.read('dist/two.notes.md')).toBe(`---
title: 两件事
author:
  - 甲
  - Bea
date: 2024-03-05
lang: zh-CN
keywords:
  - 猫
  - naps
description: 一段说明
url: https://example.org/two
---

# 两件事

甲 · Bea · 2024-03-05 · 3 页 · 1 分钟

## 1 · 两件事

\`0:00\` · 0:10

## 2 · 第一件

\`0:10\` · 0:53

**猫一天要睡十六个小时**。谁也不知道[为什么](https://example.org/why)，可是 \`nap()\` 从不返回。

- **早上**：吃过饭以后，在窗台上找一块有太阳的地方，把四只脚都收到身子底下，睡到太阳走开为止，谁叫也不理。
- **下午**：换到沙发背上去，那里比窗台高一些，可以看见门口，这样有人回来的时候不用起身就知道是谁。
- **夜里**：人睡了以后它醒过来，在走廊里来回跑，把白天省下来的力气一次用完，见 [记录](https://example.org/log)。

## 3 · 第二件

\`1:03\` · 0:04

狗是另外一回事，这里只说一句话。
`)
  })

  it('a script needs no browser, and reads the notes of a deck of Marp’s own', async () => {
    const ran = await room.notedeck(['build', 'mine.md', '--format', 'notes', '--browser', 'none'])
    expect([ran.status, ran.err]).toEqual([0, ''])
    expect(await room.read('dist/mine.notes.md')).toContain(
      '## 1 · One\n\n`0:00` · 0:20\n\nsay **this**\n\n## 2 · Two\n',
    )
  })

  it('pictures of slides that are gone are removed, and nothing else is', async () => {
    await room.write({ 'dist/mine.slides/003.png': 'stale', 'dist/mine.slides/me.png': 'mine' })
    const { out } = await room.notedeck(['build', 'mine.md', '--format', 'png'])
    expect(out).toContain('  dist/mine.slides/001.png … 002.png\n')
    const names = Object.keys(await room.files()).filter((path) => path.includes('mine.slides'))
    expect(names).toEqual(['001.png', '002.png', 'me.png'].map((one) => `dist/mine.slides/${one}`))
  })

  it('two outputs that would share a file are refused', async () => {
    await room.write({ 'mine.notes.md': MARP })
    const notes = ['mine.md', 'mine.notes.md']
    const { status, err } = await room.notedeck([
      'build',
      ...notes,
      '--slides',
      'dist',
      '--format',
      'notes',
    ])
    await room.remove('mine.notes.md')
    expect([status, err]).toEqual([2, expect.stringContaining('`dist/mine.notes.md`')])
  })
})
