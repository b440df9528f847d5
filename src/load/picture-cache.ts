import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What all entries may take, in bytes; the least lately used go first. */
const MOST_BYTES = 256 * 2 ** 20

interface Entry {
  readonly bytes: Uint8Array
  /** Milliseconds since it was put there. */
  readonly age: number
}

/** Bytes by a key, kept on the disk from one run to the next. */
export interface PictureCache {
  readonly get: (key: string) => Promise<Entry | undefined>
  /** Keeps bytes; what cannot be kept is not, and nobody is told. */
  readonly put: (key: string, bytes: Uint8Array) => Promise<void>
}

/** The cache in a folder, which is made when something is put there. */
export function pictureCache(dir: string): PictureCache {
  const pathOf = (key: string) => join(dir, createHash('sha256').update(key).digest('hex'))
  return {
    async get(key) {
      const path = pathOf(key)
      try {
        const [bytes, { mtimeMs }] = await Promise.all([readFile(path), stat(path)])
        // Time of use is the access time, so that the time of modification stays that of its birth.
        await utimes(path, new Date(), new Date(mtimeMs))
        return { bytes, age: Math.max(0, Date.now() - mtimeMs) }
      } catch {
        return undefined
      }
    },
    async put(key, bytes) {
      try {
        await mkdir(dir, { recursive: true })
        const draft = join(dir, `${randomUUID()}.part`)
        await writeFile(draft, bytes)
        await rename(draft, pathOf(key))
        await prune(dir)
      } catch {
        // A disk that is full or read-only costs time, and nothing else.
      }
    },
  }
}

async function prune(dir: string): Promise<void> {
  const names = await readdir(dir)
  const files = await Promise.all(
    names.map(async (name) => {
      const { size, atimeMs } = await stat(join(dir, name))
      return { name, size, atimeMs }
    }),
  )
  let spare = files.reduce((sum, { size }) => sum + size, 0) - MOST_BYTES
  for (const { name, size } of files.sort((a, b) => a.atimeMs - b.atimeMs)) {
    if (spare <= 0) return
    await rm(join(dir, name), { force: true })
    spare -= size
  }
}
