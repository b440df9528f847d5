import { isIP } from 'node:net'
import { Agent, type Dispatcher } from 'undici'
import { PictureFault } from './picture-fault.js'
import { type AddressRule, guardedLookup, privateAddress } from './public-address.js'
import { tooLarge } from './ready-picture.js'

const MOST_REDIRECTS = 5
const HEADERS = { accept: 'image/*', 'accept-encoding': 'identity', 'user-agent': 'notedeck' }

export interface RemotePictures {
  /** A picture's bytes over HTTP or HTTPS; throws a PictureFault. */
  readonly get: (url: string, signal: AbortSignal, mostBytes: number) => Promise<Uint8Array>
  /** Drops every connection. */
  readonly close: () => Promise<void>
}

/** Fetches pictures from addresses that a rule allows, on each redirect anew. */
export function remotePictures(allowed: AddressRule): RemotePictures {
  const agent = new Agent({ connect: { lookup: guardedLookup(allowed) } })
  return {
    get: async (url, signal, mostBytes) => {
      try {
        const response = await follow(agent, new URL(url), signal, allowed)
        return await readBody(response, mostBytes)
      } catch (error) {
        throw error instanceof PictureFault ? error : unreachable(describe(error), url)
      }
    },
    close: () => agent.destroy(),
  }
}

async function follow(
  agent: Agent,
  first: URL,
  signal: AbortSignal,
  allowed: AddressRule,
): Promise<Dispatcher.ResponseData> {
  let url = first
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    checkUrl(url, allowed)
    const { origin, pathname, search } = url
    const path = pathname + search
    const response = await agent.request({ origin, path, method: 'GET', headers: HEADERS, signal })
    const { statusCode, headers, body } = response
    if (statusCode >= 200 && statusCode < 300) return response
    body.on('error', () => {}).destroy()
    const location = [headers.location].flat()[0]
    if (statusCode < 300 || statusCode >= 400 || !location)
      throw unreachable(`HTTP status ${statusCode}`, url.href)
    url = new URL(location, url)
  }
  throw unreachable(`more than ${MOST_REDIRECTS} redirects`, first.href)
}

/** Names are checked when they are resolved; an address in the URL is never looked up. */
function checkUrl(url: URL, allowed: AddressRule): void {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) && !allowed(host)) throw privateAddress(host)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw unreachable(`a ${url.protocol} URL`, url.href)
}

async function readBody(
  { headers, body }: Dispatcher.ResponseData,
  mostBytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  if (Number(headers['content-length']) > mostBytes) {
    body.on('error', () => {}).destroy()
    throw tooLarge(mostBytes)
  }
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    chunks.push(chunk)
    length += chunk.length
    if (length > mostBytes) throw tooLarge(mostBytes)
  }
  return Buffer.concat(chunks)
}

const CAUSES: Readonly<Record<string, string>> = {
  EAI_AGAIN: 'no network',
  ECONNREFUSED: 'a host that refuses connections',
  ECONNRESET: 'a connection that broke off',
  ENOTFOUND: 'no host of that name, or no network',
  ERR_INVALID_URL: 'a malformed URL',
  UND_ERR_CONNECT_TIMEOUT: 'no answer in time',
}

function describe(error: unknown): string {
  const { name, code, message } = error as NodeJS.ErrnoException
  if (name === 'TimeoutError') return 'no answer in time'
  return CAUSES[code ?? ''] ?? code ?? message
}

function unreachable(found: string, url: string): PictureFault {
  const host = URL.canParse(url) ? new URL(url).host : url
  const message = `expected a picture from \`${host}\`, found ${found}: save it beside the note`
  return new PictureFault('picture-unreachable', message)
}
