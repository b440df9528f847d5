import { lstat, readdir, writeFile } from 'node:fs/promises'
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
/** As they are named in their folder. */
const pictureName = (i: number): string => `${String(i + 1).padStart(3, '0')}.png`

/** What an earlier build left behind the pictures of this one: those that count on from them. */
const staleIn = async (folder: string, count: number): Promise<readonly string[]> => {
  const isOwn = await lstat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
  const present = new Set(isOwn ? await readdir(folder) : [])
  const stale: string[] = []
  for (let i = count; present.has(pictureName(i)); i += 1) stale.push(pictureName(i))
  return stale
}

const collectPictures = async (folder: string, room: Room): Promise<Collected> => {
  const made = (await readdir(room.dir)).filter((name) => madePicture.test(name)).sort()
  if (made.length === 0) throw new Error('Expected a picture of each slide, found none.')
  const stale = await staleIn(folder, made.length)
  return {
    outputs: made.map((name, i) => ({
      made: path.join(room.dir, name),
      target: path.join(folder, pictureName(i)),
    })),
    stale: stale.map((name) => path.join(folder, name)),
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
