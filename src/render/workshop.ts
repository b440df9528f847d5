import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { type Room, roomAt } from './marp-commands.js'
import { type MarpProcess, startMarp } from './run-marp.js'

/** What one rendering needs: a private directory, and a process that has Marp CLI loaded. */
export interface Workshop {
  readonly room: Room
  readonly marp: MarpProcess
  /** Ends the process and removes the directory; does nothing the second time. */
  readonly close: () => Promise<void>
}

/**
 * Opens a workshop. Loading Marp CLI takes as long as reading and composing a note: open it first,
 * from a module that imports nothing heavy, and close it whatever happens.
 */
export const openWorkshop = (): Workshop => {
  const room = roomAt(mkdtempSync(path.join(os.tmpdir(), 'notedeck-')))
  const marp = startMarp(room.dir)
  const clear = async () => {
    await marp.end()
    await rm(room.dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  }
  let closing: Promise<void> | undefined
  return {
    room,
    marp,
    close() {
      closing ??= clear()
      return closing
    },
  }
}
