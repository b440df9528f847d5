import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import os from 'node:os'

/** Who may speak to the preview, and with what key. */
export interface Guard {
  /** In every address where others than this machine may come; empty where none may. */
  readonly token: string
  /** Why a request is refused; absent where it is not. */
  readonly refuse: (
    request: IncomingMessage,
    isSocket?: boolean,
  ) => 'host' | 'origin' | 'token' | undefined
}

/** Browsers tell cookies apart by host and not by port. */
const cookieName = (port: number | undefined): string => `notedeck-${port}`

/** Whether a server that listens on `host` is reached from this machine alone. */
export const isLoopback = (host: string): boolean =>
  ['127.0.0.1', 'localhost', '::1'].includes(host)

/** The names under which a server that listens on `host` is this one. */
function namesOf(host: string): ReadonlySet<string> {
  const own = ['127.0.0.1', 'localhost', '[::1]']
  if (isLoopback(host)) return new Set(own)
  const every = host === '0.0.0.0' || host === '::'
  const addresses = Object.values(os.networkInterfaces()).flatMap((all) =>
    (all ?? []).map(({ address }) => (isIP(address) === 6 ? `[${address}]` : address)),
  )
  return new Set([
    ...own,
    ...(every ? [...addresses, os.hostname().toLowerCase()] : [host.toLowerCase()]),
  ])
}

function same(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** The path that a request asks for, as it is spelled. */
export const placeOf = ({ url = '' }: IncomingMessage): string => url.replace(/\?.*/s, '')

/** The token that a request brings, in its address or in the cookie that the first answer set. */
export function tokenOf(request: IncomingMessage): string {
  const query = (request.url ?? '').replace(/^[^?]*/, '')
  const cookies = (request.headers.cookie ?? '').split(/;\s*/)
  const name = `${cookieName(request.socket.localPort)}=`
  const cookie = cookies.find((one) => one.startsWith(name))
  return new URLSearchParams(query).get('token') ?? cookie?.slice(name.length) ?? ''
}

/** The cookie that keeps a token, which no other site's request carries. */
export const tokenCookie = (token: string, port: number | undefined): string =>
  `${cookieName(port)}=${token}; Path=/; HttpOnly; SameSite=Strict`

/**
 * The guard of a server: it answers to its own names alone, so that no site can reach it by a name
 * that it points here, and to its own pages alone.
 */
export function guardOf(host: string): Guard {
  const names = namesOf(host)
  const token = isLoopback(host) ? '' : randomBytes(18).toString('base64url')
  return {
    token,
    refuse(request, isSocket = false) {
      const asked = (request.headers.host ?? '').toLowerCase()
      const port = request.socket.localPort
      const hosts = [...names].map((name) => `${name}:${port}`)
      if (!hosts.includes(asked) && !(port === 80 && names.has(asked))) return 'host'
      const { origin } = request.headers
      if (origin === undefined ? isSocket : origin !== `http://${asked}`) return 'origin'
      const site = request.headers['sec-fetch-site'] ?? 'none'
      const follows = request.headers['sec-fetch-mode'] === 'navigate' && request.method === 'GET'
      if (site.endsWith('-site') && !follows) return 'origin'
      return token === '' || same(tokenOf(request), token) ? undefined : 'token'
    },
  }
}
