import type { StageSlide } from './deck.js'
import { el } from './dom.js'

/** Marp's stylesheet, shared by every slide in a window; its faces hold in the document alone. */
export const deckSheet = new CSSStyleSheet()

const frame = new CSSStyleSheet()
frame.replaceSync(
  ':host{display:block;contain:strict}.marpit{all:initial;display:block;width:100%;height:100%}' +
    '.marpit>svg{display:block;width:100%;height:100%}a{pointer-events:none}' +
    '[data-bespoke-marp-fragment=inactive]{visibility:hidden}',
)

/** How slides come onto a page. */
export interface Brush {
  /** The id under which Marp's stylesheet knows what holds the slides; empty for its class alone. */
  readonly holder: string
  /** Writes a slide's HTML; `same` where what stood there was an earlier state of it. */
  readonly write: (holder: HTMLElement, html: string, same: boolean) => void
}

/** A place on the page that draws one slide, shut off from the page's own styles. */
export interface Stage {
  readonly element: HTMLElement
  /** Draws a slide, all of its steps unless told how many, touching only what differs. */
  readonly draw: (slide: StageSlide | undefined, number: number, steps?: number) => void
}

/** A stage that is empty. */
export function makeStage(className: string, brush: Brush): Stage {
  const element = el('div', className)
  const root = element.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [frame, deckSheet]
  const holder = el('div', 'marpit')
  if (brush.holder) holder.id = brush.holder
  root.append(holder)
  let drawn = ''
  let id = ''
  return {
    element,
    draw(slide, number, steps = Number.POSITIVE_INFINITY) {
      // The number is the deck's and not the slide's: it changes where slides come before it.
      const html =
        slide?.html.replace('data-marpit-pagination=""', `data-marpit-pagination="${number}"`) ?? ''
      if (html !== drawn) {
        brush.write(holder, html, slide?.id === id && id !== '')
        passOver(holder)
      }
      drawn = html
      id = slide?.id ?? ''
      showSteps(holder, steps)
    },
  }
}

/** A slide is looked at: who goes through a page by keys does not stop at its links. */
function passOver(holder: HTMLElement): void {
  for (const one of holder.querySelectorAll<HTMLElement | SVGElement>('a, summary'))
    one.tabIndex = -1
}

function showSteps(holder: HTMLElement, steps: number): void {
  holder.querySelectorAll<HTMLElement>('[data-marpit-fragment]').forEach((one, i) => {
    one.dataset.bespokeMarpFragment = i < steps ? 'active' : 'inactive'
  })
}
