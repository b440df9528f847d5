import { existsSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import path from 'node:path'
import { findByName } from '../load/find-by-name.js'
import { localPicturePlaces } from '../load/local-picture.js'
import { projectRoot } from '../load/project-root.js'

const isFile = (url: string): boolean => /^file:/i.test(url) || !/^(?:[a-z]+:|\/\/)/i.test(url)

/** Where the pictures of a note may lie: those that are there, wherever they were found, and those that may come. */
export async function pictureFiles(
  urls: Iterable<string>,
  note: string,
): Promise<readonly string[]> {
  const files = [...urls].filter(isFile)
  if (files.length === 0) return []
  const { dir: folder, name } = path.parse(note)
  const noteDir = await realpath(folder).catch(() => folder)
  const folders = { noteDir, name, root: await projectRoot(noteDir), byName: true }
  const all = await Promise.all(
    files.map(async (url) => {
      const places = localPicturePlaces(url, folders)
      const named = places.some(existsSync) ? undefined : await findByName(url, folders)
      return named === undefined ? places : [...places, named]
    }),
  )
  return all.flat()
}
