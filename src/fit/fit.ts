import { asDivided, asWhole } from '../compose/line-numbers.js'
import type { Deck, Piece, Slide } from '../compose/slide.js'
import { flatMapped, memoized } from '../memoized.js'
import { atomsOf } from './atoms.js'
import { coverHeight } from './cover-height.js'
import { type Draw, withDiagrams } from './diagram-room.js'
import { divide, fits, heightOfAtoms, type Limits, MOST } from './divide.js'
import { mathWidth } from './formula-height.js'
import { frameOf, room, TITLE_SHARE, titleHeight } from './height.js'
import { partsOf, titled } from './part.js'
import { phrasedTitle } from './phrased.js'
import { plainly, restored } from './plain.js'
import { twoColumnHeight } from './point-height.js'
import { inPortions } from './portions.js'
import { reshape } from './reshape.js'
import { shortHead } from './running-head.js'
import { isTooWide, rowsShown, tableType } from './table.js'
import { type Scale, scaleOn } from './theme.js'

/** Divides every slide that is too full for its frame; words never change. */
export function fit(deck: Deck, scale: Scale, shares: Shares = WHOLE, draw?: Draw): Deck {
  return { ...deck, slides: fittedAll([deck.slides], scale, shares, draw) }
}

const WHOLE: Shares = new Map()

const fittedAll = flatMapped(([slide]: [Slide], scale: Scale, shares: Shares, draw?: Draw) => {
  const legible = draw ? withDiagrams(slide, scale, draw) : slide
  return fitted(legible, scale, shares.get(slide.id) ?? 1)
})

const fitted = memoized((slide: Slide, scale: Scale, most: number): readonly Slide[] => {
  // A cover is whole where it can be, however many words it has.
  if (scale.plain && COVERS.has(slide.layout) && fullness(slide, scale) <= most)
    return [shortHead(slide, scale)]
  const parts = scale.plain
    ? fitSlide(plainly(slide), scale, most).map((part) => restored(part, slide))
    : fitSlide(slide, scale, most)
  return parts.map((one) => shortHead(phrasedTitle(one, scale, COVERS.has(one.layout)), scale))
})

/** How much of the frame may be filled by a slide and what goes on under it, by the slide's id. */
export type Shares = ReadonlyMap<string, number>

/** The id of the slide that a part of it comes from. */
export function wholeOf(id: string): string {
  return id.replace(/\.\d+$/, '')
}

const COVERS = new Set<Slide['layout']>(['title', 'section'])

function fitSlide(slide: Slide, scale: Scale, most: number): readonly Slide[] {
  if (COVERS.has(slide.layout)) return fitCover(slide, scale, most)
  if (slide.body.length === 0 || isTwoColumns(slide, scale)) return [slide]
  if (titleHeight(slide, scale) > TITLE_SHARE * scale.height && slide.title)
    return titleApart(slide).flatMap((one) => fitSlide(one, scale, most))
  const usual = planned(slide, scale, most)
  // What a browser found too full is not helped by sizes that were foreseen.
  if (most < 1) return usual
  const compact = planned(withClass(slide, 'compact'), scale, most)
  const isLong = isListing(slide) && usual.length > MOST_OF_LISTING
  const isFewer = isLong && compact.length < usual.length
  return isFewer || isSpared(usual, compact, scale) ? compact : usual
}

/** The largest of a theme's steps in which a cover holds its words; else its title stands apart. */
function fitCover(slide: Slide, scale: Scale, most: number): readonly Slide[] {
  const long = withClass(slide, 'long')
  const steps = [slide, ...(scale.compact ? [withClass(slide, 'compact')] : []), long]
  const holds = (one: Slide) => fullness(one, scale) <= most
  const found = steps.find(holds)
  if (found) return [found]
  return slide.title ? titleApart(slide).flatMap((one) => fitSlide(one, scale, most)) : [long]
}

function withClass(slide: Slide, name: string): Slide {
  return { ...slide, modifiers: [...slide.modifiers, name] }
}

/** An agenda of two columns is whole where it fits; else it goes on, in one column each. */
function isTwoColumns({ layout, body, ...rest }: Slide, scale: Scale): boolean {
  const [first] = body
  return layout === 'agenda' && first?.kind === 'points' && first.items.length > MOST
    ? twoColumnHeight(first, scale) <= room({ layout, body, ...rest }, scale)
    : false
}

/** A title that leaves no room for what it names, said first, on a slide of its own. */
function titleApart(slide: Slide): readonly Slide[] {
  const { title, titleLabel: _, ...rest } = slide
  if (!title) return [slide]
  const body: readonly Piece[] = [{ kind: 'line', prose: title, quiet: false, by: 'title' }]
  const own = { body, notes: [], seconds: 0, directives: [], modifiers: ['long'] }
  const first: Slide = { ...rest, ...own, layout: 'statement' }
  return rest.body.length === 0 ? [first] : [first, { ...rest, id: `${slide.id}.0` }]
}

/**
 * How long a slide may be up, in seconds, where it is a list that can be divided: twice what a slide
 * should be, since heads that stand together are remembered together.
 */
const LONGEST = 240

/** The slide, or what it is divided into, in the step of the theme that its classes ask for. */
function planned(whole: Slide, theme: Scale, most: number): readonly Slide[] {
  const scale = scaleOn(whole.modifiers, theme)
  const shaped = reshape(whole, scale)
  const own = scaleOn(shaped.modifiers, theme)
  const limits = (share: number): Limits => ({
    space: share * most * room(shaped, own),
    spaceOn: share * most * frameOf(shaped, own),
    seconds: LONGEST,
  })
  if (fits(atomsOf(shaped, own), limits(1), own)) return [shaped]
  const slide = { ...shaped, body: inPortions(shaped, own).map(asDivided) }
  const atoms = atomsOf(slide, own)
  const holds = (one: Slide) => fullness(one, theme) <= most
  let slides: readonly Slide[] = [slide]
  // A table's columns change with its rows: a part may turn out taller than in the whole.
  for (const share of [1, 0.85, 0.7, 0.5, 0.3]) {
    const groups = divide(atoms, limits(share), own)
    if (groups.length < 2) return [{ ...slide, body: slide.body.map(asWhole) }]
    slides = partsOf(slide, groups, own)
    if (slides.every(holds)) return titled(slide, slides, holds)
  }
  return slides
}

/** How full a last slide would be, were the others full, for its sake to set all of them smaller. */
const NEARLY_EMPTY = 0.25
/** Of how many slides at most one is spared so: of more each would be smaller for a little. */
const SPARED_OF = 3

/** Of more slides than this a listing is followed better in smaller type. */
const MOST_OF_LISTING = 5

function isListing({ body }: Slide): boolean {
  return (
    body.at(-1)?.kind === 'code' && body.every(({ kind }) => kind === 'code' || kind === 'line')
  )
}

/** Whether the compact step saves a slide that would be nearly empty. */
function isSpared(usual: readonly Slide[], compact: readonly Slide[], scale: Scale): boolean {
  if (!scale.compact || usual.length < 2 || usual.length > SPARED_OF) return false
  if (compact.length >= usual.length) return false
  const bare = usual.map((slide, i) => (i === 0 ? slide : untitled(slide)))
  const all = bare.reduce((sum, slide) => sum + fullness(slide, scale), 0)
  return all - (usual.length - 1) < NEARLY_EMPTY && compact.every((one) => !overflows(one, scale))
}

function untitled({ title: _, titleLabel: __, ...slide }: Slide): Slide {
  return slide
}

/** Predicted height of all that stands on a slide, title included, in CSS pixels. */
export function contentHeight(drawn: Slide, theme: Scale): number {
  const slide = theme.plain ? plainly(drawn) : drawn
  const scale = scaleOn(slide.modifiers, theme)
  if (COVERS.has(slide.layout)) return coverHeight(slide, scale)
  const body = bodyHeight(slide, scale)
  return titleHeight(slide, scale) - (body === 0 ? scale.gapTitle : 0) + body
}

function bodyHeight(slide: Slide, scale: Scale): number {
  const [first] = slide.body
  return isTwoColumns(slide, scale) && first?.kind === 'points'
    ? twoColumnHeight(first, scale)
    : heightOfAtoms(atomsOf(slide, scale), scale)
}

/** How much of its frame a slide fills: 1 is all of it. */
export const fullness = memoized(
  (slide: Slide, theme: Scale): number =>
    contentHeight(slide, theme) / frameOf(slide, scaleOn(slide.modifiers, theme)),
)

/** Whether a slide is foreseen to run over its frame, below it or beside it. */
export function overflows(slide: Slide, theme: Scale): boolean {
  const scale = scaleOn(slide.modifiers, theme)
  return contentHeight(slide, theme) > frameOf(slide, scale) + 1 || isWide(slide, scale)
}

/** Whether a table or a formula is wider than the frame. */
function isWide(drawn: Slide, scale: Scale): boolean {
  const slide = scale.plain ? plainly(drawn) : drawn
  return slide.body.some((piece) => {
    if (piece.kind === 'math') return mathWidth(piece.block.value, slide, scale) > scale.width + 1
    const type = tableType(slide, scale)
    const breaks = type.tight || type.equal
    return piece.kind === 'table' && !breaks && isTooWide(rowsShown(piece), type, scale)
  })
}
