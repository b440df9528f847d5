import path from 'node:path'
import type { Diagnostic } from '../diagnostic.js'
import { cacheDir } from '../load/cache-dir.js'
import type { Picture, Pictures } from '../load/picture.js'
import { type LoadedPictures, loadPictures, type PictureRequest } from '../load/pictures.js'

/** Pictures that were read once, until their files change. */
export interface PictureShelf {
  readonly load: (requests: readonly PictureRequest[]) => Promise<LoadedPictures>
  /** Forgets what lies on this disk. */
  readonly refresh: () => void
}

const retryMs = 30_000

interface Kept {
  readonly picture: Picture
  readonly fault: Diagnostic | undefined
  readonly at: number
}

const isRemote = (url: string): boolean => /^(?:https?:)?\/\//i.test(url)

/** What is missing on the disk is looked for at every build; out there, every half a minute. */
const isFresh = ({ picture, at }: Kept, url: string): boolean =>
  !picture.placeholder || (isRemote(url) && Date.now() - at < retryMs)

/** A shelf for the pictures of a note in a folder. */
export function pictureShelf(noteDir: string, offline: boolean, note?: string): PictureShelf {
  const shelf = new Map<string, Kept>()
  let pictures: Pictures = new Map()
  return {
    async load(requests) {
      const missing = requests.filter(({ url }) => {
        const kept = shelf.get(url)
        return !kept || !isFresh(kept, url)
      })
      const found = await loadPictures(missing, noteDir, {
        offline,
        cacheDir: path.join(cacheDir(), 'pictures'),
        ...(note && { note }),
      })
      for (const { url, range } of missing) {
        const picture = found.pictures.get(url)
        const fault = found.diagnostics.find((one) => one.range.start === range.start)
        if (picture) shelf.set(url, { picture, fault, at: Date.now() })
      }
      const known = requests.flatMap(({ url, range }) => {
        const kept = shelf.get(url)
        return kept ? [{ url, range, ...kept }] : []
      })
      // Pictures that are as they were are the same object: what is kept goes by that.
      if (
        known.length !== pictures.size ||
        known.some((one) => pictures.get(one.url) !== one.picture)
      )
        pictures = new Map(known.map(({ url, picture }) => [url, picture]))
      return {
        pictures,
        diagnostics: known.flatMap(({ fault, range }) => (fault ? [{ ...fault, range }] : [])),
      }
    },
    refresh() {
      for (const url of shelf.keys()) if (!isRemote(url)) shelf.delete(url)
    },
  }
}
