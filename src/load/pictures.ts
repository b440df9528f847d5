import { createHash } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import type { Diagnostic, Range } from '../diagnostic.js'
import { readDataPicture } from './data-picture.js'
import { type PictureFolders, readLocalPicture } from './local-picture.js'
import type { Picture, Pictures } from './picture.js'
import { PictureFault } from './picture-fault.js'
import { pictureKind } from './picture-kind.js'
import { PLACEHOLDER_SIZE, placeholderBytes } from './picture-placeholder.js'
import { projectRoot } from './project-root.js'
import { type AddressRule, isPublicAddress } from './public-address.js'
import type { RemotePictures } from './remote-picture.js'

const MOST_BYTES = 20 * 2 ** 20
const AT_ONCE = 4
const DEADLINE_MS = 8000

export interface PictureRequest {
  readonly url: string
  readonly range: Range
}

export interface PictureOptions {
  /** Never reach for the network. */
  readonly offline?: boolean
  /** Milliseconds for all remote pictures together; 8000 unless told. */
  readonly deadlineMs?: number
  /** Which addresses may be reached; public ones unless told. */
  readonly allowed?: AddressRule
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
  const urls = [...new Set(requests.map(({ url }) => url))]
  if (urls.length === 0) return { pictures: new Map(), diagnostics: [] }
  const source = await openSource(urls, noteDir, options)
  const found = await eachOf(urls, (url) => load(url, source)).finally(source.remote?.close)
  const faults = new Map(found.flatMap(({ url, fault }) => (fault ? [[url, fault]] : [])))
  return {
    pictures: new Map(found.map(({ url, picture }) => [url, picture])),
    diagnostics: requests.flatMap(({ url, range }) => warning(faults.get(url), range)),
  }
}

interface Source {
  readonly folders: PictureFolders
  /** Absent offline, and where no picture is remote. */
  readonly remote: RemotePictures | undefined
  readonly signal: AbortSignal
}

async function openSource(
  urls: readonly string[],
  noteDir: string,
  { offline, allowed = isPublicAddress, deadlineMs = DEADLINE_MS }: PictureOptions,
): Promise<Source> {
  const dir = await realpath(noteDir)
  const reach = !offline && urls.some((url) => remoteUrl(url))
  return {
    folders: { noteDir: dir, root: await projectRoot(dir) },
    // Loading an HTTP client takes longer than composing most notes.
    remote: reach ? (await import('./remote-picture.js')).remotePictures(allowed) : undefined,
    signal: AbortSignal.timeout(deadlineMs),
  }
}

interface Found {
  readonly url: string
  readonly picture: Picture
  readonly fault?: PictureFault
}

async function load(url: string, source: Source): Promise<Found> {
  try {
    const bytes = await read(url, source)
    const { type, extension, width, height } = pictureKind(bytes)
    const name = `${hash(bytes)}-${stem(url)}.${extension}`
    return { url, picture: { url, bytes, type, width, height, name, placeholder: false } }
  } catch (fault) {
    if (!(fault instanceof PictureFault)) throw fault
    return { url, picture: placeholder(url), fault }
  }
}

function read(url: string, source: Source): Uint8Array | Promise<Uint8Array> {
  if (/^data:/i.test(url)) return readDataPicture(url)
  const remote = remoteUrl(url)
  if (!remote) return readLocalPicture(url, source.folders, MOST_BYTES)
  if (source.remote) return source.remote.get(remote, source.signal, MOST_BYTES)
  const message = 'expected a picture, did not look for it offline: build without `--offline`'
  throw new PictureFault('picture-unreachable', message)
}

/** The address of a remote picture, `//host/…` being HTTPS; undefined for any other. */
function remoteUrl(url: string): string | undefined {
  const absolute = url.startsWith('//') ? `https:${url}` : url
  return /^https?:/i.test(absolute) ? absolute : undefined
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
