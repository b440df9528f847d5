import type { Prose } from '../parse/prose.js'
import type { Lang } from '../parse/script.js'
import type { Beat, Candidate } from './beat.js'
import { type Draft, line, listed, namesOf, titled } from './draft.js'
import { point } from './framed.js'
import { versus } from './language.js'
import type { Piece, Point } from './slide.js'
import { isTitleLike } from './title-like.js'
import { breadth, weight } from './weight.js'

/** A statement wider than three lines, in em, is set a step smaller. */
const LONG = 54
/** What one line of a statement holds, in em. */
const LINE = 16.5

/** Prose alone: one strong sentence set large, or its points under a title. */
export function withProse(
  points: readonly Candidate[],
  beats: readonly Beat[],
  heading: Prose | undefined,
  lang: Lang,
): Draft {
  const names = namesOf(beats)
  const named = heading ?? names[0]
  const shown = heading ? names : names.slice(1)
  const callouts = beats.flatMap((beat) => beat.callouts)
  const lines = [...callouts, ...shown.map((name) => line(name, 'bold-line'))]
  const [only] = points
  if (points.length === 1 && only && lines.length === 0)
    return {
      layout: 'statement',
      modifiers: statementModifiers(only.prose),
      ...titled(named),
      body: [line(only.prose, only.by)],
    }
  const promoted = named ? undefined : promote(points, lang)
  const rest = points.filter((one) => one !== promoted)
  const title = named ?? promoted?.prose
  const pair = !title && rest.length === 2
  const contrast = rest.length === 2 && lines.length === 0 && versus(title?.text ?? '')
  return {
    layout: contrast ? 'comparison' : pair ? 'statement' : 'bullets',
    modifiers: pair ? ['pair'] : [],
    ...titled(title),
    body: rest.length > 0 ? [...callouts, underNames(rest, beats, shown)] : lines,
  }
}

/** Points in the order of the note, those that a name heads under it. */
function underNames(
  points: readonly Candidate[],
  beats: readonly Beat[],
  names: readonly Prose[],
): Piece {
  if (names.length === 0) return listed(points)
  const items: Point[] = []
  let named: Point | undefined
  for (const { title, candidates } of beats) {
    if (title && names.includes(title)) {
      named = point(title, 'bold-line')
      items.push(named)
    }
    const own = points.filter((one) => candidates.includes(one))
    const under = own.map(({ prose, by }) => point(prose, by))
    if (!named) items.push(...under)
    else items[items.length - 1] = named = { ...named, children: [...named.children, ...under] }
  }
  return { kind: 'points', ordered: false, start: 1, items, by: 'points' }
}

/** A long statement is set smaller; one of short phrases ends its lines with them. */
function statementModifiers({ text, atoms }: Prose): readonly string[] {
  if (breadth(text) > LONG) return ['long']
  const phrases = text.split(/[\s，；：、。！？!?—…]+/u)
  const ends = /\p{sc=Han}/u.test(text) && breadth(text) > LINE
  // Code and links have spaces of their own, at which a phrase must not end.
  return ends &&
    atoms.length === 0 &&
    phrases.length > 1 &&
    phrases.every((one) => breadth(one) <= LINE)
    ? ['phrased']
    : []
}

/** The strongest short point of a slide without a heading stands as its title. */
function promote(points: readonly Candidate[], lang: Lang): Candidate | undefined {
  if (points.length < 3) return undefined
  const best = [...points].sort((a, b) => b.score - a.score)[0]
  return best &&
    weight(best.prose.text) <= 30 &&
    !/[。；;]/.test(best.prose.text) &&
    isTitleLike(best.prose, lang)
    ? best
    : undefined
}
