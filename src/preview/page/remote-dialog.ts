import { el } from '../../stage/dom.js'
import type { RemoteMessage } from '../protocol.js'

/** Shows the address that a phone opens, as a QR code and in words. */
export function showRemote({ url, code }: RemoteMessage): void {
  const dialog = el(
    'dialog',
    'card',
    el('h2', '', 'Remote'),
    el('pre', 'qr', code.join('\n')),
    el('p', 'address', url),
  )
  document.body.append(dialog)
  dialog.addEventListener('close', () => dialog.remove())
  dialog.addEventListener('click', () => dialog.close())
  dialog.showModal()
}
