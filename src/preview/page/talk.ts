import type { Talk } from '../protocol.js'
import type { Link } from './link.js'

/** Where the talk is, in step with every other window and device. */
export interface TalkState {
  readonly now: () => Talk
  readonly set: (change: Partial<Omit<Talk, 'turn'>>) => void
  /** Takes what another window or the server says. */
  readonly take: (talk: Talk) => void
}

const key = 'notedeck-talk'

const kept = (): Talk | undefined => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '') as Talk
  } catch {
    return undefined
  }
}

const nowhere: Talk = { index: 0, id: '', black: false, started: 0, entered: 0, turn: 0 }

/**
 * The talk's state. Windows of one browser speak to each other, so that they stay in step without
 * the server; what was last is kept, so that a window that comes back is where it was.
 */
export function talkState(link: () => Link, onChange: (talk: Talk) => void): TalkState {
  const others = new BroadcastChannel(key)
  let talk = kept() ?? nowhere
  const adopt = (next: Talk): void => {
    talk = next
    const { pointer: _, ...rest } = next
    localStorage.setItem(key, JSON.stringify(rest))
    onChange(next)
  }
  const take = (next: Talk): void => {
    if (next.turn > talk.turn) adopt(next)
    // A server that was started anew learns where the talk is.
    else if (next.turn < talk.turn) link().send({ type: 'talk', talk })
  }
  others.addEventListener('message', ({ data }) => data.turn > talk.turn && adopt(data as Talk))
  return {
    now: () => talk,
    take,
    set(change) {
      const moved = change.index !== undefined && change.index !== talk.index
      const { pointer: _, ...rest } = talk
      const next = {
        ...rest,
        ...(moved && { entered: Date.now() }),
        ...change,
        turn: Math.max(Date.now(), talk.turn + 1),
      }
      adopt(next)
      others.postMessage(next)
      link().send({ type: 'talk', talk: next })
    },
  }
}
