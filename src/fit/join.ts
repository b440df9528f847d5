import { asWhole } from '../compose/line-numbers.js'
import type { Piece } from '../compose/slide.js'
import type { Atom } from './atoms.js'

/** Puts a run of atoms together again as pieces. */
export function join(atoms: readonly Atom[], body: readonly Piece[]): readonly Piece[] {
  const used = [...new Set(atoms.map((atom) => atom.piece))]
  return used.map((at) => {
    const piece = body[at] as Piece
    const own = atoms.filter((atom) => atom.piece === at)
    const start = own[0]?.index ?? 0
    const end = (own.at(-1)?.index ?? 0) + 1
    switch (piece.kind) {
      case 'points':
        return own[0]?.whole
          ? piece
          : { ...piece, start: piece.start + start, items: piece.items.slice(start, end) }
      case 'code':
        return asWhole({
          ...piece,
          lines: trimBlank(piece, piece.lines.start + start, piece.lines.start + end),
        })
      case 'table':
        if (own[0]?.whole) return piece
        return { ...piece, rows: { start: piece.rows.start + start, end: piece.rows.start + end } }
      default:
        return piece
    }
  })
}

/** A part of code neither begins nor ends with a blank line. */
function trimBlank(piece: Piece & { readonly kind: 'code' }, start: number, end: number) {
  const lines = piece.block.value.split('\n')
  let from = start
  let to = end
  while (from < to - 1 && lines[from]?.trim() === '') from++
  while (to > from + 1 && lines[to - 1]?.trim() === '') to--
  return { start: from, end: to }
}
