import { openDialog } from '../../stage/dialogs.js'
import { el } from '../../stage/dom.js'
import type { RemoteMessage } from '../protocol.js'

const svg = 'http://www.w3.org/2000/svg'

/** A QR code as one picture, dark on light whatever the page's colours are. */
function drawCode(rows: readonly string[]): SVGElement {
  const picture = document.createElementNS(svg, 'svg')
  picture.setAttribute('class', 'qr')
  picture.setAttribute('viewBox', `0 0 ${rows.length} ${rows.length}`)
  picture.setAttribute('shape-rendering', 'crispEdges')
  const dark = document.createElementNS(svg, 'path')
  const squares = rows.flatMap((row, y) =>
    [...row.matchAll(/1+/g)].map(
      ({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`,
    ),
  )
  dark.setAttribute('d', squares.join(''))
  picture.append(dark)
  return picture
}

/** Shows the address that a phone opens, as a QR code and in words. */
export function showRemote({ url, code }: RemoteMessage): void {
  const address = el('p', 'address', url)
  const dialog = openDialog(el('h2', '', 'Remote'), drawCode(code), address)
  dialog.addEventListener('click', ({ target }) => target !== address && dialog.close())
}
