import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { RenderFault } from './fault.js'

export interface Output {
  readonly made: string
  readonly target: string
}

/** A folder cannot be replaced by a file: nothing else is replaced then either. */
const refuseFolder = async (target: string): Promise<void> => {
  const found = await stat(target).catch(() => undefined)
  if (found?.isDirectory())
    throw new RenderFault(
      'output-refused',
      `Expected a file at ${target}, or none, and found a folder. Move it away, or take another --out.`,
    )
}

/**
 * Puts finished files in their places: copied beside their targets under hidden names first, so
 * that a target is the old file or the new one and never half of one. Then files that an earlier
 * build left in the same places, and this one has none of, are removed.
 */
export const publish = async (
  outputs: readonly Output[],
  stale: readonly string[] = [],
): Promise<void> => {
  const staged = outputs.map(({ made, target }) => ({
    made,
    target,
    hidden: path.join(path.dirname(target), `.${path.basename(target)}.${randomUUID()}`),
  }))
  try {
    for (const { target } of staged) await refuseFolder(target)
    for (const { made, target, hidden } of staged) {
      await mkdir(path.dirname(target), { recursive: true })
      await copyFile(made, hidden)
    }
    for (const { target, hidden } of staged) await rename(hidden, target)
    for (const file of stale) await rm(file, { force: true })
  } finally {
    await Promise.all(staged.map(({ hidden }) => rm(hidden, { force: true })))
  }
}
