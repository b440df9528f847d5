import { createHash } from 'node:crypto'
import type { PictureCache } from './picture-cache.js'
import { PictureFault } from './picture-fault.js'
import { type PictureKind, pictureKind } from './picture-kind.js'
import { safeSvg } from './safe-svg.js'
import { isOversized, SCALING, scalePicture } from './scale-picture.js'

/** What one picture may take in a deck, in bytes. */
const MOST_BYTES = 20 * 2 ** 20

export interface ReadyPicture extends PictureKind {
  readonly bytes: Uint8Array
}

/** A picture as a deck holds it: SVG made harmless, pixels that nobody sees taken away; throws a PictureFault. */
export async function readyPicture(
  bytes: Uint8Array,
  cache: PictureCache | undefined,
): Promise<ReadyPicture> {
  const kind = pictureKind(bytes)
  const ready =
    kind.type === 'image/svg+xml'
      ? { ...kind, bytes: safeSvg(bytes) }
      : isOversized(kind)
        ? await scaled(bytes, kind, cache)
        : { ...kind, bytes }
  if (ready.bytes.length > MOST_BYTES) throw tooLarge(MOST_BYTES)
  return ready
}

async function scaled(
  bytes: Uint8Array,
  kind: PictureKind,
  cache: PictureCache | undefined,
): Promise<ReadyPicture> {
  const key = `${createHash('sha256').update(bytes).digest('hex')} ${SCALING}`
  const known = await cache?.get(key)
  const small = known?.bytes ?? (await scalePicture(bytes, kind))
  if (!known) await cache?.put(key, small)
  return { ...pictureKind(small), bytes: small }
}

/** The fault of a picture of more bytes than allowed. */
export function tooLarge(mostBytes: number): PictureFault {
  const most = `expected a picture of at most ${mostBytes / 2 ** 20} MB`
  return new PictureFault('picture-refused', `${most}, found more: make it smaller`)
}

/** The fault of a picture that is one too many. */
export function tooMuch(mostBytes: number): PictureFault {
  const most = `expected pictures of at most ${mostBytes / 2 ** 20} MB in all`
  return new PictureFault('picture-refused', `${most}, found more: make this or others smaller`)
}
