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
          lines: { start: piece.lines.start + start, end: piece.lines.start + end },
        })
      case 'table':
        if (own[0]?.whole) return piece
        return { ...piece, rows: { start: piece.rows.start + start, end: piece.rows.start + end } }
      default:
        return piece
    }
  })
}
