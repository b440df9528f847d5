import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Preview, type PreviewOptions, startPreview } from '../../lib/preview/preview.js'
import { writeBeside } from '../../src/cli/write-beside.js'
import { loadTheme } from '../../src/load/theme.js'
import { pictureShelf } from '../../src/preview/picture-shelf.js'
import { Session } from '../../src/preview/session.js'

const { theme } = await loadTheme()
if (!theme) throw new Error('expected our own theme')
const themeOf = async () => ({ theme, faults: [] })

/** A folder with a note that is previewed, gone when it is closed. */
export class PreviewRoom {
  readonly dir = mkdtempSync(join(tmpdir(), 'notedeck-preview-'))
  readonly note = join(this.dir, 'note.md')
  readonly opened: string[] = []
  #previews: Preview[] = []

  write(text: string): void {
    writeFileSync(this.note, text)
  }

  async start(more: Partial<PreviewOptions> = {}): Promise<Preview> {
    const openEditor = (place: string) => void this.opened.push(place)
    const fixed = { note: this.note, offline: true, themeOf, openEditor, writeFile: writeBeside }
    const preview = await startPreview({ ...fixed, port: 0, host: '127.0.0.1', ...more })
    this.#previews.push(preview)
    return preview
  }

  session(): Session {
    return new Session({ path: this.note, themeOf, pictures: pictureShelf(this.dir, true) })
  }

  async close(): Promise<void> {
    for (const preview of this.#previews) await preview.close()
    rmSync(this.dir, { recursive: true, force: true })
  }
}

/** A note of so many sections, in each a list that shows. */
export const noteOf = (sections: number, word = 'plain'): string =>
  Array.from(
    { length: sections },
    (_, i) =>
      `## Part ${i + 1}\n\nWhat part ${i + 1} says is ${word} and short.\n\n- first of ${i + 1}\n- second of ${i + 1}\n`,
  ).join('\n')
