import { access } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** What stands at the top of a project, or of a vault or site of notes. */
const MARKS = ['.git', 'package.json', '.obsidian', '.hg', '_config.yml', 'hugo.toml', 'mkdocs.yml']
/** Folders that a project keeps its text in, beside its pictures. */
const TEXT_FOLDERS = new Set(['docs', 'doc', 'content', 'source', '_posts'])

/**
 * The folder that a note's pictures may come from: the nearest above it that a project starts at,
 * else the one that holds its `docs` or `content`, else its own. Never the home folder or above.
 */
export async function projectRoot(noteDir: string): Promise<string> {
  const above = ancestors(noteDir)
  for (const dir of above) if (await isMarked(dir)) return dir
  const text = above.find((dir) => TEXT_FOLDERS.has(basename(dir)))
  return text && above.includes(dirname(text)) ? dirname(text) : noteDir
}

/** A folder and those above it, up to and without the home folder and what holds it. */
function ancestors(dir: string): string[] {
  const all: string[] = []
  for (let at = dir; !isTooWide(at); at = dirname(at)) all.push(at)
  return all
}

function isTooWide(dir: string): boolean {
  return dir === dirname(dir) || dir === homedir() || homedir().startsWith(join(dir, '/'))
}

async function isMarked(dir: string): Promise<boolean> {
  const found = await Promise.allSettled(MARKS.map((mark) => access(join(dir, mark))))
  return found.some(({ status }) => status === 'fulfilled')
}
