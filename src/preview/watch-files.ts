import path from 'node:path'
import { type FSWatcher, watch } from 'chokidar'

/** Watches files wherever they are, or will be. */
export interface FileWatch {
  /** Replaces what is watched; paths of files, there or not. */
  readonly follow: (files: readonly string[]) => void
  readonly close: () => Promise<void>
  readonly ready: Promise<void>
}

/**
 * Watches files by their folders, because editors save by renaming, and because a file that is
 * missing may come: every change, arrival and loss is told by its absolute path.
 */
export function watchFiles(first: string, onChange: (file: string) => void): FileWatch {
  const wanted = new Set<string>([path.resolve(first)])
  const folders = new Set<string>([path.dirname(path.resolve(first))])
  const watcher: FSWatcher = watch([...folders], {
    depth: 0,
    ignoreInitial: true,
    ignorePermissionErrors: true,
    atomic: false,
    ignored: (file) => !wanted.has(path.resolve(file)) && !folders.has(path.resolve(file)),
  })
  watcher.on('all', (event, file) => {
    if (!event.endsWith('Dir')) onChange(path.resolve(file))
  })
  // A folder that cannot be watched leaves the rest as it is.
  watcher.on('error', () => {})
  return {
    ready: new Promise((resolve) => watcher.once('ready', () => resolve())),
    follow(files) {
      for (const file of files.map((one) => path.resolve(one))) {
        if (wanted.has(file)) continue
        wanted.add(file)
        folders.add(path.dirname(file))
        watcher.add([path.dirname(file), file])
      }
    },
    close: () => watcher.close(),
  }
}
