import type { Deck, StageSlide } from './deck.js'
import { openDialog } from './dialogs.js'
import { el } from './dom.js'
import { readOf } from './read-of.js'

/** How many slides are listed. */
const most = 50

/** Asks where to go: a number, or words of a title. */
export function askWhere(deck: Deck, go: (index: number) => void, begun = ''): void {
  const field = fieldOf(begun)
  const list = el('ol', 'found')
  list.id = 'found'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', 'Slides')
  let found: readonly number[] = []
  let chosen = 0
  const choose = (at: number): void => {
    chosen = Math.max(0, Math.min(at, found.length - 1, most - 1))
    for (const [i, row] of [...list.children].entries())
      row.setAttribute('aria-selected', String(i === chosen))
    field.setAttribute('aria-activedescendant', `found-${chosen}`)
    list.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }
  const show = (): void => {
    found = matches(deck, field.value)
    const rows = found.slice(0, most).map((index, i) => rowOf(deck, index, i, () => leave(index)))
    list.replaceChildren(...(rows.length > 0 ? rows : [el('li', 'nothing', 'No such slide')]))
    choose(0)
  }
  const dialog = openDialog(field, list)
  const leave = (index: number): void => {
    dialog.close()
    // At once: a field that is closed but not gone keeps the keys for one more frame.
    dialog.remove()
    go(index)
  }
  field.addEventListener('input', show)
  field.addEventListener('keydown', (event) => {
    // Enter ends what an input method composes, and is not meant for us.
    if (event.isComposing) return
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (way) choose(chosen + way)
    const index = found[chosen]
    if (event.key === 'Enter' && index !== undefined) leave(index)
    if (way || event.key === 'Enter') event.preventDefault()
  })
  show()
  field.focus()
}

function fieldOf(begun: string): HTMLInputElement {
  const field = el('input')
  field.value = begun
  field.placeholder = 'number or words'
  field.setAttribute('aria-label', 'Slide to go to')
  field.setAttribute('role', 'combobox')
  field.setAttribute('aria-expanded', 'true')
  field.setAttribute('aria-controls', 'found')
  field.autocomplete = 'off'
  return field
}

function rowOf(deck: Deck, index: number, i: number, pick: () => void): HTMLElement {
  const slide = deck.slides[index]
  const text = slide?.title ? el('span', 'text', textUnder(slide)) : undefined
  const row = el('li', '', el('b', '', String(index + 1)), ` ${nameOf(slide)} `, text)
  row.id = `found-${i}`
  row.setAttribute('role', 'option')
  row.addEventListener('click', pick)
  return row
}

/** What a slide says but for its title. */
function textUnder(slide: StageSlide): string {
  const text = readOf(slide)
  return text.startsWith(slide.title) ? text.slice(slide.title.length).trim() : text
}

/** What a slide is known by: its title, else what it says, else its part. */
const nameOf = (slide: StageSlide | undefined): string =>
  slide ? slide.title || readOf(slide) || slide.part : ''

/** The slides that are meant, the likeliest first: by number, by name, by what they say, by parts of words. */
function matches({ slides }: Deck, wanted: string): readonly number[] {
  const words = wanted.trim().toLowerCase()
  const those = (textOf: (slide: StageSlide) => string): readonly number[] => {
    const found = slides.flatMap((slide, i) => {
      const text = textOf(slide).toLowerCase()
      return text.includes(words) ? [{ i, begins: begins(text, words) }] : []
    })
    return [...found.filter((one) => one.begins), ...found.filter((one) => !one.begins)].map(
      ({ i }) => i,
    )
  }
  const number = Number(words)
  const meant =
    words && Number.isInteger(number) && slides.length > 0
      ? [Math.max(1, Math.min(number, slides.length)) - 1]
      : []
  return [...new Set([...meant, ...those(nameOf), ...(words ? those(readOf) : [])])]
}

/** Whether a word of a text begins so: `lock` is meant rather than `blocks`. */
function begins(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (at === 0 || !/[a-z\d]/.test(text[at - 1] ?? '')) return true
  return false
}
