import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type Guard, placeOf, tokenCookie, tokenOf } from './guard.js'
import { pageFile, pageHtml } from './page-files.js'

/** Slides run nothing; what they draw lies in them. Marp's styles stand in attributes. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  'img-src data:',
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const headers = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

const mostBytes = 1024

const answer = (
  response: ServerResponse,
  status: number,
  body: string | Buffer,
  type = 'text/plain; charset=utf-8',
  more: Record<string, string> = {},
): void => {
  response.writeHead(status, {
    ...headers,
    'Cache-Control': 'no-store',
    'Content-Type': type,
    ...more,
  })
  response.end(body)
}

/** The line of `{"line": 12}`; absent where a body says none. */
async function lineOf(request: IncomingMessage): Promise<number | undefined> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) {
    body += chunk
    if (body.length > mostBytes) return undefined
  }
  try {
    const { line } = JSON.parse(body)
    return Number.isInteger(line) && line > 0 ? line : undefined
  } catch {
    return undefined
  }
}

interface Served {
  readonly guard: Guard
  readonly reveal: (line: number) => void
  /** The key of the note, which its pages carry. */
  readonly note: string
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { guard, reveal, note }: Served,
): Promise<void> {
  const refused = guard.refuse(request)
  if (refused) return answer(response, 403, `refused: wrong ${refused}\n`)
  const place = placeOf(request)
  if (request.method === 'POST' && place === '/reveal') {
    const line = await lineOf(request)
    if (line === undefined) return answer(response, 400, 'expected {"line": N}, N from 1\n')
    reveal(line)
    return answer(response, 204, '')
  }
  if (request.method !== 'GET') return answer(response, 405, 'expected GET\n')
  const html = pageHtml(place, note)
  if (html) {
    const token = tokenOf(request)
    const cookie: Record<string, string> =
      guard.token && token
        ? { 'Set-Cookie': tokenCookie(guard.token, request.socket.localPort) }
        : {}
    return answer(response, 200, html, 'text/html; charset=utf-8', cookie)
  }
  const file = pageFile(place)
  if (!file) return answer(response, 404, 'not found\n')
  const cache = file.lasting ? 'private, max-age=31536000, immutable' : 'no-store'
  answer(response, 200, file.body, file.type, { 'Cache-Control': cache })
}

/** The preview's server, not listening yet. */
export function pageServer(served: Served): Server {
  return createServer((request, response) => {
    serve(request, response, served).catch(() => {
      if (!response.headersSent) answer(response, 500, 'failed\n')
      else response.destroy()
    })
  })
}
