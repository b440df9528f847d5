import { PictureFault } from './picture-fault.js'

/** The bytes of a `data:` URL; throws a PictureFault where it is malformed. */
export function readDataPicture(url: string): Uint8Array {
  const comma = url.indexOf(',')
  if (comma < 0) throw malformed()
  const payload = decoded(url.slice(comma + 1))
  return /;\s*base64\s*$/i.test(url.slice(0, comma))
    ? Buffer.from(payload, 'base64')
    : new TextEncoder().encode(payload)
}

function decoded(payload: string): string {
  try {
    return decodeURIComponent(payload)
  } catch {
    throw malformed()
  }
}

function malformed(): PictureFault {
  const message = 'expected `data:TYPE;base64,…`, found a malformed data URL: use a file instead'
  return new PictureFault('picture-refused', message)
}
