import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadNote } from '../src/load/load-note.js'
import { loadPictures } from '../src/load/pictures.js'

const shared = resolve(import.meta.dirname, '../../shared')
const corpus = join(shared, 'corpus')

describe.skipIf(!existsSync(corpus))('the corpus (skipped where ../shared is absent)', () => {
  it('loads but for the note in GBK, its metadata standing where it says', async () => {
    const files = await readdir(corpus, { recursive: true })
    const refused: string[] = []
    for (const file of files.filter((name) => name.endsWith('.md') && name !== 'README.md')) {
      const { note, diagnostics } = await loadNote(join(corpus, file))
      if (!note) {
        refused.push(file)
        continue
      }
      expect(diagnostics, file).toEqual([])
      const { title, date, description, authors, tags } = note.meta
      for (const one of [title, date, description, ...authors, ...tags]) {
        if (one) expect(note.text.slice(one.range?.start, one.range?.end), file).toContain(one.text)
      }
    }
    expect(refused).toEqual([
      'pathological-but-real/servicemesher__website__docs__markdown-guide.md',
    ])
  })

  it('has its pictures found from where notes name them', async () => {
    const note = join(corpus, 'with-assets/codermast__CoderMast-Notes/docs/java/collection/list.md')
    const url = '../../../assets/list-stack/2024-04-22-15-23-19.png'
    const { diagnostics } = await loadPictures(
      [{ url, range: { start: 0, end: 1 } }],
      dirname(note),
    )
    expect(diagnostics).toEqual([])
  })
})

describe('a file that is no note', () => {
  it.each([
    [join(shared, 'nowhere/none.md'), 'no such file'],
    [import.meta.dirname, 'a folder'],
    ['/dev/null', 'something that is no file'],
  ])('is refused with a remedy: %s', async (path, found) => {
    const { note, diagnostics } = await loadNote(path)
    expect(note).toBeUndefined()
    expect(diagnostics).toMatchObject([{ code: 'note-unreadable', severity: 'error' }])
    expect(diagnostics[0]?.message).toContain(found)
  })
})
