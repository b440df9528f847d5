import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Writes a file beside its place and moves it there, so that no one ever sees half of it. */
export async function writeBeside(path: string, data: string | Uint8Array): Promise<void> {
  const dir = dirname(path)
  const draft = join(dir, `.${basename(path)}.${randomUUID()}`)
  await mkdir(dir, { recursive: true })
  try {
    await writeFile(draft, data)
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
