import { stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { type Format, fileName } from '../export/format.js'
import { withoutEnding } from '../load/note-name.js'
import type { BuildOptions } from './command-line.js'
import { UsageError } from './usage-error.js'

/** Where what is made of a note goes. */
export interface NotePlan {
  readonly note: string
  /** The note's file name without its extension. */
  readonly name: string
  /** The deck in Marp Markdown; its pictures go to `NAME.assets` beside it. */
  readonly deck: string
  /** Where each format goes; `png` is a folder. */
  readonly rendered: Readonly<Partial<Record<Format, string>>>
}

/** Plans a run's outputs; throws a UsageError where two would share a place, or replace a note. */
export async function planNotes(
  notes: readonly string[],
  { out, slides, formats }: Pick<BuildOptions, 'out' | 'slides' | 'formats'>,
): Promise<readonly NotePlan[]> {
  await refuseFiles({ '--out': out, '--slides': slides })
  const plans = notes.map((note) => {
    const name = withoutEnding(basename(note))
    const rendered = Object.fromEntries(formats.map((one) => [one, join(out, fileName(name, one))]))
    return { note, name, deck: join(slides, `${name}.md`), rendered }
  })
  refuseSharedNames(plans)
  refuseSharedFiles(plans)
  await refuseReplacedNotes(plans)
  return plans
}

/** A folder that is to be made may not stand where a file does, nor in one. */
async function refuseFiles(folders: Readonly<Record<string, string>>): Promise<void> {
  for (const [option, folder] of Object.entries(folders)) {
    for (let at = resolve(folder); ; at = dirname(at)) {
      const found = await stat(at).catch(() => undefined)
      if (found && !found.isDirectory())
        throw new UsageError(`expected a folder for ${option}, got \`${at}\`, a file: name another`)
      if (found || at === dirname(at)) break
    }
  }
}

/** Names that differ by case alone share a file on many file systems. */
function refuseSharedNames(plans: readonly NotePlan[]): void {
  const notes = new Map<string, string>()
  for (const { name, note } of plans) {
    const key = name.normalize('NFC').toLowerCase()
    const other = notes.get(key)
    if (other !== undefined) {
      const found = `\`${other}\` and \`${note}\`, which share the name \`${name}\``
      throw new UsageError(`expected notes of different names, got ${found}: build them apart`)
    }
    notes.set(key, note)
  }
}

/** `talk` has a handout `talk.handout.pdf`, and so is the PDF of `talk.handout` named. */
function refuseSharedFiles(plans: readonly NotePlan[]): void {
  const notes = new Map<string, string>()
  for (const { note, deck, rendered } of plans)
    for (const path of [deck, ...Object.values(rendered)]) {
      const key = path.normalize('NFC').toLowerCase()
      const other = notes.get(key)
      if (other !== undefined) {
        const found = `\`${path}\` for both \`${other}\` and \`${note}\``
        throw new UsageError(`expected a file for each output, got ${found}: build them apart`)
      }
      notes.set(key, note)
    }
}

async function refuseReplacedNotes(plans: readonly NotePlan[]): Promise<void> {
  const notes = new Set(await Promise.all(plans.map(({ note }) => identity(note))))
  for (const { deck, rendered } of plans) {
    for (const path of [deck, ...Object.values(rendered)]) {
      const found = await identity(path)
      if (found === undefined || !notes.has(found)) continue
      const remedy = 'choose another folder with --slides or --out'
      throw new UsageError(`expected outputs beside the notes, got \`${path}\`, a note: ${remedy}`)
    }
  }
}

/** What tells files apart whatever path leads to them; undefined where there is none. */
async function identity(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined)
  return found && `${found.dev}:${found.ino}`
}
