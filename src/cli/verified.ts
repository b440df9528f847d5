import type { Deck } from '../compose/slide.js'
import type { Conversion } from '../convert.js'
import type { Diagnostic } from '../diagnostic.js'
import { type Shares, wholeOf } from '../fit/fit.js'
import type { PageCheck, SlideFault } from '../render/check-page.js'

/** What a browser found to reach over the frame, the worst of each slide. */
export function overfull({ faults }: PageCheck): readonly SlideFault[] {
  const worst = new Map<number, SlideFault>()
  for (const fault of faults) {
    if (fault.kind === 'small' || fault.kind === 'foot') continue
    const known = worst.get(fault.slide)
    if (!known || known.by < fault.by) worst.set(fault.slide, fault)
  }
  return [...worst.values()]
}

/** Height of a frame in CSS pixels, near enough for how much less a slide is to hold. */
const FRAME = 600
const LEAST_SHARE = 0.3
/** What is divided anew is left a little air, since it breaks at other places. */
const AIR = 0.97

/**
 * How much of its frame each slide may fill as it is foreseen, from what a browser measured: what
 * was foreseen to fill `fullness` of it fills more.
 */
export function sharesOf(
  faults: readonly SlideFault[],
  { deck, report }: Pick<Conversion, 'deck' | 'report'>,
): Shares {
  const shares = new Map<string, number>()
  for (const { slide, by } of faults) {
    const id = wholeOf(deck.slides[slide]?.id ?? '')
    const foreseen = Math.min(1, report.slides[slide]?.fullness ?? 1)
    const share = Math.max(LEAST_SHARE, (AIR * foreseen) / (1 + by / FRAME))
    shares.set(id, Math.min(share, shares.get(id) ?? 1))
  }
  return shares
}

/** Says which slides were planned again, or which still reach over their frame. */
export function frameDiagnostics(
  faults: readonly SlideFault[],
  deck: Deck,
  again: boolean,
): readonly Diagnostic[] {
  return faults.map(({ slide, by, what, kind }) => {
    const range = deck.slides[slide]?.range ?? { start: 0, end: 0 }
    const how = kind === 'clipped' ? 'is clipped' : `reaches ${Math.ceil(by)} px over`
    const found = `expected slide ${slide + 1} to fit its frame, but \`${what.slice(0, 30)}\` ${how} in this theme`
    return again
      ? {
          code: 'slide-replanned',
          severity: 'info',
          message: `${found}: it was planned again by what the browser measured`,
          range,
        }
      : {
          code: 'slide-overflows',
          severity: 'warning',
          message: `${found}: shorten it, or put \`<!-- deck: break -->\` into it`,
          range,
        }
  })
}

/** Says which slides have words too small to be read, as those of a large diagram are. */
export function smallDiagnostics(check: PageCheck, deck: Deck): readonly Diagnostic[] {
  const small = check.faults.filter(({ kind }) => kind === 'small')
  const worst = new Map<number, SlideFault>()
  for (const fault of small)
    if (fault.by < (worst.get(fault.slide)?.by ?? Number.POSITIVE_INFINITY))
      worst.set(fault.slide, fault)
  return [...worst.values()].map(({ slide, by, what }) => {
    const range = diagramRange(deck, slide)
    const found = `found \`${what.slice(0, 30)}\` drawn at ${by} px`
    return {
      code: range ? 'diagram-small' : 'text-too-small',
      severity: 'warning',
      message: `expected text that can be read on slide ${slide + 1}, ${found}: divide what is drawn, turn it, or give it fewer words`,
      range: range ?? deck.slides[slide]?.range ?? { start: 0, end: 0 },
    }
  })
}

function diagramRange(deck: Deck, slide: number): Diagnostic['range'] | undefined {
  const pieces = deck.slides[slide]?.body ?? []
  return pieces.flatMap((piece) => (piece.kind === 'diagram' ? [piece.block.range] : []))[0]
}
