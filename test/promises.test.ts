import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convert } from '../src/convert.js'
import { readNote } from '../src/load/read-note.js'
import {
  arbitraryDialects,
  arbitraryNote,
  arbitraryParts,
  arbitrarySoup,
  RUNS,
} from './support/arbitrary-note.js'
import {
  deckOf,
  differences,
  garbledOf,
  inventedOf,
  lostOf,
  type Made,
  marksOn,
  pictureless,
  unportableOf,
  unsaidOf,
  untitledOf,
} from './support/checks.js'
import { fold, wordsIn } from './support/fold.js'
import { type Core, readDeck, readHtml } from './support/marp-reader.js'
import {
  hasShared,
  type NoteAtHand,
  ownNotes,
  SHARED,
  sharedNotes,
} from './support/notes-at-hand.js'
import { PNG, project } from './support/project.js'

/** A small talk with a picture, a formula, an emoji, and what looks like the end of a slide. */
const TALK = `---
title: 猫的一天
author: 李四
date: 2024-05-06
---

# 睡眠

**猫会睡觉。**它们一天睡十六个小时，醒来就吃。

***

![一只猫](a.png)

> 猫 😀 说：--> 喵。

# 代码

\`\`\`js
---
let cat = '<!-- 喵 -->'
\`\`\`

| 猫 | $x^2$ |
|---|---|
| 一 | 2 |
`

const made = new Map<string, Made>()

/** Converts and renders a note once for all promises. */
function make(source: string): Made {
  const known = made.get(source)
  if (known) return known
  const { note } = readNote(source, 'note.md')
  if (!note) throw new Error('Expected a note.')
  const conversion = deckOf(note)
  const one = { note, conversion, slides: readDeck(conversion.markdown, 'core 5') }
  made.set(source, one)
  return one
}

type Check = (made: Made) => readonly string[]

const promises: readonly (readonly [string, Check])[] = [
  ['lossless: every word is shown or said', lostOf],
  ['lossless: every heading is shown or said', untitledOf],
  ['lossless: the speaker notes keep paragraphs whole and in order', unsaidOf],
  ['lossless: Marp reads the notes back as the deck has them', garbledOf],
  ['verbatim: what is on a slide is a run of the note', inventedOf],
  ['portable: stock Marp Core shows the same slides with the same notes', unportableOf],
  ['portable: a picture is a picture, whatever its alternative text', pictureless],
  ['no slide shows `**`', ({ slides }) => marksOn(slides)],
  [
    'deterministic: the same note gives the same bytes',
    ({ note, conversion }) => {
      const again = deckOf(note)
      return JSON.stringify(again) === JSON.stringify(conversion) ? [] : [again.markdown]
    },
  ],
]

const onNotes = (notes: readonly NoteAtHand[]) =>
  it.each(notes)('$name', ({ note }) => {
    const one = make(note.text)
    const found = promises.map(([name, check]) => [name, check(one)])
    expect(found).toEqual(promises.map(([name]) => [name, []]))
  })

describe("the repo's notes", () => onNotes(ownNotes))
describe.skipIf(!hasShared)(SHARED, () => onNotes(sharedNotes))

describe('generated notes', () => {
  it.each(promises)('%s', (_, check) => {
    const property = fc.property(arbitraryNote, (text) => {
      expect(check(make(text))).toEqual([])
    })
    fc.assert(property, RUNS)
  })
})

describe('callouts, tasks and terms', () => {
  it.each(promises)('%s', (_, check) => {
    const property = fc.property(arbitraryDialects, (text) => {
      expect(check(make(text))).toEqual([])
    })
    fc.assert(property, RUNS)
  })
})

describe('marks in any order', () => {
  it.each(promises)('%s', (_, check) => {
    const property = fc.property(arbitrarySoup, (text) => {
      expect(check(make(text))).toEqual([])
    })
    fc.assert(property, RUNS)
  })
})

describe('deterministic: the command writes the same bytes', () => {
  const places: readonly NodeJS.ProcessEnv[] = [
    { LANG: 'C', LC_ALL: 'C', TZ: 'UTC' },
    { LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8', TZ: 'Asia/Shanghai' },
    { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'America/Los_Angeles' },
  ]

  it('in any folder, locale and time zone', async () => {
    const [first, ...others] = await Promise.all(
      places.map(async (env) => {
        const { notedeck, files } = await project({ 'notes/talk.md': TALK, 'notes/a.png': PNG })
        const ran = await notedeck(['build', '--format', 'html', 'notes/talk.md'], env)
        return { ran, files: await files() }
      }),
    )
    expect(first?.ran).toMatchObject({ status: 0, err: '' })
    expect(Object.keys(first?.files ?? {})).toContain('dist/talk.html')
    expect(others).toEqual(others.map(() => first))
  })

  it('whatever was converted before in the same process', () => {
    const [a, b] = ['# One\n\n**A point.** More.', '# 二\n\n- 甲\n- 乙\n\n```js\n1\n```'] as const
    const before = deckOf(a).markdown
    deckOf(b)
    expect(deckOf(a).markdown).toBe(before)
  })
})

describe('portable: stock Marp CLI, from a folder with the deck, its pictures and the CSS', () => {
  it.each(['talk', 'containers'])('%s', async (name) => {
    const notes = join(import.meta.dirname, '../notes')
    const { dir, notedeck, read } = await project({ 'notes/talk.md': TALK, 'notes/a.png': PNG })
    const note = name === 'talk' ? 'notes/talk.md' : join(notes, `${name}.md`)
    const built = await notedeck(['build', '--json', '--offline', '--format', 'html', note])
    const { slides } = JSON.parse(built.out) as { slides: unknown[] }
    const css = await readFile(new URL('../themes/notedeck.css', import.meta.url))
    const bare = await project({ 'notedeck.css': css })
    await cp(join(dir, 'slides'), bare.dir, { recursive: true })
    const ran = await bare.marp([`${name}.md`, '-o', 'stock.html', '--theme', 'notedeck.css'])
    expect(ran.status, ran.err).toBe(0)
    const ours = readHtml(await read(`dist/${name}.html`))
    const stock = readHtml(await bare.read('stock.html'))
    expect(differences(ours, stock, slides.length)).toEqual([])
    expect(ours.some(({ notes }) => notes.length > 20)).toBe(true)
  })
})

describe('the author decides', () => {
  const shown = (text: string) => readDeck(deckOf(text).markdown, 'core 5')
  const P = '第一句很要紧，人人都要记住。第二句只是补充，不必写在幻灯片上。'

  it('break: a new slide starts here', () => {
    const two = '# 题\n\n## 节\n\n甲话很短。\n\n乙话很短。\n'
    const told = two.replace('乙话', '<!-- deck: break -->\n\n乙话')
    expect(deckOf(told).deck.slides.length).toBe(deckOf(two).deck.slides.length + 1)
    const at = shown(told).findIndex(({ notes }) => notes.includes('乙话'))
    expect(shown(told)[at]?.notes).not.toContain('甲话')
  })

  it('break: also between blocks too short to be shown', () => {
    const { deck } = deckOf('# 题\n\n甲话。\n\n<!-- deck: break -->\n\n乙话。')
    const at = (word: string) =>
      deck.slides.findIndex(({ notes }) => notes.some(({ text }) => text.includes(word)))
    expect(at('乙话')).toBeGreaterThan(at('甲话'))
  })

  it('show: the next block is shown whole, and no other', () => {
    const on = shown(`# 题\n\n<!-- deck: show -->\n\n${P}\n\n${P.replaceAll('句', '段')}`)
    const text = fold(on.map((slide) => slide.text).join())
    expect(text).toContain('第一句很要紧，人人都要记住。第二句只是补充，不必写在幻灯片上')
    expect(text).not.toContain('第二段只是补充')
  })

  it('is divided by what composed it, and by no heading again', () => {
    const { markdown, deck } = deckOf(
      '---\nheadingDivider: 2\nsize: 4:3\n---\n\n# 题\n\n## 甲\n\n- 一\n',
    )
    expect(markdown).toMatch(/^size: "?4:3/m)
    expect(markdown).not.toContain('headingDivider')
    expect(deck.slides.length).toBe(2)
  })

  it('loses no code that has no line, in a deck of Marp either', () => {
    for (const front of ['', '---\nmarp: true\n---\n\n']) {
      const { ledger } = deckOf(`${front}# 题\n\n\`\`\`yaml\n\n\`\`\`\n\n- 一\n`)
      expect(ledger.lost).toBe(0)
    }
  })

  it('show: a list is shown whole, however deep', () => {
    const { ledger, diagnostics } = deckOf(
      '# 题\n\n<!-- deck: show -->\n\n- 甲\n  - 乙\n    - 丙\n',
    )
    expect([ledger.lost, diagnostics]).toEqual([0, []])
  })

  it.each([P, '- 甲\n- 乙', '```js\nlet x = 1\n```', '| a | b |\n|-|-|\n| 1 | 2 |', '> 引文'])(
    'say: %s is only said',
    (block) => {
      const on = shown(`# 题\n\n前面的话。\n\n<!-- deck: say -->\n\n${block}\n\n后面的话。`)
      const words = wordsIn(block.replace('js', ''))
      for (const word of words.filter((one) => one.length > 1 || /\p{sc=Han}/u.test(one))) {
        expect(on.map(({ text }) => text).join('\n')).not.toContain(word)
        expect(on.map(({ notes }) => notes).join('\n')).toContain(word)
      }
    },
  )

  it('skip: the next block is left out', () => {
    const { markdown, ledger } = deckOf(
      `# 题\n\n留下的话。\n\n<!-- deck: skip -->\n\n${P}\n\n- 留下`,
    )
    expect(markdown).not.toContain('第一句')
    expect(markdown).not.toContain('第二句')
    expect(ledger).toMatchObject({ blocks: 3, skipped: 1, lost: 0 })
  })

  it.each(['# 前\n\n话一。\n\n', '---\ntitle: 题\n---\n\n', ''])(
    'skip: before a heading its section is left out, after %j',
    (before) => {
      const section = '# 略一\n\n略二。\n\n## 略三\n\n- 略四\n\n'
      const { markdown, ledger } = deckOf(
        `${before}<!-- deck: skip -->\n\n${section}# 后\n\n话二。`,
      )
      expect(markdown).not.toContain('略')
      expect(markdown).toContain('话二')
      expect(markdown).toContain('后')
      expect(ledger).toMatchObject({ skipped: 2, lost: 0 })
    },
  )

  it('layout: this slide has it', () => {
    const { deck, markdown } = deckOf('# 题\n\n<!-- deck: layout=steps -->\n\n- 甲\n- 乙\n- 丙')
    expect(deck.slides.map(({ layout }) => layout)).toContain('steps')
    expect(markdown).toMatch(/_class: steps/)
  })

  it.each([
    ['2m', 120],
    ['90s', 90],
    ['1m30s', 90],
  ])('time: a slide takes %s', (time, seconds) => {
    const { deck } = deckOf(`# 题\n\n<!-- deck: time=${time} -->\n\n一句话。`)
    expect(deck.slides.at(-1)?.seconds).toBe(seconds)
  })

  it('several in one comment', () => {
    const { deck } = deckOf('# 题\n\n甲。\n\n<!-- deck: break layout=quote time=2m -->\n\n乙。')
    expect(deck.slides.at(-1)).toMatchObject({ layout: 'quote', seconds: 120 })
  })

  it.each([
    ['deck: brake', '`brake`'],
    ['deck: layout=nonsense', '`nonsense`'],
    ['deck: time=soon', '`soon`'],
    ['deck: layout', '`layout`'],
  ])('what is not known is warned of and changes nothing: %s', (said, named) => {
    const note = '# 题\n\n甲话。\n\n<!-- X -->\n\n乙话。'
    const { diagnostics, markdown } = deckOf(note.replace('X', said))
    expect(diagnostics).toMatchObject([{ code: 'directive-unknown', severity: 'warning' }])
    expect(diagnostics[0]?.message).toContain(named)
    expect(note.replace('X', said).slice(diagnostics[0]?.range.start)).toMatch(/^<!-- deck/)
    expect(markdown).toBe(deckOf(note.replace('X', '备注')).markdown)
  })

  it.each([
    ['<!-- deck: skip show -->', '- 甲', 'show'],
    ['<!-- deck: show -->\n\n<!-- deck: say -->', '- 甲', 'say'],
    ['<!-- deck: skip show -->', '## 节\n\n甲', 'skip'],
    ['<!-- deck: layout=steps layout=bullets -->', '- 甲', 'layout=bullets'],
    ['<!-- deck: time=1m break time=2m -->', '- 甲', 'time=2m'],
  ])('what is said twice is warned of: of %s before %j holds %s', (said, block, holds) => {
    const { diagnostics } = deckOf(`# 题\n\n前话。\n\n${said}\n\n${block}\n\n## 末\n\n后话。`)
    expect(diagnostics).toMatchObject([{ code: 'directive-overruled', severity: 'warning' }])
    expect(diagnostics[0]?.message).toContain(`\`${holds}\` holds`)
  })

  it('what goes together is not', () => {
    const { diagnostics } = deckOf(
      '# 题\n\n<!-- deck: break show -->\n\n<!-- deck: show time=1m -->\n\n- 甲\n',
    )
    expect(diagnostics).toEqual([])
  })

  it("a size that the theme has not is warned of at its line; the theme's own are not", () => {
    const sized = (size: string) => `---\ntitle: T\nsize: ${size}\n---\n\n# A\n\nWords.`
    const { diagnostics } = deckOf(sized('3:2'))
    expect(diagnostics).toMatchObject([{ code: 'size-unknown', range: { start: 13, end: 22 } }])
    expect(diagnostics[0]?.message).toContain('16:9, 4:3')
    expect(deckOf(sized('4:3')).diagnostics).toEqual([])
    const theme = { name: 'own', css: '/* @size 3:2 960px 640px */' }
    expect(convert(sized('3:2'), { theme }).diagnostics).toEqual([])
  })

  it.each([
    ['gaia', 'bullets dark invert'],
    ['notedeck', 'bullets dark'],
  ])('dark is what %s calls so', (name, classes) => {
    const note = '---\nclass: dark\n---\n\n# A\n\n- 1\n- 2'
    expect(convert(note, { theme: { name, css: '' } }).markdown).toContain(`_class: ${classes}\n`)
  })

  it("Marp's own directives pass through to the slide that they stand in", () => {
    const block = (word: string) => `\`\`\`\n${word}\n\`\`\`\n\n<!-- deck: break -->\n\n`
    const note = `# 题\n\n${block('甲')}<!-- _backgroundColor: aqua -->\n\n${block('乙')}${block('丙')}`
    const aqua = (core: Core) =>
      readDeck(deckOf(note).markdown, core).map(({ style }) =>
        /background-color:\s*aqua/.test(style),
      )
    expect(aqua('core 5')).toEqual([false, false, true, false])
    expect(aqua('stock core 4.4')).toEqual([false, false, true, false])
  })

  it("a class of the author's joins the layout's", () => {
    const classes = shown('# 题\n\n<!-- _class: invert -->\n\n- 甲\n- 乙').at(-1)?.classes
    expect(classes).toEqual(expect.arrayContaining(['bullets', 'invert']))
  })

  it('a note that is a Marp deck already is not composed', () => {
    const deck = '---\nmarp: true\n---\n\n# A\n\nOne. Two.\n\n---\n\n- x\n- y\n\n<!-- said -->\n'
    const { markdown } = deckOf(deck)
    const core = 'stock core 4.4'
    expect(readDeck(markdown, core)).toEqual(readDeck(deck, core))
  })

  it('a comment within an item of such a deck loses nothing, and nobody foresees how full it is', () => {
    const { ledger, diagnostics, report } = deckOf(
      '---\nmarp: true\n---\n\n# A\n\n- <!-- c --> item one\n- two\n  - <!-- d --> deep\n',
    )
    expect([ledger.lost, diagnostics]).toEqual([0, []])
    expect(report.slides.map((slide) => 'fullness' in slide)).toEqual([false])
  })

  it('skip loses what it skips and nothing else, on generated notes', () => {
    const section = '<!-- deck: skip -->\n\n# 略去此节\n\n略去此段。\n\n- 略去此项\n\n'
    const property = fc.property(arbitraryParts, arbitraryParts, (before, after) => {
      const { markdown, ledger } = deckOf(`${before}\n\n${section}# 后节\n\n${after}`)
      expect(markdown).not.toContain('略去此')
      expect(ledger).toMatchObject({ skipped: 2, lost: 0 })
    })
    fc.assert(property, RUNS)
  })
})

describe('an id of a slide survives edits elsewhere', () => {
  /** Ids by the part of the talk that the slides stand in. */
  const idsIn = (note: string) => {
    const ids = new Map<string | undefined, string[]>()
    for (const { id, path } of deckOf(note).deck.slides)
      ids.set(path[0], [...(ids.get(path[0]) ?? []), id])
    return ids
  }
  const seed = sharedNotes.find(({ name }) => name.endsWith('kubernetes.md'))

  it('on generated notes, a paragraph or a section added', () => {
    const added = fc.constantFrom(
      '新加的一段话，说的是别的事。',
      '- 新\n- 加',
      '# 新的一节\n\n新话。',
    )
    const parts = fc.array(arbitraryParts, { minLength: 2, maxLength: 5 })
    const property = fc.property(parts, fc.nat(), added, (all, n, text) => {
      const at = n % all.length
      const sections = all.map((body, i) => `# 第${i}节\n\n${body.replace(/^# /gm, '## ')}`)
      const before = `---\ntitle: 题\n---\n\n${sections.join('\n\n')}`
      const edited = sections.map((one, i) => (i === at ? `${one}\n\n${text}` : one))
      const after = `---\ntitle: 题\n---\n\n${edited.join('\n\n')}`
      const [old, now] = [idsIn(before), idsIn(after)]
      const others = all.map((_, i) => `第${i}节`).filter((_, i) => i !== at)
      expect(others.map((name) => now.get(name))).toEqual(others.map((name) => old.get(name)))
    })
    fc.assert(property, RUNS)
  })

  it.skipIf(!seed)('on the seed (skipped where ../shared is absent)', () => {
    const text = seed?.note.text ?? ''
    const before = deckOf(text).deck.slides.map(({ id }) => id)
    const last = text.lastIndexOf('\n## ')
    const after = deckOf(
      `${text.slice(0, last)}\n\n新加的一段话，说的是别的事。\n${text.slice(last)}`,
    )
    const kept = new Set(after.deck.slides.map(({ id }) => id))
    expect(before.filter((id) => !kept.has(id)).length).toBeLessThanOrEqual(2)
  })

  it('and no two slides share one', () => {
    const property = fc.property(arbitraryNote, (note) => {
      const ids = deckOf(note).deck.slides.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
    })
    fc.assert(property, RUNS)
  })
})
