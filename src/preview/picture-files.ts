import { realpath } from 'node:fs/promises'
import { localPicturePlaces } from '../load/local-picture.js'
import { projectRoot } from '../load/project-root.js'

const isFile = (url: string): boolean => /^file:/i.test(url) || !/^(?:[a-z]+:|\/\/)/i.test(url)

/** Where the pictures of a note may lie: those that are there, and those that may come. */
export async function pictureFiles(
  urls: Iterable<string>,
  noteDir: string,
): Promise<readonly string[]> {
  const files = [...urls].filter(isFile)
  if (files.length === 0) return []
  const dir = await realpath(noteDir).catch(() => noteDir)
  const folders = { noteDir: dir, root: await projectRoot(dir) }
  return files.flatMap((url) => localPicturePlaces(url, folders))
}
