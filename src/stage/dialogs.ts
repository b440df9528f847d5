import { el } from './dom.js'
import type { KeyTable } from './key-table.js'

/** Opens a dialog in the place of any other. */
export function openDialog(...children: Node[]): HTMLDialogElement {
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
  openDialog(el('h2', '', 'Keys'), el('dl', 'keys', ...rows))
}

/** Says that the browser opened no window, and gives what leads there. */
export function showBlocked(url: string, name: string): void {
  const link = el('a', '', 'Open it here')
  link.href = url
  link.target = name
  const dialog = openDialog(
    el('h2', '', 'The browser blocked the window'),
    el('p', '', 'Allow this page to open windows, or open it by hand:'),
    el('p', '', link),
  )
  link.addEventListener('click', () => dialog.close())
}
