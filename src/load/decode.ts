import { isUtf8, transcode } from 'node:buffer'
import { basename, extname } from 'node:path'
import type { Diagnostic } from '../diagnostic.js'
import { decodeAs, guessEncoding } from './guess-encoding.js'

export interface Decoded {
  /** The text without BOM; where it is refused, what could be made out, to point into. */
  readonly text: string
  readonly refusal?: Diagnostic
}

/** Decodes a note's bytes: UTF-8, or UTF-16 with a byte order mark; other bytes are refused. */
export function decode(bytes: Uint8Array, path: string): Decoded {
  const marked = markedUtf16(bytes)
  if (marked) return decodeMarked(bytes, marked)
  if (bytes.includes(0)) return refuseBinary(bytes, path)
  return isUtf8(bytes) ? { text: fromUtf8(bytes) } : refuseLegacy(bytes, path)
}

/** By way of UTF-16, which takes a sixth of the time: the preview reads a whole note at each save. */
function fromUtf8(bytes: Uint8Array): string {
  return transcode(bytes, 'utf8', 'utf16le')
    .toString('utf16le')
    .replace(/^\uFEFF/, '')
}

function markedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

function decodeMarked(bytes: Uint8Array, label: string): Decoded {
  const text = decodeAs(label, bytes)?.replace(/^\uFEFF/, '')
  if (text !== undefined && !text.includes('\0')) return { text }
  const found = `a ${label.toUpperCase()} byte order mark before bytes that are not`
  return refuse('', 0, `expected text, found ${found}: save the note as UTF-8`)
}

function refuseBinary(bytes: Uint8Array, path: string): Decoded {
  const at = bytes.indexOf(0)
  const wide = at % 2 ? 'UTF-16LE' : 'UTF-16BE'
  const text = looksLikeUtf16(bytes, at % 2) ? decodeAs(wide.toLowerCase(), bytes) : undefined
  const found = `a NUL byte at offset ${at}`
  return text === undefined
    ? refuse('', 0, `expected a Markdown text, found ${found}: this is a binary file`)
    : refuse(text, 0, `expected UTF-8, found ${found}; ${remedy(wide, path)}`)
}

/** In UTF-16 without a mark, the high bytes of ASCII are the NULs, and stand on one side. */
function looksLikeUtf16(bytes: Uint8Array, side: number): boolean {
  const sample = bytes.subarray(0, 4096)
  const nuls = sample.reduce(
    (count, byte, at) => count + (byte === 0 && at % 2 === side ? 1 : 0),
    0,
  )
  const strays = sample.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0) - nuls
  return strays === 0 && nuls * 20 >= sample.length
}

function refuseLegacy(bytes: Uint8Array, path: string): Decoded {
  const offset = firstFault(bytes)
  const head = bytes.subarray(0, offset)
  const line = head.reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 1)
  const guess = guessEncoding(bytes)
  const found = `bytes that are no UTF-8 at offset ${offset} (line ${line})`
  const advice = guess ? remedy(guess.name, path) : 'save the note as UTF-8'
  const start = new TextDecoder().decode(head).replace(/^\uFEFF/, '').length
  return refuse(guess?.text ?? '', start, `expected UTF-8, found ${found}; ${advice}`)
}

/** Offset of the first byte sequence that is no UTF-8, found by halving. */
function firstFault(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length + 1]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (readableHead(bytes, middle) === undefined) bad = middle
    else good = middle
  }
  return Buffer.byteLength(readableHead(bytes, good) ?? '')
}

/** The whole characters in the first bytes; a character cut off at their end is no fault. */
function readableHead(bytes: Uint8Array, length: number): string | undefined {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    return decoder.decode(bytes.subarray(0, length), { stream: length <= bytes.length })
  } catch {
    return undefined
  }
}

function remedy(encoding: string, path: string): string {
  const extension = extname(path)
  const copy = `${basename(path, extension)}.utf8${extension}`
  const command = `iconv -f ${encoding} -t UTF-8 ${quoted(basename(path))} > ${quoted(copy)}`
  return `reads as ${encoding}: convert it with \`${command}\``
}

function quoted(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`
}

function refuse(text: string, start: number, message: string): Decoded {
  const range = { start, end: Math.max(start, Math.min(start + 1, text.length)) }
  return { text, refusal: { code: 'note-encoding', severity: 'error', message, range } }
}
