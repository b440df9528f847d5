import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Format } from '../export/format.js'
import type { Room } from './marp-commands.js'
import type { Output } from './publish.js'
import type { RenderJob } from './render.js'

/** What a rendering made, and what earlier ones left in its places. */
interface Collected {
  readonly outputs: readonly Output[]
  readonly stale: readonly string[]
}

const targetOf = ({ out }: RenderJob, format: Format): string => {
  const target = out[format]
  if (target === undefined) throw new Error(`Expected a path for ${format}.`)
  return target
}

/** As Marp CLI names the picture of each slide. */
const madePicture = /^deck\.\d+\.png$/
/** As they are named in their folder, by which those of an earlier build are known. */
const picture = /^\d{3,}\.png$/

const collectPictures = async (folder: string, room: Room): Promise<Collected> => {
  const made = (await readdir(room.dir)).filter((name) => madePicture.test(name)).sort()
  if (made.length === 0) throw new Error('Expected a picture of each slide, found none.')
  const named = made.map((name, i) => ({ name, own: `${String(i + 1).padStart(3, '0')}.png` }))
  const own = new Set(named.map(({ own }) => own))
  const present = await readdir(folder).catch(() => [])
  return {
    outputs: named.map(({ name, own }) => ({
      made: path.join(room.dir, name),
      target: path.join(folder, own),
    })),
    stale: present
      .filter((name) => picture.test(name) && !own.has(name))
      .map((name) => path.join(folder, name)),
  }
}

const collectOne = async (job: RenderJob, room: Room, format: Format): Promise<Collected> => {
  const target = targetOf(job, format)
  if (format === 'png') return collectPictures(target, room)
  const made = room.output(format)
  const text = job.texts?.[format]
  if (text !== undefined) await writeFile(made, text)
  return { outputs: [{ made, target }], stale: [] }
}

/** The files of a rendering in the order of its formats. */
export const collect = async (job: RenderJob, room: Room): Promise<Collected> => {
  const all: Collected[] = []
  for (const format of job.formats) all.push(await collectOne(job, room, format))
  return {
    outputs: all.flatMap(({ outputs }) => outputs),
    stale: all.flatMap(({ stale }) => stale),
  }
}
