import { readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Picture } from '../load/picture.js'
import { writeBeside } from './write-beside.js'

/** The names that pictures get, by which those of an earlier build are known. */
const PICTURE_NAME = /^[0-9a-f]{10}-/

/** Where a deck's pictures go, beside it. */
function assetsFolder(deck: string): string {
  return join(dirname(deck), `${basename(deck, '.md')}.assets`)
}

/** The address of a picture in the deck's Markdown, relative to the deck. */
export function assetUrl(deck: string, picture: Picture): string {
  return [basename(assetsFolder(deck)), picture.name].map(urlPart).join('/')
}

/** Writes pictures, then the deck that shows them, then drops pictures of earlier builds. */
export async function writeDeck(
  deck: string,
  markdown: string,
  pictures: readonly Picture[],
): Promise<void> {
  const folder = assetsFolder(deck)
  for (const { name, bytes } of pictures) await writeBeside(join(folder, name), bytes)
  await writeBeside(deck, markdown)
  const kept = new Set(pictures.map(({ name }) => name))
  const present = await readdir(folder).catch(() => [])
  const stale = present.filter((name) => PICTURE_NAME.test(name) && !kept.has(name))
  for (const name of stale) await rm(join(folder, name))
  if (kept.size === 0 && stale.length === present.length)
    await rm(folder, { recursive: true, force: true })
}

/** Parentheses and quotes would end a Markdown destination or a CSS url(). */
function urlPart(name: string): string {
  return encodeURIComponent(name).replace(
    /[()'*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  )
}
