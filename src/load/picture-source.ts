import { realpath } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { readDataPicture } from './data-picture.js'
import { readLocalPicture } from './local-picture.js'
import { type PictureCache, pictureCache } from './picture-cache.js'
import { PictureFault } from './picture-fault.js'
import type { PictureOptions, PictureRequest } from './pictures.js'
import { projectRoot } from './project-root.js'
import { isPublicAddress } from './public-address.js'
import type { RemotePictures } from './remote-picture.js'

/** What is read of a file before it is scaled down, and of an address, in bytes. */
const MOST_LOCAL = 64 * 2 ** 20
const MOST_REMOTE = 20 * 2 ** 20
const DEADLINE_MS = 8000
/** How long what was fetched is taken for what is still there. */
const FRESH_MS = 60 * 60 * 1000

/** Where a note's pictures come from. */
export interface PictureSource {
  /** A picture's bytes; throws a PictureFault. */
  readonly read: (request: PictureRequest) => Promise<Uint8Array>
  readonly cache: PictureCache | undefined
  readonly close: () => Promise<void>
}

/** Opens what is needed to read these pictures. */
export async function pictureSource(
  requests: readonly PictureRequest[],
  noteDir: string,
  { offline, allowed = isPublicAddress, deadlineMs = DEADLINE_MS, cacheDir, note }: PictureOptions,
): Promise<PictureSource> {
  const dir = await realpath(noteDir)
  const name = note === undefined ? undefined : basename(note, extname(note))
  const folders = { noteDir: dir, root: await projectRoot(dir), ...(name && { name }) }
  const cache = cacheDir === undefined ? undefined : pictureCache(cacheDir)
  const reach = !offline && requests.some(({ url }) => remoteUrl(url))
  // Loading an HTTP client takes longer than composing most notes.
  const remote = reach ? (await import('./remote-picture.js')).remotePictures(allowed) : undefined
  const signal = AbortSignal.timeout(deadlineMs)
  return {
    cache,
    close: async () => remote?.close(),
    async read({ url, embed }) {
      if (/^data:/i.test(url)) return readDataPicture(url)
      const address = remoteUrl(url)
      return address
        ? readRemote(address, { remote, cache, signal })
        : readLocalPicture(url, { ...folders, byName: embed ?? false }, MOST_LOCAL)
    },
  }
}

/** The address of a remote picture, `//host/…` being HTTPS; undefined for any other. */
function remoteUrl(url: string): string | undefined {
  const absolute = url.startsWith('//') ? `https:${url}` : url
  return /^https?:/i.test(absolute) ? absolute : undefined
}

interface Reach {
  /** Absent offline. */
  readonly remote: RemotePictures | undefined
  readonly cache: PictureCache | undefined
  readonly signal: AbortSignal
}

/** What was fetched of late is taken as it is, and what was fetched before where nothing answers. */
async function readRemote(url: string, { remote, cache, signal }: Reach): Promise<Uint8Array> {
  const kept = await cache?.get(url)
  if (kept && (!remote || kept.age < FRESH_MS)) return kept.bytes
  try {
    if (!remote) throw offlineFault()
    const bytes = await remote.get(url, signal, MOST_REMOTE)
    await cache?.put(url, bytes)
    return bytes
  } catch (error) {
    if (kept && error instanceof PictureFault && error.code === 'picture-unreachable')
      return kept.bytes
    throw error
  }
}

function offlineFault(): PictureFault {
  const message = 'expected a picture, did not look for it offline: build without `--offline`'
  return new PictureFault('picture-unreachable', message)
}
