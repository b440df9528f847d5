import { el } from './dom.js'
import { marpSlides, slideSize } from './exported-deck.js'
import { makePointer } from './pointer-dot.js'
import type { Talk, TalkState } from './talk.js'

interface Place {
  readonly index: number
  readonly step: number
}

const same = (a: Place, b: Place): boolean => a.index === b.index && a.step === b.step

/** Where Marp's own script is, as it marks its slides. */
function marpPlace(): Place {
  const slides = marpSlides()
  const index = slides.findIndex(({ classList }) => classList.contains('bespoke-marp-active'))
  const shown = slides[index]?.querySelectorAll(
    '[data-marpit-fragment][data-bespoke-marp-fragment=active]',
  )
  return { index: Math.max(0, index), step: shown?.length ?? 0 }
}

/** Leads Marp's own script to a place, by the address that it reads when one goes back. */
function leadMarp({ index, step }: Place): void {
  const search = new URLSearchParams(location.search)
  if (step > 0) search.set('f', String(step))
  else search.delete('f')
  const query = String(search)
  try {
    const url = `${location.pathname}${query ? `?${query}` : ''}#${index + 1}`
    history.replaceState(history.state, '', url)
    dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
  } catch {}
}

/** While Marp's script draws a transition, it hears nothing: it is led again so often. */
const againMs = 200

/** The page that Marp's own script shows, in step with a presenter view wherever there is one. */
export class MarpPage {
  readonly #talk: TalkState
  readonly #pointer = makePointer()
  readonly #over = el('div', 'notedeck-over')
  readonly #ids: readonly string[]
  /** Where Marp's script was last seen. */
  #seen: Place
  #led = false

  /**
   * @param ids of the slides, as the presenter view knows them
   * @param openPresenter opens the presenter view
   */
  constructor(talk: TalkState, ids: readonly string[], openPresenter: () => void) {
    this.#talk = talk
    this.#ids = ids
    this.#seen = marpPlace()
    const [width, height] = slideSize()
    this.#over.style.setProperty('--wide', String(width / height))
    this.#over.append(el('div', 'frame', this.#pointer.element))
    document.body.append(this.#over)
    takePresenterOver(() => {
      this.#led = true
      talk.begin({ ...this.#named(marpPlace()), black: false })
      openPresenter()
    })
    const watch = new MutationObserver(() => this.#onMarp())
    const filter = ['class', 'data-bespoke-marp-fragment']
    watch.observe(document.body, { subtree: true, attributeFilter: filter })
    setInterval(() => this.#led && this.#lead(), againMs)
  }

  onTalk(talk: Talk): void {
    this.#led = true
    this.#over.classList.toggle('black', talk.black)
    this.#pointer.draw(talk)
    this.#lead()
  }

  #lead(): void {
    if (!same(marpPlace(), this.#talk.now())) leadMarp(this.#talk.now())
  }

  /** The audience's own keys lead the talk too, once there is one. */
  #onMarp(): void {
    const place = marpPlace()
    if (same(place, this.#seen)) return
    this.#seen = place
    if (this.#led && !same(place, this.#talk.now())) this.#talk.set(this.#named(place))
  }

  #named({ index, step }: Place) {
    return { index, step, id: this.#ids[index] ?? '' }
  }
}

/** Marp's key and button for a presenter view open ours. */
function takePresenterOver(open: () => void): void {
  const button = document.querySelector<HTMLButtonElement>('[data-bespoke-marp-osc=presenter]')
  const take = (event: Event): void => {
    event.preventDefault()
    event.stopImmediatePropagation()
    open()
  }
  addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'p' && !event.altKey && !event.ctrlKey && !event.metaKey) take(event)
    },
    true,
  )
  addEventListener('click', (event) => event.target === button && take(event), true)
  // Marp locks it where the browser keeps nothing, which ours does not need.
  if (button) button.disabled = false
}
