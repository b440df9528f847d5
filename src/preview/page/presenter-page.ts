import { button } from '../../stage/dom.js'
import { PresenterPage as StagePresenter } from '../../stage/presenter.js'
import type { ServerMessage } from '../protocol.js'
import type { PreviewPage } from './page.js'
import { showRemote } from './remote-dialog.js'

/** The presenter view with what only a server can give. */
export class PresenterPage extends StagePresenter implements PreviewPage {
  hear(message: ServerMessage): void {
    if (message.type !== 'remote') return
    const remote = button('Remote', 'Use a phone', () => showRemote(message))
    this.more.replaceChildren(remote)
  }
}
