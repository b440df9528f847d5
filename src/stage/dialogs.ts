import type { Deck } from './deck.js'
import { el } from './dom.js'
import type { KeyTable } from './key-table.js'

const open = (...children: Node[]): HTMLDialogElement => {
  document.querySelector('dialog')?.remove()
  const dialog = el('dialog', 'card', ...children)
  document.body.append(dialog)
  dialog.addEventListener('close', () => dialog.remove())
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close())
  dialog.showModal()
  return dialog
}

/** Shows the keys of a page, each with what it does. */
export function showHelp(keys: KeyTable): void {
  const rows = keys.flatMap(([key, what]) => [el('dt', '', key), el('dd', '', what)])
  open(el('h2', '', 'Keys'), el('dl', 'keys', ...rows))
}

/** Asks where to go: a number, or words of a title. */
export function askWhere(deck: Deck, go: (index: number) => void, begun = ''): void {
  const field = el('input')
  field.value = begun
  field.placeholder = 'number or title'
  field.setAttribute('aria-label', 'Slide to go to')
  const list = el('ol', 'found')
  const found = (): readonly number[] => matches(deck, field.value)
  const show = (): void => {
    const rows = found()
      .slice(0, 8)
      .map((index) => {
        const row = el('li', '', el('b', '', String(index + 1)), ` ${nameOf(deck, index)}`)
        row.addEventListener('click', () => leave(index))
        return row
      })
    list.replaceChildren(...rows)
  }
  const dialog = open(field, list)
  const leave = (index: number | undefined): void => {
    dialog.close()
    // At once: a field that is closed but not gone keeps the keys for one more frame.
    dialog.remove()
    if (index !== undefined) go(index)
  }
  field.addEventListener('input', show)
  field.addEventListener('keydown', ({ key }) => key === 'Enter' && leave(found()[0]))
  show()
  field.focus()
}

const nameOf = (deck: Deck, index: number): string =>
  deck.slides[index]?.title || deck.slides[index]?.part || ''

function matches(deck: Deck, wanted: string): readonly number[] {
  const words = wanted.trim().toLowerCase()
  const number = Number(words)
  if (words && Number.isInteger(number)) {
    return deck.slides.length > 0 ? [Math.max(1, Math.min(number, deck.slides.length)) - 1] : []
  }
  return deck.slides.flatMap((_, i) => (nameOf(deck, i).toLowerCase().includes(words) ? [i] : []))
}
