import { describe, expect, it } from 'vitest'
import { convert } from '../src/convert.js'
import { detectLang } from '../src/parse/detect-lang.js'

/** A note of two sections, of a paragraph each. */
function noteOf(paragraph: string): string {
  return [1, 2].map((i) => `## ${i}\n\n${paragraph}\n`).join('\n')
}

describe('a note is labelled in its language', () => {
  it.each([
    ['zh-CN', '〔约 ', '这里说的是备份，我们每天夜里做一次，还没有人来演练过。'],
    ['zh-TW', '〔約 ', '這裡說的是備份，我們每天夜裡做一次，還沒有人來演練過。'],
    ['ja', '〔約 ', 'バックアップは毎晩とりますが、戻す練習をした人はまだいません。'],
    ['ko', '〔약 ', '백업은 매일 밤 하지만 되돌리는 연습을 한 사람은 아직 없다.'],
    ['en', '(about ', 'The backup is made every night, but nobody of us has tried to restore it.'],
    [
      'de',
      '(etwa ',
      'Die Sicherung wird jede Nacht gemacht, und niemand hat sie je auf die Probe gestellt.',
    ],
    [
      'es',
      '(unos ',
      'La copia se hace todas las noches, y nadie la ha probado por el momento en los servidores.',
    ],
    [
      'fr',
      '(environ ',
      'Les sauvegardes sont faites dans la nuit, et personne ne les a essayées pour le moment.',
    ],
    [
      'it',
      '(circa ',
      'Il salvataggio è fatto di notte, e nessuno di noi lo ha provato nel tempo che ci resta.',
    ],
    [
      'pt',
      '(cerca de ',
      'O backup é feito à noite, e ninguém o testou, mas não é um problema para os outros.',
    ],
    [
      'ru',
      '(около ',
      'Копия делается каждую ночь, и никто из нас не пробовал её вернуть на место.',
    ],
    [
      'vi',
      '(khoảng ',
      'Bản sao được làm mỗi đêm, và không có ai trong chúng tôi đã thử khôi phục với nó.',
    ],
  ])('%s', (lang, about, paragraph) => {
    const { markdown } = convert(noteOf(paragraph))
    expect(markdown).toContain(`\nlang: ${lang}\n`)
    expect(markdown).toContain(about)
  })

  it('that its author names', () => {
    const { markdown, deck } = convert(`---\nlang: zh-Hant\n---\n\n${noteOf('備份。')}`)
    expect(deck.lang).toBe('zh-TW')
    expect(markdown).toContain('\nlang: zh-Hant\n')
    expect(convert(`---\nlang: de-AT\n---\n\n${noteOf('Backup.')}`).deck.lang).toBe('de')
  })
})

it('a language is found by prose, and not by code or HTML', () => {
  const html = '<div class="the note of the page"><span id="it"></span></div>\n\n'.repeat(9)
  const code = '```js\n// the code of this is not the prose of it\nconst a = b\n```\n\n'.repeat(9)
  expect(convert(`毎晩バックアップをとります。\n\n${html}${code}`).deck.lang).toBe('ja')
  expect(convert(code).deck.lang).toBe('en')
})

it('a word of Latin letters counts as one character', () => {
  expect(['x', 'xx中', 'x x中'].map(detectLang)).toEqual(['en', 'zh', 'en'])
})

describe('headings of what a talk leaves to the reader are known in', () => {
  it.each([
    ['zh-TW', '延伸閱讀'],
    ['zh-TW', '參考連結'],
    ['ja', '参考'],
    ['de', 'Literatur'],
    ['ru', 'Источники'],
  ])('%s: %s', (lang, heading) => {
    const list = '- 甲甲 aaa\n- 乙乙 bbb\n- 丙丙 ccc'
    const { deck } = convert(
      `---\nlang: ${lang}\n---\n\n## 1\n\n甲。\n\n## ${heading}\n\n${list}\n`,
    )
    expect(deck.slides.flatMap(({ body }) => body).filter(({ kind }) => kind === 'points')).toEqual(
      [],
    )
  })
})

it('parts of a long paragraph keep their spaces in what is said', () => {
  const sentence = 'Копия делается каждую ночь, и никто из нас не пробовал её вернуть.'
  const { deck } = convert(Array(40).fill(sentence).join(' '))
  const said = deck.slides.flatMap(({ notes }) => notes.map(({ text }) => text))
  expect(said.length).toBeGreaterThan(1)
  expect(said.join(' ')).toBe(Array(40).fill(sentence).join(' '))
})

describe('a connective at the head of a point is dropped', () => {
  it.each([
    ['しかし、戻す練習をした人はまだ一人もいません。', '戻す練習をした人はまだ一人もいません'],
    [
      '따라서 우리는 모든 백업을 매달 한 번씩 되돌려 본다.',
      '우리는 모든 백업을 매달 한 번씩 되돌려 본다',
    ],
  ])('%s', (paragraph, shown) => {
    const [slide] = convert(`## 1\n\n${paragraph}`).deck.slides
    expect(slide?.body).toMatchObject([{ prose: { text: shown } }])
  })
})
