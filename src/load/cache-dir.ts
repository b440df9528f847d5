import os from 'node:os'
import path from 'node:path'

const base = (): string => {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env
  if (XDG_CACHE_HOME && path.isAbsolute(XDG_CACHE_HOME)) return XDG_CACHE_HOME
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Caches')
  if (process.platform === 'win32' && LOCALAPPDATA) return LOCALAPPDATA
  return path.join(os.homedir(), '.cache')
}

/** The user's own cache directory for notedeck, which may not exist yet. */
export const cacheDir = (): string => path.join(base(), 'notedeck')
