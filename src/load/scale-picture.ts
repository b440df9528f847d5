import { PictureFault } from './picture-fault.js'
import type { PictureKind } from './picture-kind.js'

/** The pixels of a slide at twice its density: more are never seen. */
const MOST = { width: 2560, height: 1440 }
/** How the formats that are scaled are written: what is drawn of them looks the same. */
const SAVED: Readonly<Record<string, readonly [suffix: string, options: object]>> = {
  'image/jpeg': ['.jpg', { Q: 85, keep: 0 }],
  'image/png': ['.png', { compression: 9, keep: 0 }],
  'image/webp': ['.webp', { Q: 85, keep: 0 }],
}

/** Whether a picture has more pixels than a slide can show, in a format that can be scaled. */
export function isOversized({ type, width, height }: PictureKind): boolean {
  return type in SAVED && (width > MOST.width || height > MOST.height)
}

/** Names the result of scaling, for a cache: it changes where the result would. */
export const SCALING = `${MOST.width}x${MOST.height} q85 wasm-vips-0.0.19`

let opened: Promise<typeof import('wasm-vips')> | undefined

/** libvips, opened when first asked for: it takes a second to load. */
function openVips(): Promise<typeof import('wasm-vips')> {
  opened ??= import('wasm-vips').then(({ default: open }) => open({ dynamicLibraries: [] }))
  return opened
}

/**
 * A picture scaled down to what a slide can show, upright, without metadata; throws a PictureFault.
 * libvips runs as WebAssembly: the same bytes on every machine.
 */
export async function scalePicture(bytes: Uint8Array, { type }: PictureKind): Promise<Uint8Array> {
  const [suffix, options] = SAVED[type] ?? ['', {}]
  const { Image } = await openVips()
  try {
    const { width } = MOST
    const picture = Image.thumbnailBuffer(bytes, width, { height: MOST.height, size: 'down' })
    const saved = picture.writeToBuffer(suffix, options)
    picture.delete()
    return saved
  } catch {
    const message = 'expected a picture, found one that is damaged: save it again'
    throw new PictureFault('picture-refused', message)
  }
}
