import { button, el, say } from '../../stage/dom.js'
import type { BannerMessage } from '../protocol.js'

/** What keeps the note from being shown, over the last good slides; it leads to its line. */
export function makeBanner(onPick: (at: BannerMessage) => void) {
  let at: BannerMessage | undefined
  const lead = button('', 'Open the editor there', () => at && onPick(at))
  const element = el('div', 'banner', lead)
  element.setAttribute('role', 'status')
  return {
    element,
    draw(message: BannerMessage): void {
      at = message
      say(lead, message.text)
      element.classList.toggle('up', message.text !== '')
    },
  }
}
