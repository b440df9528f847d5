import { readFile, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PictureFault } from './picture-fault.js'

/** Where site generators serve `/…` from. */
const SITE_FOLDERS = ['', 'static', 'public', 'source', 'docs', 'docs/.vuepress/public']

export interface PictureFolders {
  /** The note's folder, symbolic links resolved. */
  readonly noteDir: string
  /** The folder that pictures may come from, symbolic links resolved. */
  readonly root: string
}

/** Where a picture's file may lie inside the project, the likeliest first. */
export function localPicturePlaces(url: string, folders: PictureFolders): readonly string[] {
  const all = spellings(url).flatMap((path) => places(path, folders))
  return [...new Set(all)].filter((path) => isInside(path, folders.root))
}

/** A picture's bytes from a file inside the project; throws a PictureFault where it may not be. */
export async function readLocalPicture(
  url: string,
  folders: PictureFolders,
  mostBytes: number,
): Promise<Uint8Array> {
  const candidates = spellings(url).flatMap((path) => places(path, folders))
  for (const path of localPicturePlaces(url, folders)) {
    const real = await realpath(path).catch(() => undefined)
    if (real !== undefined) return readInside(real, folders.root, mostBytes)
  }
  const [meant = ''] = candidates
  if (!isInside(meant, folders.root)) throw outside(folders.root)
  const looked = relative(folders.noteDir, meant)
  throw new PictureFault(
    'picture-missing',
    `expected a picture at \`${looked}\`, found no such file: add it, or correct its path`,
  )
}

async function readInside(real: string, root: string, mostBytes: number): Promise<Uint8Array> {
  if (!isInside(real, root)) throw outside(root)
  const found = await stat(real)
  if (!found.isFile()) {
    throw new PictureFault(
      'picture-refused',
      'expected a picture, found a folder: name a file in it',
    )
  }
  if (found.size > mostBytes) throw tooLarge(mostBytes)
  return readFile(real)
}

/** The fault of a picture of more bytes than allowed. */
export function tooLarge(mostBytes: number): PictureFault {
  const most = `expected a picture of at most ${mostBytes / 2 ** 20} MB`
  return new PictureFault('picture-refused', `${most}, found more: make it smaller`)
}

/** The file names that a URL may mean: percent-decoded, as it stands, and as Windows writes it. */
function spellings(url: string): string[] {
  if (/^file:/i.test(url)) return [fileUrlPath(url)]
  const bare = url.replace(/[?#].*$/s, '')
  const decoded = [bare, url].map(percentDecoded)
  return [...new Set([...decoded, bare, ...decoded.map((path) => path.replaceAll('\\', '/'))])]
}

function fileUrlPath(url: string): string {
  try {
    return fileURLToPath(url)
  } catch {
    return url
  }
}

function percentDecoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function places(path: string, { noteDir, root }: PictureFolders): string[] {
  if (path.includes('\0')) return []
  if (!isAbsolute(path)) return [join(noteDir, path)]
  return isInside(path, root) ? [path] : SITE_FOLDERS.map((folder) => join(root, folder, path))
}

function isInside(path: string, root: string): boolean {
  const way = relative(root, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

function outside(root: string): PictureFault {
  const expected = `expected a picture inside the note's project (${root})`
  return new PictureFault(
    'picture-refused',
    `${expected}, found a path out of it: move it in there`,
  )
}
