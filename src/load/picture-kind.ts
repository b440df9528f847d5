import { imageSize } from 'image-size'
import { PictureFault } from './picture-fault.js'

export interface PictureKind {
  readonly type: string
  readonly extension: string
  readonly width: number
  readonly height: number
}

/** What every browser draws, by the name that image-size gives it. */
const TYPES: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  bmp: 'image/bmp',
  gif: 'image/gif',
  ico: 'image/x-icon',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
}
/** More would take a browser gigabytes to draw. */
const MOST_PIXELS = 100e6
/** The size that CSS gives a replaced element that has none. */
const UNSIZED = { width: 300, height: 150 }

/** Media type and size in CSS pixels, read from a picture's own bytes; throws a PictureFault. */
export function pictureKind(bytes: Uint8Array): PictureKind {
  const svg = svgStart(bytes)
  const size = svg < 0 ? rasterSize(bytes) : svgSize(bytes.subarray(svg))
  const type = TYPES[size.type]
  if (!type) throw refused(`a ${size.type.toUpperCase()} picture, which browsers do not draw`)
  if (size.width * size.height > MOST_PIXELS) {
    throw refused(`${size.width} × ${size.height} pixels, more than 100 million`)
  }
  return { ...size, type, extension: size.type }
}

type Size = { readonly type: string; readonly width: number; readonly height: number }

function rasterSize(bytes: Uint8Array): Size {
  try {
    const { type = '', width, height, orientation = 1 } = imageSize(bytes)
    if (!(width > 0 && height > 0)) throw new TypeError('no size')
    // EXIF orientations from 5 stand on their side, and browsers set them upright.
    return orientation >= 5 ? { type, width: height, height: width } : { type, width, height }
  } catch {
    throw refused(looksLikeHtml(bytes) ? 'a web page' : 'bytes that are no picture')
  }
}

function svgSize(bytes: Uint8Array): Size {
  try {
    const { width, height } = imageSize(bytes)
    if (width > 0 && height > 0) return { type: 'svg', width, height }
  } catch {
    // An SVG need not say its size.
  }
  return { type: 'svg', ...UNSIZED }
}

/** Offset of the root element of an SVG, which declarations and comments may precede. */
function svgStart(bytes: Uint8Array): number {
  const head = Buffer.from(bytes.subarray(0, 65_536)).toString('latin1')
  const root = head.search(/<svg[\s>]/)
  const first = head.replace(/^\u00ef\u00bb\u00bf/, '').trimStart()
  return root >= 0 && /^<(?:svg|\?xml|!--|!DOCTYPE svg)/.test(first) ? root : -1
}

function looksLikeHtml(bytes: Uint8Array): boolean {
  return /^\s*<(?:!doctype|html)/i.test(Buffer.from(bytes.subarray(0, 200)).toString('latin1'))
}

function refused(found: string): PictureFault {
  const message = `expected a picture, found ${found}: use PNG, JPEG, GIF, WebP or SVG`
  return new PictureFault('picture-refused', message)
}
