import { statSync } from 'node:fs'
import path from 'node:path'
import { type FSWatcher, watch } from 'chokidar'

/** Watches files wherever they are, or will be. */
export interface FileWatch {
  /** Replaces what is watched; paths of files, there or not. */
  readonly follow: (files: readonly string[]) => void
  readonly close: () => Promise<void>
  readonly ready: Promise<void>
}

/** How long a change may stay unseen that the system, or chokidar's own throttle, lost. */
const pollMs = 250

/** What tells one state of a file from another. */
const stateOf = (file: string): string => {
  const found = statSync(file, { throwIfNoEntry: false, bigint: true })
  return found ? `${found.ino} ${found.size} ${found.mtimeNs}` : ''
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/**
 * Watches files by their folders, because editors save by renaming, and because a file that is
 * missing may come: every change, arrival and loss is told by its absolute path.
 */
export function watchFiles(first: string, onChange: (file: string) => void): FileWatch {
  const wanted = new Set<string>([path.resolve(first)])
  const states = new Map<string, string>()
  const folders = new Set<string>([path.dirname(path.resolve(first))])
  const watcher: FSWatcher = watch([...folders], {
    depth: 0,
    ignoreInitial: true,
    ignorePermissionErrors: true,
    atomic: false,
    ignored: (file) => !wanted.has(path.resolve(file)) && !folders.has(path.resolve(file)),
  })
  const look = (file: string): void => {
    const state = stateOf(file)
    if (state === states.get(file)) return
    states.set(file, state)
    onChange(file)
  }
  const lookAtAll = (): void => {
    for (const file of wanted) look(file)
  }
  for (const file of wanted) states.set(file, stateOf(file))
  // Before chokidar has looked itself, which tells of what is gone, or empty: that may be half a save.
  watcher.on('raw', (_event, name, told) => {
    const { watchedPath } = told as { readonly watchedPath: string }
    for (const file of [watchedPath, path.join(watchedPath, name ?? '')])
      if (wanted.has(file) && sizeOf(file) > 0) look(file)
  })
  watcher.on('all', (event, file) => {
    if (!event.endsWith('Dir')) look(path.resolve(file))
  })
  const poll = setInterval(lookAtAll, pollMs)
  // A folder that cannot be watched leaves the rest as it is.
  watcher.on('error', () => {})
  return {
    ready: new Promise((resolve) => watcher.once('ready', () => resolve())),
    follow(files) {
      for (const file of files.map((one) => path.resolve(one))) {
        if (wanted.has(file)) continue
        wanted.add(file)
        states.set(file, stateOf(file))
        folders.add(path.dirname(file))
        watcher.add([path.dirname(file), file])
      }
    },
    close() {
      clearInterval(poll)
      return watcher.close()
    },
  }
}
