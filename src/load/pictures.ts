import { createHash } from 'node:crypto'
import type { Diagnostic, Range } from '../diagnostic.js'
import type { Picture, Pictures } from './picture.js'
import { PictureFault } from './picture-fault.js'
import { PLACEHOLDER_SIZE, placeholderBytes } from './picture-placeholder.js'
import { type PictureSource, pictureSource } from './picture-source.js'
import type { AddressRule } from './public-address.js'
import { readyPicture, tooMuch } from './ready-picture.js'

const AT_ONCE = 4
/** What all pictures of a deck may take, in bytes: a browser has to hold them. */
const MOST_IN_ALL = 200 * 2 ** 20

export interface PictureRequest {
  readonly url: string
  readonly range: Range
  /** Whether it is embedded by its name, which may stand anywhere in the project. */
  readonly embed?: boolean
}

export interface PictureOptions {
  /** Never reach for the network. */
  readonly offline?: boolean
  /** Milliseconds for all remote pictures together; 8000 unless told. */
  readonly deadlineMs?: number
  /** Which addresses may be reached; public ones unless told. */
  readonly allowed?: AddressRule
  /** The note's file name: some generators keep a post's pictures in a folder of that name. */
  readonly note?: string
  /** Where what was fetched or scaled down is kept; nowhere unless told. */
  readonly cacheDir?: string
}

export interface LoadedPictures {
  readonly pictures: Pictures
  readonly diagnostics: readonly Diagnostic[]
}

/** Loads what a note shows; what cannot be had is a placeholder and a warning for each request. */
export async function loadPictures(
  requests: readonly PictureRequest[],
  noteDir: string,
  options: PictureOptions = {},
): Promise<LoadedPictures> {
  if (requests.length === 0) return { pictures: new Map(), diagnostics: [] }
  const source = await pictureSource(requests, noteDir, options)
  const loaded = await eachOf(distinct(requests), (one) => load(one, source)).finally(source.close)
  const found = bounded(loaded)
  const faults = new Map(found.flatMap(({ url, fault }) => (fault ? [[url, fault]] : [])))
  return {
    pictures: new Map(found.map(({ url, picture }) => [url, picture])),
    diagnostics: requests.flatMap(({ url, range }) => warning(faults.get(url), range)),
  }
}

/** A request for each URL; one that is embedded anywhere is. */
function distinct(requests: readonly PictureRequest[]): readonly PictureRequest[] {
  const byUrl = new Map<string, PictureRequest>()
  for (const one of requests) if (!byUrl.has(one.url) || one.embed) byUrl.set(one.url, one)
  return [...byUrl.values()]
}

/** Pictures from the first that would be too many in all are left out. */
function bounded(all: readonly Found[]): readonly Found[] {
  let sum = 0
  return all.map((one) => {
    sum += one.picture.bytes.length
    return sum <= MOST_IN_ALL
      ? one
      : { url: one.url, picture: placeholder(one.url), fault: tooMuch(MOST_IN_ALL) }
  })
}

interface Found {
  readonly url: string
  readonly picture: Picture
  readonly fault?: PictureFault
}

async function load(request: PictureRequest, source: PictureSource): Promise<Found> {
  const { url } = request
  try {
    const { bytes, ...kind } = await readyPicture(await source.read(request), source.cache)
    const { type, extension, width, height } = kind
    const name = `${hash(bytes)}-${stem(url)}.${extension}`
    return { url, picture: { url, bytes, type, width, height, name, placeholder: false } }
  } catch (fault) {
    if (!(fault instanceof PictureFault)) throw fault
    return { url, picture: placeholder(url), fault }
  }
}

function placeholder(url: string): Picture {
  const bytes = placeholderBytes()
  const name = `${hash(bytes)}-placeholder.svg`
  return { url, bytes, type: 'image/svg+xml', ...PLACEHOLDER_SIZE, name, placeholder: true }
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 10)
}

/** A readable file name from the end of a URL, of letters, digits and hyphens. */
function stem(url: string): string {
  if (/^data:/i.test(url)) return 'picture'
  const last = url.replace(/[?#].*$/s, '').replace(/^.*[/\\]/s, '')
  const plain = last.replace(/%[\da-f]{2}/gi, '').replace(/\.\w+$/, '')
  return (
    plain
      .replace(/[^\w-]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'picture'
  )
}

function warning(fault: PictureFault | undefined, range: Range): Diagnostic[] {
  return fault ? [{ code: fault.code, severity: 'warning', message: fault.message, range }] : []
}

/** Maps items in order, so many at once. */
async function eachOf<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  const queue = items.entries()
  const worker = async () => {
    for (const [at, item] of queue) results[at] = await work(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return results
}
