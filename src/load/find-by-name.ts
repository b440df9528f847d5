import { access, readdir } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import type { PictureFolders } from './local-picture.js'

/** How many folders of a vault are looked into. */
const MOST_FOLDERS = 2000

/**
 * The file of a name, or of the end of a path, in an Obsidian vault or for an embed of its kind: the
 * nearest to the note, then the first by name. Hidden folders and symbolic links are not followed.
 */
export async function findByName(
  path: string,
  folders: PictureFolders,
): Promise<string | undefined> {
  const { root, noteDir, byName } = folders
  if (isAbsolute(path) || path.includes('..') || path.includes('\0')) return undefined
  if (!byName && !(await isVault(root))) return undefined
  const tail =
    sep +
    path
      .replace(/^\.[\\/]/, '')
      .replaceAll(/[\\/]/g, sep)
      .normalize('NFC')
  const found = (await filesUnder(root)).filter((file) => file.normalize('NFC').endsWith(tail))
  const distance = (file: string) => relative(noteDir, file).split(sep).length
  return found.sort((a, b) => distance(a) - distance(b) || (a < b ? -1 : 1))[0]
}

async function isVault(root: string): Promise<boolean> {
  return access(join(root, '.obsidian')).then(
    () => true,
    () => false,
  )
}

async function filesUnder(root: string): Promise<string[]> {
  const files: string[] = []
  const queue = [root]
  for (let i = 0; i < Math.min(queue.length, MOST_FOLDERS); i++) {
    const dir = queue[i] ?? root
    const entries = await readdir(dir, { withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      if (entry.isDirectory()) queue.push(join(dir, entry.name))
      else if (entry.isFile()) files.push(join(dir, entry.name))
    }
  }
  return files
}
