import type { Code } from '../parse/block.js'
import { readSession } from '../parse/shell-session.js'
import type { Piece } from './slide.js'

type CodePiece = Piece & { readonly kind: 'code' }

/** What is output, terminal art or a change of code has no lines that anybody refers to. */
const UNNUMBERED = new Set(
  [
    '',
    'text',
    'txt',
    'plaintext',
    'plain',
    'ascii',
    'tree',
    'output',
    'log',
    'csv',
    'tsv',
    'diff',
  ].concat([
    'patch',
    'console',
    'shellsession',
    'shell-session',
    'sh-session',
    'session',
    'terminal',
  ]),
)

/** The number of a piece's first line, where its author asked for numbers or it is divided. */
export function firstLineNumber({ block, lines, numbered }: CodePiece): number | undefined {
  const { firstLine } = block
  if (firstLine !== undefined) return firstLine + lines.start
  return numbered ? 1 + lines.start : undefined
}

/** How many digits a piece's line numbers take; 0 where it has none. */
export function numberDigits(piece: CodePiece): number {
  const first = firstLineNumber(piece)
  if (first === undefined) return 0
  return String(first + piece.lines.end - piece.lines.start - 1).length
}

/** Whether line numbers help to follow code over slides. */
function isCountable({ lang, value }: Code): boolean {
  return !UNNUMBERED.has(lang) && readSession(value, lang) === undefined
}

/** Code as it stands where it goes on from slide to slide. */
export function asDivided<T extends Piece>(piece: T): T {
  return piece.kind === 'code' && isCountable(piece.block) ? { ...piece, numbered: true } : piece
}

/** Code as it stands where it is whole after all. */
export function asWhole<T extends Piece>(piece: T): T {
  if (piece.kind !== 'code' || !piece.numbered) return piece
  const all = piece.block.value.split('\n')
  const before = all.slice(0, piece.lines.start)
  const after = all.slice(piece.lines.end)
  const isAll = [...before, ...after].every((line) => line.trim() === '')
  return isAll ? { ...piece, numbered: false } : piece
}

/** Those of some lines of a block that its piece shows, from 1 at the piece's own first line. */
export function shownOf(numbers: readonly number[], { lines }: CodePiece): readonly number[] {
  return numbers
    .filter((line) => line > lines.start && line <= lines.end)
    .map((line) => line - lines.start)
}
