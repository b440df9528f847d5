import { observer } from '@marp-team/marp-core/browser'
import { Idiomorph } from 'idiomorph'
import type { PageSlide } from '../protocol.js'
import { deckSheet } from './deck.js'
import { el } from './dom.js'

const frame = new CSSStyleSheet()
frame.replaceSync(
  ':host{display:block;contain:strict}.marpit{all:initial;display:block;width:100%;height:100%}' +
    '.marpit>svg{display:block;width:100%;height:100%}a{pointer-events:none}',
)

/** A place on the page that draws one slide, shut off from the page's own styles. */
export interface Stage {
  readonly element: HTMLElement
  /** Draws a slide, touching only what differs from the one before. */
  readonly draw: (slide: PageSlide | undefined, number: number) => void
}

/** Marp's own elements change what they hold, so that nothing can be compared with it. */
const isCustom = (html: string): boolean => html.includes('is="marp-')

/** A stage that is empty. */
export function makeStage(className: string): Stage {
  const element = el('div', className)
  const root = element.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [frame, deckSheet]
  const deck = el('div', 'marpit')
  root.append(deck)
  let drawn = ''
  const write = (html: string, same: boolean): void => {
    if (same && !isCustom(html) && !isCustom(drawn))
      Idiomorph.morph(deck, html, { morphStyle: 'innerHTML' })
    else deck.innerHTML = html
    if (isCustom(html)) observer({ once: true, target: root })
    drawn = html
  }
  let id = ''
  return {
    element,
    draw(slide, number) {
      // The number is the deck's and not the slide's: it changes where slides come before it.
      const html =
        slide?.html.replace('data-marpit-pagination=""', `data-marpit-pagination="${number}"`) ?? ''
      if (html !== drawn) write(html, slide?.id === id && id !== '')
      id = slide?.id ?? ''
    },
  }
}
