import { observer } from '@marp-team/marp-core/browser'
import { Idiomorph } from 'idiomorph'
import type { Brush } from '../../stage/stage.js'

/** Marp's own elements change what they hold, so that nothing can be compared with it. */
const isCustom = (html: string): boolean => html.includes('is="marp-')

const custom = new WeakSet<HTMLElement>()

/** Writes slides that change while one looks: what is the same in both states stays. */
export const liveBrush: Brush = {
  holder: '',
  write(holder, html, same) {
    if (same && !isCustom(html) && !custom.has(holder))
      Idiomorph.morph(holder, html, { morphStyle: 'innerHTML' })
    else holder.innerHTML = html
    if (isCustom(html)) {
      custom.add(holder)
      observer({ once: true, target: holder.getRootNode() as ShadowRoot })
    } else custom.delete(holder)
  },
}
