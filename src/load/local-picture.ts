import { readFile, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findByName } from './find-by-name.js'
import { PictureFault } from './picture-fault.js'
import { tooLarge } from './ready-picture.js'

/** Where site generators serve `/…` from: Hugo, Hexo, VuePress, VitePress, Docusaurus, Zenn. */
const SITE_FOLDERS = [
  '',
  'static',
  'public',
  'source',
  'assets',
  'docs',
  'docs/public',
  'docs/.vuepress/public',
]

export interface PictureFolders {
  /** The note's folder, symbolic links resolved. */
  readonly noteDir: string
  /** The folder that pictures may come from, symbolic links resolved. */
  readonly root: string
  /** The note's file name without its extension: Hexo keeps a post's pictures in a folder of that name. */
  readonly name?: string
  /** Whether a name alone is looked for in the whole project, as Obsidian does. */
  readonly byName?: boolean
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
  const { root, noteDir } = folders
  const candidates = spellings(url).flatMap((path) => places(path, folders))
  for (const path of localPicturePlaces(url, folders)) {
    const real = await realpath(path).catch(() => undefined)
    if (real !== undefined) return readInside(real, root, mostBytes)
  }
  if (await leadsOut(url, candidates[0] ?? '', root)) throw outside(root)
  const named = await findByName(spellings(url)[0] ?? url, folders)
  if (named !== undefined) return readInside(await realpath(named), root, mostBytes)
  const looked = relative(noteDir, candidates[0] ?? '')
  throw new PictureFault(
    'picture-missing',
    `expected a picture at \`${looked}\`, found no such file: add it, or correct its path`,
  )
}

/** A path out of the project; `/…` is one where a file is there, else it is meant from a site's root. */
async function leadsOut(url: string, meant: string, root: string): Promise<boolean> {
  if (!isInside(meant, root)) return true
  const [path = ''] = spellings(url)
  if (isInside(path, root)) return false
  if (/^file:/i.test(url) || /^[a-z]:[\\/]/i.test(url)) return true
  return isAbsolute(path) && (await stat(path).catch(() => undefined)) !== undefined
}

async function readInside(real: string, root: string, mostBytes: number): Promise<Uint8Array> {
  if (!isInside(real, root)) throw outside(root)
  const found = await stat(real)
  if (!found.isFile()) {
    const what = found.isDirectory() ? 'a folder' : 'something that is no file'
    throw new PictureFault(
      'picture-refused',
      `expected a picture, found ${what}: name a file that holds one`,
    )
  }
  if (found.size > mostBytes) throw tooLarge(mostBytes)
  return readFile(real)
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

function places(path: string, { noteDir, root, name }: PictureFolders): string[] {
  if (path.includes('\0')) return []
  const onSite = SITE_FOLDERS.map((folder) => join(root, folder, path))
  if (isAbsolute(path)) return isInside(path, root) ? [path] : onSite
  return [join(noteDir, path), ...(name ? [join(noteDir, name, path)] : []), ...onSite]
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
